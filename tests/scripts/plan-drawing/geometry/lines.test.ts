import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beside,
  distance,
  lengthOf,
  mix,
  nearestOn,
  pointAlong,
  smooth,
  smoothRing,
} from '../../../../scripts/plan-drawing/geometry/lines.ts';
import type { Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';

const coordinate = fc.double({ min: -5_000, max: 5_000, noNaN: true });
const points = fc.tuple(coordinate, coordinate);
const lines = fc.array(points, { minLength: 2, maxLength: 12 });
const bent: Point[] = [
  [0, 0],
  [300, 0],
  [300, 400],
];

describe('a line', () => {
  it('is as long as its segments, and has a point at every distance along it', () => {
    expect(lengthOf(bent)).toBe(700);
    expect(pointAlong(bent, 500)).toEqual([300, 200]);
    expect([pointAlong(bent, -1), pointAlong(bent, 900)]).toEqual([bent[0], bent[2]]);
  });

  it('has its points along it at that distance, as far as it goes', () => {
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (line, share) => {
        const point = pointAlong(line, lengthOf(line) * share);
        expect(nearestOn(line, point).distance).toBeLessThan(1e-6);
      }),
    );
  });

  it('is nowhere nearer to a point than its nearest', () => {
    fc.assert(
      fc.property(lines, points, fc.double({ min: 0, max: 1, noNaN: true }), (line, point, share) => {
        const near = nearestOn(line, point);
        expect(near.distance).toBeLessThanOrEqual(
          distance(pointAlong(line, lengthOf(line) * share), point) + 1e-6,
        );
        expect(distance(near.point, point)).toBeCloseTo(near.distance, 6);
        const [from, to] = [line[near.segment]!, line[near.segment + 1]!];
        expect(nearestOn([from, to], point).distance).toBeCloseTo(near.distance, 6);
      }),
    );
  });

  it('of no length is near where it is', () => {
    expect(
      nearestOn(
        [
          [1, 2],
          [1, 2],
        ],
        [9, 9],
      ).point,
    ).toEqual([1, 2]);
  });
});

describe('the line beside another', () => {
  it('runs to its left, or to its right when the distance is negative', () => {
    const east: Point[] = [
      [0, 0],
      [100, 0],
      [200, 0],
    ];
    expect(beside(east, 10)).toEqual([
      [0, 10],
      [100, 10],
      [200, 10],
    ]);
    expect(beside(east, -10)[1]).toEqual([100, -10]);
  });

  it('keeps its distance in a gentle bend', () => {
    const arc = Array.from({ length: 40 }, (_, at): Point => {
      const angle = at / 40;
      return [900 * Math.cos(angle), 900 * Math.sin(angle)];
    });
    for (const point of beside(arc, 50).slice(1, -1))
      expect(nearestOn(arc, point).distance).toBeCloseTo(50, 0);
  });
});

describe('a smooth curve', () => {
  const courses = fc
    .array(
      fc.tuple(
        fc.double({ min: 150, max: 900, noNaN: true }),
        fc.double({ min: -300, max: 300, noNaN: true }),
      ),
      {
        minLength: 2,
        maxLength: 8,
      },
    )
    .map((steps) => {
      let x = 0;
      return steps.map(([step, y]): Point => [(x += step), y]);
    });

  it('passes through its points, about as fine as asked', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const curve = smooth(course, 40);
        for (const point of course) expect(curve.some((each) => distance(each, point) < 1e-6)).toBe(true);
        const gaps = curve.slice(1).map((point, at) => distance(curve[at]!, point));
        expect(Math.max(...gaps)).toBeLessThan(120);
      }),
    );
  });

  it('closes, as a ring', () => {
    const corners: Point[] = [
      [0, 0],
      [600, 0],
      [600, 600],
      [0, 600],
    ];
    const ring = smoothRing(corners, 30);
    for (const corner of corners) expect(ring.some((point) => distance(point, corner) < 1e-6)).toBe(true);
    expect(distance(ring[0]!, ring.at(-1)!)).toBeLessThan(60);
    expect(lengthOf([...ring, ring[0]!])).toBeGreaterThan(2_400);
  });

  it('is straight between two points', () => {
    const curve = smooth([
      [0, 0],
      [200, 100],
    ]);
    for (const [x, y] of curve) expect(y).toBeCloseTo(x / 2, 6);
    expect(mix([0, 0], [200, 100], 0.25)).toEqual([50, 25]);
  });
});
