import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledArea, findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { snapRings } from '../../../server/tiles/snap-rings.ts';
import { cleanPolygons } from '../../../server/tiles/tile-polygons.ts';

/** A strip along a winding line, as a railway's parcel is from afar: a few units across, rounded to the grid. */
const strip = fc
  .record({
    turns: fc.array(fc.double({ min: -0.25, max: 0.25, noNaN: true }), { minLength: 20, maxLength: 80 }),
    width: fc.double({ min: 1, max: 3, noNaN: true }),
    step: fc.double({ min: 3, max: 12, noNaN: true }),
  })
  .map(({ turns, width, step }) => {
    let [x, y, bearing] = [0, 0, 0];
    const left: number[][] = [];
    const right: number[][] = [];
    for (const [at, turn] of turns.entries()) {
      // swings about one direction, so that the strip does not cross itself but where rounding makes it
      bearing = bearing * 0.8 + turn;
      [x, y] = [x + Math.cos(bearing) * step, y + Math.sin(bearing) * step];
      const [dx, dy] = [(-Math.sin(bearing) * width) / 2, (Math.cos(bearing) * width) / 2];
      left.push([Math.round(x + dx), Math.round(y + dy)]);
      // neighbours give the other side corners of its own
      if (at % 3 === 0) right.push([Math.round(x - dx), Math.round(y - dy)]);
    }
    return [...right, ...left.reverse(), right[0]!].flat();
  });

function areaOf(polygons: number[][][]): number {
  return polygons.flat().reduce((sum, ring) => sum + doubledArea(ring) / 2, 0);
}

describe('snapRings', () => {
  it('leads an edge through a corner that it nearly touches', () => {
    // the crossing of the long edge with those of the corner rounds to the corner itself
    expect(snapRings([[0, 0, 10, 0, 10, 20, 6, 20, 5, 0, 4, 20, 0, 20, 0, 0]])).toEqual([
      [0, 0, 5, 0, 10, 0, 10, 20, 6, 20, 5, 0, 4, 20, 0, 20, 0, 0],
    ]);
    expect(snapRings([[0, 0, 20, 1, 20, 20, 12, 20, 11, 1, 10, 20, 0, 20, 0, 0]])).toEqual([
      [0, 0, 11, 1, 20, 1, 20, 20, 12, 20, 11, 1, 10, 20, 0, 20, 0, 0],
    ]);
  });

  it('puts the crossing of two edges into both', () => {
    expect(snapRings([[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]])).toEqual([
      [0, 0, 5, 5, 10, 10, 10, 0, 5, 5, 0, 10, 0, 0],
    ]);
  });

  it('leaves alone what has room, and what is nothing', () => {
    const ring = [0, 0, 40, 0, 40, 40, 0, 40, 0, 0];
    expect(snapRings([ring])).toEqual([ring]);
    expect(snapRings([])).toEqual([]);
    expect(snapRings([[]])).toEqual([]);
  });
});

describe('a railway’s parcel that tapers, seen from afar', () => {
  // as it lay in a tile of zoom 12: two sides cross a hair from a corner, to which their crossing rounds
  const ring = [0, 0, 38, -79, 487, -2327, 529, -1595, 343, -754, 34, -71, 17, -30, 0, 0];

  it('stays on the map', () => {
    expect(findPolygonFault([ring])?.reason).toBe('self-intersection');
    const cleaned = cleanPolygons([[ring]]);
    for (const polygon of cleaned) expect(findPolygonFault(polygon)).toBeNull();
    expect(areaOf(cleaned)).toBeGreaterThan((0.9 * Math.abs(doubledArea(ring))) / 2);
  });
});

describe('a strip of land a few units across', () => {
  it('stays on the map, whole, where rounding makes its sides cross', () => {
    let crossed = 0;
    fc.assert(
      fc.property(strip, (ring) => {
        if (findPolygonFault([ring])?.reason === 'self-intersection') crossed += 1;
        const cleaned = cleanPolygons([[ring]]);
        for (const polygon of cleaned) expect(findPolygonFault(polygon)).toBeNull();
        expect(areaOf(cleaned)).toBeGreaterThanOrEqual((0.8 * Math.abs(doubledArea(ring))) / 2);
      }),
      { numRuns: 2_000 },
    );
    expect(crossed).toBeGreaterThan(0);
  });
});
