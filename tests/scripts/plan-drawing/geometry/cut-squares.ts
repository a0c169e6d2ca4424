import { distance, mix } from '../../../../scripts/plan-drawing/geometry/lines.ts';
import type { Polygon, Ring } from '../../../../scripts/plan-drawing/geometry/polygons.ts';
import type { Point } from '../../../../scripts/plan-drawing/geometry/projection.ts';

/** A straight cut through a square from one side to another, as shares of its perimeter. */
export type Cut = readonly [from: number, to: number];

export const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
];

/** The pieces of a convex ring that straight lines cut it into; each cut runs from one side of the first ring to another. */
export function cutRing(ring: Ring, cuts: readonly Cut[]): Ring[] {
  let pieces = [ring];
  for (const [from, to] of cuts) {
    const [a, b] = [around(ring, from), around(ring, to)];
    pieces = pieces
      .flatMap((piece) => [half(piece, a, b), half(piece, b, a)])
      .filter((piece) => piece.length > 2);
  }
  return pieces;
}

/** The point a share of the way round a ring, counted in sides. */
function around(ring: Ring, share: number): Point {
  const at = share * ring.length;
  const side = Math.min(ring.length - 1, Math.floor(at));
  return mix(ring[side]!, ring[(side + 1) % ring.length]!, at - side);
}

/** The part of a convex ring on the left of a line. */
function half(ring: Ring, from: Point, to: Point): Ring {
  const side = ([x, y]: Point) => (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);
  return ring.flatMap((point, at) => {
    const next = ring[(at + 1) % ring.length]!;
    const [here, there] = [side(point), side(next)];
    const kept = here >= 0 ? [point] : [];
    return here * there < 0 ? [...kept, mix(point, next, here / (here - there))] : kept;
  });
}

/** The sharpest corner of a convex ring, in radians. */
export function sharpestCorner(ring: Ring): number {
  return Math.min(
    ...ring.map(([x, y], at) => {
      const [before, after] = [ring.at(at - 1)!, ring[(at + 1) % ring.length]!];
      const [ux, uy, vx, vy] = [before[0] - x, before[1] - y, after[0] - x, after[1] - y];
      return Math.acos((ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy)));
    }),
  );
}

/** The length of a ring's shortest side. */
export function shortestSide(ring: Ring): number {
  return Math.min(...ring.map((point, at) => distance(point, ring[(at + 1) % ring.length]!)));
}

/** A ring with every point moved a little, as rounding moves it: by shares of `meters`, one after the other. */
export function jitter(ring: Ring, meters: number, shares: readonly number[]): Polygon {
  return [
    ring.map(([x, y], at): Point => {
      const share = (index: number) => shares[(at * 2 + index) % shares.length]! * meters;
      return [x + share(0), y + share(1)];
    }),
  ];
}
