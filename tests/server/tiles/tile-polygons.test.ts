import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledArea, findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { PolygonMerger } from '../../../server/tiles/merge-polygons.ts';
import { cleanPolygons, convexTurn, repairPolygon } from '../../../server/tiles/tile-polygons.ts';
import { TileGeometry } from '../../../server/tiles/twkb-reader.ts';

/** A closed ring of any positions on a small grid, where rounding does its worst. */
const anyRing = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), {
    minLength: 3,
    maxLength: 14,
  })
  .map((positions) => [...positions, positions[0]!].flat());

function areaOf(polygons: number[][][]): number {
  return polygons.flat().reduce((sum, ring) => sum + doubledArea(ring) / 2, 0);
}

function expectValidAndWound(polygons: number[][][]): void {
  for (const rings of polygons) {
    expect(findPolygonFault(rings)).toBeNull();
    expect(rings.map((ring) => Math.sign(doubledArea(ring)))).toEqual(
      rings.map((_, at) => (at === 0 ? 1 : -1)),
    );
  }
}

function geometryOf(rings: number[][]): TileGeometry {
  const geometry = new TileGeometry();
  for (const [at, ring] of rings.entries()) {
    geometry.reserve(ring.length);
    geometry.coordinates.set(ring, geometry.length);
    geometry.length += ring.length;
    geometry.endPath(2, at === 0);
  }
  return geometry;
}

describe('cleanPolygons', () => {
  it('gives valid polygons, outer rings clockwise and holes the other way, whatever comes in', () => {
    fc.assert(
      fc.property(fc.array(anyRing, { minLength: 1, maxLength: 3 }), (rings) => {
        expectValidAndWound(cleanPolygons([rings]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves a valid polygon as it is, but for its winding', () => {
    const clockwise = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];
    const reversed = [0, 0, 0, 10, 10, 10, 10, 0, 0, 0];
    expect(cleanPolygons([[clockwise]])).toEqual([[clockwise]]);
    expect(cleanPolygons([[reversed]])).toEqual([[clockwise]]);
  });

  it('leaves out what collapsed', () => {
    expect(cleanPolygons([[[0, 0, 5, 5, 0, 0]], [[3, 3, 3, 3, 3, 3, 3, 3]], []])).toEqual([]);
  });
});

describe('repairPolygon', () => {
  it('makes two triangles of a bow-tie', () => {
    const repaired = repairPolygon([[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]]);
    expect(repaired).toHaveLength(2);
    expectValidAndWound(repaired);
    expect(areaOf(repaired)).toBe(50);
  });

  it('splits a ring that touches itself', () => {
    const repaired = repairPolygon([[0, 0, 10, 0, 5, 5, 10, 10, 0, 10, 5, 5, 0, 0]]);
    expectValidAndWound(repaired);
    expect(areaOf(repaired)).toBe(50);
  });
});

describe('convexTurn', () => {
  it('says yes only to rings that are valid and wound as it tells', () => {
    fc.assert(
      fc.property(anyRing, (ring) => {
        const turn = convexTurn(ring, ring.length);
        if (turn === 0) return;
        expect(findPolygonFault([ring])).toBeNull();
        expect(Math.sign(doubledArea(ring))).toBe(turn);
      }),
      { numRuns: 5_000 },
    );
  });

  it('knows rectangles both ways, and that a pentagram turns twice', () => {
    expect(convexTurn([0, 0, 10, 0, 10, 10, 0, 10, 0, 0], 10)).toBe(1);
    expect(convexTurn([0, 0, 0, 10, 10, 10, 10, 0, 0, 0], 10)).toBe(-1);
    expect(convexTurn([0, -100, 59, 81, -95, -31, 95, -31, -59, 81, 0, -100], 12)).toBe(0);
  });
});

describe('PolygonMerger', () => {
  /** A grid of cells whose corners are shaken, so that neighbours share whole edges as parcels do. */
  const shakenGrid = fc
    .record({
      size: fc.integer({ min: 1, max: 7 }),
      shake: fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 128, maxLength: 128 }),
    })
    .map(({ size, shake }) => {
      const corner = (column: number, row: number) => {
        const at = (row * (size + 1) + column) * 2;
        return [column * 100 + shake[at % 128]!, row * 100 + shake[(at + 1) % 128]!];
      };
      return Array.from({ length: size * size }, (_, cell) => {
        const [column, row] = [cell % size, Math.floor(cell / size)];
        return [
          corner(column, row),
          corner(column + 1, row),
          corner(column + 1, row + 1),
          corner(column, row + 1),
          corner(column, row),
        ].flat();
      });
    });

  it('covers what its parts cover, in valid polygons', () => {
    fc.assert(
      fc.property(shakenGrid, fc.array(fc.boolean(), { minLength: 49, maxLength: 49 }), (cells, isTaken) => {
        const taken = cells.filter((cell, at) => isTaken[at] && findPolygonFault([cell]) === null);
        const merger = new PolygonMerger(1);
        for (const cell of taken) merger.add(geometryOf([cell]));
        const merged = merger.merge(0);
        expectValidAndWound(merged);
        expect(areaOf(merged)).toBe(taken.reduce((sum, cell) => sum + Math.abs(doubledArea(cell)) / 2, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('stays valid on ever coarser grids', () => {
    fc.assert(
      fc.property(shakenGrid, fc.constantFrom(2, 8, 32, 64), (cells, step) => {
        const merger = new PolygonMerger(step);
        for (const cell of cells) merger.add(geometryOf([cell]));
        expectValidAndWound(merger.merge(4));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the hole that a missing neighbour leaves', () => {
    const merger = new PolygonMerger(1);
    for (let row = 0; row < 3; row++) {
      for (let column = 0; column < 3; column++) {
        if (row === 1 && column === 1) continue;
        const [x, y] = [column * 10, row * 10];
        merger.add(geometryOf([[x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y]]));
      }
    }
    expect(merger.merge(4)).toEqual([[expect.arrayContaining([0, 30]), expect.arrayContaining([10, 20])]]);
  });
});
