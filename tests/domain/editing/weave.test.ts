import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { weave } from '#domain/editing/weave.ts';
import { LiveTiling } from '#domain/topology/live-tiling.ts';
import { withVertices } from '#domain/geometry/with-vertices.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import { areaOf, box, featureOf } from '../topology/features.ts';

const zone = (id: string, geometry: Polygon) => featureOf('zone', id, geometry, { landUse: '0701' });
const corners = ({ coordinates }: Polygon) => coordinates[0]!.length - 1;

describe('a parcel that is drawn beside others', () => {
  const north = zone('north', areaOf(box(0, 1, 2, 2)));

  it('gives its corners on their edges to them, and takes theirs on its own', () => {
    const shape = areaOf(box(0.5, 0, 3, 1));
    const woven = weave(shape, [north, zone('far', areaOf(box(9, 9, 10, 10)))]);
    expect(woven.neighbours.map(({ id }) => id)).toEqual(['north']);
    expect(corners(woven.neighbours[0]!.geometry as Polygon)).toBe(5);
    expect(corners(woven.shape as Polygon)).toBe(5);
    expect(woven.shape.coordinates.flat()).toContainEqual([110.02, 38.01]);
    // once more changes nothing: the very objects stay
    const again = weave(woven.shape, woven.neighbours);
    expect(again).toEqual({ shape: woven.shape, neighbours: [] });
    expect(again.shape).toBe(woven.shape);
  });

  it('leaves what only lies near as it is, for its author to be told', () => {
    // 10 cm off
    const shape = areaOf(box(0.5, 0, 1.5, 0.99991));
    expect(weave(shape, [north])).toEqual({ shape, neighbours: [] });
  });

  it('has no vertex twice where corners are the same', () => {
    const shape = areaOf(box(0, 0, 2, 1));
    expect(weave(shape, [north])).toEqual({ shape, neighbours: [] });
  });

  it('is woven into holes and parts alike', () => {
    const holed = zone('holed', areaOf(box(0, 0, 4, 4), box(1, 1, 3, 3)));
    const shape = areaOf(box(1, 1.5, 3, 2.5));
    const { neighbours } = weave(shape, [holed]);
    expect((neighbours[0]!.geometry as Polygon).coordinates.map((ring) => ring.length - 1)).toEqual([4, 8]);
    const parts = { type: 'MultiPolygon' as const, coordinates: [areaOf(box(0, 0, 1, 1)).coordinates] };
    expect(withVertices(parts, [[110.005, 38.01]]).coordinates[0]![0]).toHaveLength(6);
  });

  it('tiles with them to the last bit, wherever on an edge it begins', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (tilt, first, second) => {
        const [low, high] = [Math.min(first, second), Math.max(first, second)];
        fc.pre(high - low > 0.01);
        // the common side is no parallel: places on it are rounded to the grid
        const side = (along: number): [number, number] => [2 * along, 1 + tilt * along];
        const upper = areaOf([[0, 2], side(0), side(1), [2, 2]].reverse() as [number, number][]);
        const below = (from: number, to: number) =>
          onStoredGrid(
            areaOf([side(from), side(to), [2 * to, 0], [2 * from, 0]].reverse() as [number, number][]),
          );
        let parcels = [zone('upper', onStoredGrid(upper))];
        for (const [id, from, to] of [
          ['west', 0, low],
          ['middle', low, high],
          ['east', high, 1],
        ] as const) {
          const { shape, neighbours } = weave(below(from, to), parcels);
          const changed = new Map(neighbours.map((neighbour) => [neighbour.id, neighbour]));
          parcels = [
            ...parcels.map((parcel) => changed.get(parcel.id) ?? parcel),
            zone(id, shape as Polygon),
          ];
        }
        const outline = featureOf(
          'boundary',
          'outline',
          onStoredGrid(
            areaOf([[0, 0], [2 * low, 0], [2 * high, 0], [2, 0], side(1), [2, 2], [0, 2], side(0)]),
          ),
        );
        expect(new LiveTiling(outline, parcels).faults()).toEqual([]);
      }),
    );
  });
});
