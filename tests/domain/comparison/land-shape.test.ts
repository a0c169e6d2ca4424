import type { MultiPolygon, Polygon, Position } from 'geojson';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LandShape } from '#domain/comparison/land-shape.ts';
import { PairBudget } from '#domain/comparison/pair-budget.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { findGeometryFault } from '#domain/geometry/geometry-fault.ts';
import { Clipper, FillRule } from 'clipper2-ts';

type Path = [number, number][];

/** Ten-thousandths of a degree, some ten metres each, about a round place. */
const polygon = (...rings: Path[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) =>
    [...ring, ring[0]!].map(([x, y]) => [112.7 + x / 10_000, 38.1 + y / 10_000]),
  ),
});
const several = (...parts: Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: parts.map(({ coordinates }) => coordinates),
});
const box = (west: number, south: number, east: number, north: number): Path => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const shared = (a: Polygon | MultiPolygon, b: Polygon | MultiPolygon) =>
  new LandShape(a).sharedWith(new LandShape(b))!;

/** A tile in m², for comparison: one by one ten-thousandths of a degree. */
const tile = ellipsoidalArea(polygon(box(0, 0, 1, 1)));

describe('LandShape', () => {
  it.each<[string, Polygon | MultiPolygon, Polygon | MultiPolygon, number]>([
    ['one within the other', polygon(box(0, 0, 10, 10)), polygon(box(2, 3, 5, 5)), 6],
    ['two that cross', polygon(box(0, 0, 10, 4)), polygon(box(4, -3, 6, 8)), 8],
    ['the same twice', polygon(box(0, 0, 10, 10)), polygon(box(0, 0, 10, 10)), 100],
    ['a shared edge', polygon(box(0, 0, 5, 5)), polygon(box(5, 0, 9, 5)), 0],
    ['a part of an edge shared', polygon(box(0, 0, 5, 5)), polygon(box(1, 5, 3, 9)), 0],
    ['a point shared', polygon(box(0, 0, 5, 5)), polygon(box(5, 5, 9, 9)), 0],
    ['far apart', polygon(box(0, 0, 5, 5)), polygon(box(7, 7, 9, 9)), 0],
    ['one in the hole of the other', polygon(box(0, 0, 9, 9), box(2, 2, 7, 7)), polygon(box(2, 2, 7, 7)), 0],
    [
      'one over the hole of the other',
      polygon(box(0, 0, 9, 9), box(2, 2, 7, 7)),
      polygon(box(1, 1, 8, 8)),
      24,
    ],
    ['a hole each', polygon(box(0, 0, 9, 9), box(2, 2, 4, 4)), polygon(box(0, 0, 9, 9), box(3, 3, 5, 5)), 74],
    [
      'several parts',
      several(polygon(box(0, 0, 2, 2)), polygon(box(4, 0, 6, 2))),
      polygon(box(1, 0, 5, 1)),
      2,
    ],
    [
      'a triangle cut by its height',
      polygon([
        [0, 0],
        [4, 0],
        [2, 4],
      ]),
      polygon(box(2, 0, 9, 9)),
      4,
    ],
  ])('answers what is shared: %s', (_name, a, b, tiles) => {
    expect(shared(a, b) / tile).toBeCloseTo(tiles, 2);
    expect(shared(b, a)).toBeCloseTo(shared(a, b), 6);
  });

  it('says nothing of which way rings turn', () => {
    const backwards = (given: Polygon): Polygon => ({
      ...given,
      coordinates: given.coordinates.map((ring) => ring.toReversed()),
    });
    const one = polygon(box(0, 0, 9, 9), box(2, 2, 7, 7));
    const other = polygon(box(1, 1, 8, 8));
    expect(shared(backwards(one), other)).toBeCloseTo(shared(one, other), 6);
    expect(shared(one, backwards(other))).toBeCloseTo(shared(one, other), 6);
  });

  it('measures on the ellipsoid, also what is kilometres long, where edges are short', () => {
    const ring: Path = Array.from({ length: 400 }, (_, at) => {
      const angle = (at / 200) * Math.PI;
      return [600 * Math.cos(angle), 400 * Math.sin(angle)];
    });
    const large = polygon(ring);
    expect(new LandShape(large).area / ellipsoidalArea(large)).toBeCloseTo(1, 7);
  });

  it('has the area within geodesics that is shown everywhere, where edges are short', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(
        fc.tuple(corner, corner, corner, corner),
        fc.integer({ min: -60, max: 60 }),
        (corners, latitude) => {
          const [a, b, c, d] = corners;
          const ring: Path = [
            [a[0], a[1]],
            [100 - b[0], b[1]],
            [100 - c[0], 100 - c[1]],
            [d[0], 100 - d[1]],
          ];
          const quarter = polygon(ring.map(([x, y]) => [x / 4, y / 4]));
          for (const position of quarter.coordinates[0]!) position[1]! += latitude - 38;
          fc.pre(findGeometryFault(quarter) === null);
          const { geodesicArea } = new LandShape(quarter);
          if (geodesicArea !== null)
            expect(Math.abs(geodesicArea - ellipsoidalArea(quarter))).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 500 },
    );
    expect(new LandShape(polygon(box(0, 0, 200, 10))).geodesicArea).toBeNull();
  });

  it('has no land where the geometry is empty', () => {
    const empty = new LandShape({ type: 'Polygon', coordinates: [] });
    expect([empty.area, empty.sharedWith(empty), empty.perimeter]).toEqual([0, 0, 0]);
    expect(new LandShape({ type: 'MultiPolygon', coordinates: [] }).differenceFrom(empty)).toBe(0);
  });

  it('is told of outlines of 100,000 vertices each by few of their pairs of edges, a very wide one among them (B17)', () => {
    const coast = (height: number): Polygon => {
      const shore = Array.from({ length: 99_990 }, (_, at): [number, number] => [
        100 - at / 1_000,
        height + (at % 2) / 100,
      ]);
      return polygon([[0, 0], [100, 0], ...shore]);
    };
    // each edge of either with each of the other would be ten thousand million pairs
    const [one, other] = [10, 11].map((height) => new LandShape(coast(height), new PairBudget(600_000)));
    const both = one!.sharedWith(other!)!;
    expect(Math.abs(both / one!.area - 1)).toBeLessThan(1e-6);
    expect(Math.abs(new LandShape(coast(10)).differenceFrom(other!)! / tile / 100 - 1)).toBeLessThan(1e-3);
  });

  it('is not told of outlines that run to and fro without end, rather than in minutes (B17)', () => {
    const comb = (shift: number) =>
      polygon([
        ...Array.from({ length: 40_000 }, (_, at): [number, number] => [
          at % 2 === 0 ? 0 : 99,
          at / 1_000 + shift,
        ]),
        [100, 40 + shift],
        [100, shift],
      ]);
    const [one, other] = [new LandShape(comb(0)), new LandShape(comb(0.0004))];
    expect(one.sharedWith(other)).toBeNull();
    expect(one.differenceFrom(other)).toBeNull();
  });

  it('agrees with a clipper on any polygons, holes included', () => {
    fc.assert(
      fc.property(starWithHole(), starWithHole(), (a, b) => {
        fc.pre(findGeometryFault(a) === null && findGeometryFault(b) === null);
        const expected = clippedArea(a, b);
        expect(Math.abs(shared(a, b) - expected)).toBeLessThan(0.05 + expected * 1e-5);
      }),
      { numRuns: 300 },
    );
  });

  it('finds as much shared from either side, and of itself its own area', () => {
    fc.assert(
      fc.property(starWithHole(), starWithHole(), (a, b) => {
        fc.pre(findGeometryFault(a) === null && findGeometryFault(b) === null);
        const [one, other] = [new LandShape(a), new LandShape(b)];
        expect(Math.abs(one.sharedWith(other)! - other.sharedWith(one)!)).toBeLessThan(1e-6);
        expect(Math.abs(one.sharedWith(new LandShape(a))! - one.area)).toBeLessThan(1e-6);
        expect(Math.abs(one.area - ellipsoidalArea(a))).toBeLessThan(0.05);
      }),
    );
  });
});

/** A star about some place with another, smaller one as its hole. */
function starWithHole(): fc.Arbitrary<Polygon> {
  const radii = fc.array(fc.integer({ min: 40, max: 100 }), { minLength: 3, maxLength: 12 });
  const place = fc.integer({ min: -60, max: 60 });
  return fc.tuple(radii, place, place).map(([lengths, x, y]) => {
    const star = (scale: number): Path =>
      lengths.map((length, at) => {
        const angle = (at / lengths.length) * 2 * Math.PI;
        const along = [Math.cos(angle), Math.sin(angle)].map((part) => part * length * scale);
        return [Math.round(x + along[0]!), Math.round(y + along[1]!)];
      });
    const { coordinates } = polygon(star(0.1), star(0.04));
    return { type: 'Polygon', coordinates };
  });
}

function clippedArea(a: Polygon, b: Polygon): number {
  const unitsPerDegree = 1e9;
  const path = (ring: Position[]) =>
    ring.map(([x, y]) => ({
      x: Math.round((x! - 112.7) * unitsPerDegree),
      y: Math.round((y! - 38.1) * unitsPerDegree),
    }));
  const paths = Clipper.intersect(a.coordinates.map(path), b.coordinates.map(path), FillRule.EvenOdd);
  return paths.reduce((sum, found) => {
    const ring = found.map(({ x, y }) => [112.7 + x / unitsPerDegree, 38.1 + y / unitsPerDegree]);
    const size = ellipsoidalArea({ type: 'Polygon', coordinates: [ring] });
    return sum + (Clipper.area(found) < 0 ? -size : size);
  }, 0);
}
