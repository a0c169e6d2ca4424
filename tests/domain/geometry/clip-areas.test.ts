import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LandShape } from '#domain/comparison/land-shape.ts';
import { intersectAreas, subtractAreas, uniteAreas, type Area } from '#domain/geometry/clip-areas.ts';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';
import { onStoredGrid } from '#domain/geometry/stored-grid.ts';
import { areaOf, box, type Path } from '../topology/features.ts';

const positions = (area: Area) =>
  area.type === 'Polygon' ? area.coordinates.flat() : area.coordinates.flat(2);

describe('areas that are clipped', () => {
  it('keep the vertices that they had, to the last bit', () => {
    const one = areaOf(box(0, 0, 2, 2));
    const other = areaOf(box(1, 1, 3, 3));
    const left = subtractAreas(one, [other]);
    expect(left.coordinates).toHaveLength(1);
    expect(new Set(positions(left).map(String))).toEqual(
      new Set(
        [
          ...areaOf(box(0, 0, 2, 2)).coordinates[0]!.filter(([x, y]) => x !== 110.02 || y !== 38.02),
          [110.02, 38.01],
          [110.01, 38.01],
          [110.01, 38.02],
        ].map(String),
      ),
    );
    expect(subtractAreas(one, [one]).coordinates).toEqual([]);
  });

  it('have holes and parts where those are left', () => {
    const holed = subtractAreas(areaOf(box(0, 0, 3, 3)), [areaOf(box(1, 1, 2, 2))]);
    expect(holed.coordinates.map((rings) => rings.length)).toEqual([2]);
    const parts = subtractAreas(areaOf(box(0, 0, 3, 1)), [areaOf(box(1, 0, 2, 1))]);
    expect(parts.coordinates).toHaveLength(2);
    // what lies in a hole is a part of its own
    const island = uniteAreas([holed, areaOf(box(1.4, 1.4, 1.6, 1.6))]);
    expect(island.coordinates.map((rings) => rings.length).sort()).toEqual([1, 2]);
    expect(uniteAreas([areaOf(box(0, 0, 1, 1)), areaOf(box(1, 0, 2, 1))]).coordinates).toHaveLength(1);
  });

  it('are valid, and add up to what they were', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
    const path = fc.array(place, { minLength: 3, maxLength: 7 }).map((drawn) => {
      const [cx, cy] = [20.3, 19.7];
      // around a middle, so that the ring does not cross itself
      return [...drawn].sort(
        ([a, b], [x, y]) => Math.atan2(b - cy, a - cx) - Math.atan2(y - cy, x - cx),
      ) as Path;
    });
    fc.assert(
      fc.property(path, path, (first, second) => {
        const [one, other] = [onStoredGrid(areaOf(first)), onStoredGrid(areaOf(second))];
        fc.pre([one, other].every((area) => findGeometryFault(area) === null));
        const size = (area: Area) => new LandShape(area).area;
        const [both, left, right, all] = [
          intersectAreas(one, [other]),
          subtractAreas(one, [other]),
          subtractAreas(other, [one]),
          uniteAreas([one, other]),
        ];
        for (const area of [both, left, right, all])
          for (const coordinates of area.coordinates)
            expect(findGeometryFault({ type: 'Polygon', coordinates })).toBeNull();
        // crossings are rounded by a tenth of a millimetre along sides of kilometres
        expect(size(both) + size(left)).toBeCloseTo(size(one), -1);
        expect(size(both) + size(right)).toBeCloseTo(size(other), -1);
        expect(size(left) + size(right) + size(both)).toBeCloseTo(size(all), -1);
      }),
    );
  });
});
