// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { touchedTiles } from '../../../../client/map/sources/touched-tiles.ts';

const half = 20_037_508.342_789_244;
const world: Bounds = [-half, -half, half, half];
const names = (boxes: Bounds[], frame: Bounds, zooms: number[]) =>
  touchedTiles(boxes, frame, zooms).map(({ z, x, y }) => `${z}/${x}/${y}`);

describe('the tiles that a change touches', () => {
  it('are those it lies in, at each zoom that is shown', () => {
    // Taiyuan lies in the north-eastern quarter
    const point: Bounds = [12_535_000, 4_600_000, 12_535_000, 4_600_000];
    expect(names([point], world, [0, 1, 2])).toEqual(['0/0/0', '1/1/0', '2/3/1']);
  });

  it('are also the neighbours that show a rim of it', () => {
    const beside: Bounds = [1, 1, 2, 2];
    expect(names([beside], world, [1]).sort()).toEqual(['1/0/0', '1/0/1', '1/1/0', '1/1/1']);
  });

  it('are none for what is out of the frame, and each once for what is touched twice', () => {
    const frame: Bounds = [12_500_000, 4_500_000, 12_600_000, 4_700_000];
    expect(names([[0, 0, 1, 1]], frame, [12])).toEqual([]);
    const box: Bounds = [12_535_000, 4_600_000, 12_535_010, 4_600_010];
    expect(names([box, box], frame, [12])).toHaveLength(1);
  });

  it('are few, however large a change is', () => {
    const edge = fc.double({ min: -half, max: half, noNaN: true });
    fc.assert(
      fc.property(edge, edge, edge, edge, fc.integer({ min: 0, max: 20 }), (a, b, c, d, z) => {
        const box: Bounds = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
        const width = (2 * half) / 2 ** z;
        const frame: Bounds = [0, 0, 4 * width, 3 * width];
        const tiles = touchedTiles([box], frame, [z]);
        expect(tiles.length).toBeLessThanOrEqual(8 * 7);
        for (const { x, y } of tiles) expect(Math.max(x, y)).toBeLessThan(2 ** z);
      }),
    );
  });
});
