import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { circle, rectangle } from '../../../domain/editing/drawn-shapes.ts';
import { alignTo, moveBy, scaleFrom, turnAbout } from '../../../domain/editing/transform.ts';
import { WorkingPlane } from '../../../domain/editing/working-plane.ts';
import { findGeometryFault } from '../../../domain/geometry/geometry-fault.ts';
import type { Place } from '../../../domain/measure/geodesic.ts';

const plane = new WorkingPlane(112.7);
const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [112.7, 38.1],
      [112.701, 38.1],
      [112.701, 38.101],
      [112.7, 38.101],
      [112.7, 38.1],
    ],
  ],
};
const place = fc.tuple(
  fc.double({ min: 112.6, max: 112.8, noNaN: true }),
  fc.double({ min: 38.1, max: 38.3, noNaN: true }),
);
/** Metres between the corners of two shapes, at most. */
function farthest(one: Polygon, other: Polygon): number {
  const meters = (shape: Polygon) => shape.coordinates[0]!.map((position) => plane.toMeters(position));
  const [a, b] = [meters(one), meters(other)];
  return Math.max(...a.map(([x, y], at) => Math.hypot(x - b[at]![0], y - b[at]![1])));
}

describe('the plane in which one draws', () => {
  it('is EPSG:4547 in Taiyuan, and gives each place back to a tenth of a millimetre', () => {
    expect(plane.system).toEqual({ kind: 'gauss-kruger', width: 3, zone: 38, isZoned: false });
    fc.assert(
      fc.property(place, ([longitude, latitude]) => {
        const [x, y] = plane.toPlace(plane.toMeters([longitude, latitude]));
        expect(Math.abs(x - longitude) + Math.abs(y - latitude)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('what is moved, turned or scaled', () => {
  it('comes back where it was by the opposite', () => {
    const meters = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        meters,
        meters,
        place,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (east, north, about, factor) => {
          expect(
            farthest(moveBy(moveBy(square, plane, [east, north]), plane, [-east, -north]), square),
          ).toBeLessThan(1e-3);
          expect(
            farthest(turnAbout(turnAbout(square, plane, about, east), plane, about, -east), square),
          ).toBeLessThan(2e-3);
          const scaled = scaleFrom(square, plane, about, [factor, 2]);
          expect(farthest(scaleFrom(scaled, plane, about, [1 / factor, 1 / 2]), square)).toBeLessThan(2e-3);
        },
      ),
    );
  });

  it('is moved so many metres east and north, and turned clockwise', () => {
    const [x, y] = plane.toMeters(moveBy(square, plane, [10, -20]).coordinates[0]![0]!);
    const [x0, y0] = plane.toMeters([112.7, 38.1]);
    expect([x - x0, y - y0]).toEqual([expect.closeTo(10, 3), expect.closeTo(-20, 3)]);
    const [, turned] = turnAbout(square, plane, [112.7, 38.1], 90).coordinates[0]!;
    // what lay east of the place lies south of it
    expect(plane.toMeters(turned!)[1]).toBeLessThan(y0 - 80);
  });

  it('lies along an edge that it was aligned to, on the side where it was', () => {
    const edge: readonly [Place, Place] = [
      [112.702, 38.1],
      [112.703, 38.1007],
    ];
    for (const target of [edge, [edge[1], edge[0]] as const]) {
      const aligned = alignTo(square, plane, [[112.7, 38.1], [112.701, 38.1]], target); // prettier-ignore
      const [a, b] = aligned.coordinates[0]!.map((position) => plane.toMeters(position));
      const [c, d] = edge.map((one) => plane.toMeters(one));
      const beside = ([x, y]: readonly [number, number]) =>
        ((x - c![0]) * (d![1] - c![1]) - (y - c![1]) * (d![0] - c![0])) /
        Math.hypot(d![0] - c![0], d![1] - c![1]);
      expect([beside(a!), beside(b!)]).toEqual([expect.closeTo(0, 3), expect.closeTo(0, 3)]);
    }
  });
});

describe('a shape that is drawn by a few places', () => {
  it('is a rectangle with right angles, of any three places that are not in one line', () => {
    fc.assert(
      fc.property(place, place, place, (from, to, through) => {
        const ring = rectangle(plane, from, to, through).coordinates[0]!.map((position) =>
          plane.toMeters(position),
        );
        const [a, b, c, d] = ring;
        const side = (one: typeof a, other: typeof a) => [other![0] - one![0], other![1] - one![1]] as const;
        const [ab, bc, cd] = [side(a, b), side(b, c), side(c, d)];
        const scale = Math.hypot(...ab) * Math.hypot(...bc) + 1;
        expect(Math.abs(ab[0] * bc[0] + ab[1] * bc[1]) / scale).toBeLessThan(1e-3);
        expect(Math.hypot(ab[0] + cd[0], ab[1] + cd[1])).toBeLessThan(1e-3);
      }),
    );
  });

  it('is a circle within two centimetres', () => {
    for (const radius of [5, 100, 800]) {
      const ring = circle(plane, [112.7, 38.15], radius);
      expect(findGeometryFault(ring)).toBeNull();
      const [x0, y0] = plane.toMeters([112.7, 38.15]);
      const corners = ring.coordinates[0]!.map((position) => plane.toMeters(position));
      for (const [at, [x, y]] of corners.slice(1).entries()) {
        const [px, py] = corners[at]!;
        expect(Math.hypot(x - x0, y - y0)).toBeCloseTo(radius, 3);
        expect(radius - Math.hypot((x + px) / 2 - x0, (y + py) / 2 - y0)).toBeLessThan(0.035);
      }
    }
  });
});
