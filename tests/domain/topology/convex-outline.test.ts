import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { convexOutline, areParted } from '../../../domain/topology/convex-outline.ts';
import { doubledArea, findPolygonFault } from '../../../domain/geometry/polygon-fault.ts';
import { flatPolygons, placeInPolygons } from '../../../domain/topology/flat-polygons.ts';

const outlineOf = (...ring: Position[]) =>
  convexOutline(flatPolygons({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }));

/** A square of `side` degrees. */
const square = (x: number, y: number, side: number) =>
  outlineOf([x, y], [x + side, y], [x + side, y + side], [x, y + side]);

describe('the convex outline of an area', () => {
  it('leaves out what is dented, or lies on a side', () => {
    const { corners, reach } = outlineOf([0, 0], [2, 0], [4, 0], [4, 3], [2, 1], [0, 3]);
    expect(corners).toEqual([0, 0, 4, 0, 4, 3, 0, 3]);
    expect(reach).toBe(5);
  });

  it('holds every position of the area and is convex', () => {
    const position = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(position, { minLength: 3, maxLength: 12 }), (drawn) => {
        // around the origin, so that they make a ring that does not cross itself
        const positions = drawn.sort(([a, b], [x, y]) => Math.atan2(b, a) - Math.atan2(y, x));
        const whole = [...positions, positions[0]!].flat();
        fc.pre(findPolygonFault([whole]) === null && doubledArea(whole) > 0);
        const corners = Array.from(convexOutline([[whole]]).corners);
        const ring = [...corners, corners[0]!, corners[1]!];
        for (const [x, y] of positions) expect(placeInPolygons(x, y, [[ring]])).toBeGreaterThanOrEqual(0);
        for (let at = 0; at < corners.length; at += 2) {
          // a convex ring keeps what lies on its sides
          const [ax, ay, bx, by, cx, cy] = [0, 1, 2, 3, 4, 5].map(
            (next) => corners[(at + next) % corners.length]!,
          );
          expect((bx! - ax!) * (cy! - by!) - (by! - ay!) * (cx! - bx!)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('two areas', () => {
  const tolerated = 0.1;

  it('are parted where they share a side, a corner, or nothing', () => {
    const middle = square(112.7, 38.1, 0.001);
    for (const other of [
      square(112.701, 38.1, 0.001),
      square(112.701, 38.101, 0.001),
      square(113, 39, 0.001),
    ]) {
      expect(areParted(middle, other, tolerated)).toBe(true);
      expect(areParted(other, middle, tolerated)).toBe(true);
    }
  });

  it('are parted where rounding to the stored grid moved a corner across a side', () => {
    expect(areParted(square(112.7, 38.1, 0.001), square(112.700999999, 38.1, 0.001), tolerated)).toBe(true);
  });

  it('are not parted where one comes across the other, holds it, or is the same', () => {
    const middle = square(112.7, 38.1, 0.001);
    const others = [square(112.7009, 38.1009, 0.001), square(112.7002, 38.1002, 0.0001), middle];
    // 1 cm of a hundred metres are a square metre
    others.push(square(112.7009999, 38.1, 0.001));
    for (const other of others) {
      expect(areParted(middle, other, tolerated)).toBe(false);
      expect(areParted(other, middle, tolerated)).toBe(false);
    }
  });

  it('are not parted by an edge without a length, wherever a position is repeated', () => {
    const corners: Position[] = [
      [112.7, 38.1],
      [112.701, 38.1],
      [112.701, 38.101],
      [112.7, 38.101],
    ];
    for (let place = 0; place < corners.length; place++) {
      const repeated = outlineOf(
        ...corners.flatMap((corner, at) => (at === place ? [corner, corner, corner] : [corner])),
      );
      expect(repeated.corners).toHaveLength(8);
      expect(areParted(repeated, square(112.7, 38.1, 0.001), tolerated)).toBe(false);
      expect(areParted(square(112.7, 38.1, 0.001), repeated, tolerated)).toBe(false);
      expect(areParted(repeated, square(112.701, 38.1, 0.001), tolerated)).toBe(true);
    }
    // the first position again before the end
    expect(outlineOf(...corners, corners[0]!).corners).toHaveLength(8);
  });

  it('are parted by an edge where their boxes meet', () => {
    const lower = outlineOf([0, 0], [1, 0], [0, 1]);
    expect(areParted(lower, outlineOf([1, 1], [0.1, 1], [1, 0.1]), tolerated)).toBe(true);
    expect(areParted(lower, outlineOf([1, 1], [0, 0.9], [1, 0.1]), tolerated)).toBe(false);
  });
});
