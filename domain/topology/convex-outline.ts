import type { FlatRing } from '../geometry/ring-edges.ts';
import type { FlatPolygon } from './flat-polygons.ts';

/** The least convex area around a shape, in degrees. */
export interface ConvexOutline {
  /** Its corners, counter-clockwise; the first is not repeated. */
  corners: FlatRing;
  /** No two positions within are farther apart. */
  reach: number;
}

/** Square metres of a square degree on the ellipsoid are never more: 111.32 km along the equator, 111.69 km at a pole. */
const squareMetersPerSquareDegree = 111_320 * 111_695;

/** The convex outline of valid polygons, EPSG:4490. */
export function convexOutline(polygons: readonly FlatPolygon[]): ConvexOutline {
  const shells = polygons.flatMap(([shell]) => (shell ? [withoutRepetitions(shell)] : []));
  const [first] = shells;
  const corners =
    first && shells.length === 1 && isConvex(first)
      ? (Array.prototype.slice.call(first, 0, -2) as number[])
      : hullOf(shells);
  return { corners, reach: reachOf(corners) };
}

/** Edges without a length have no side on which anything could lie. */
function withoutRepetitions(ring: FlatRing): FlatRing {
  const isRepeated = (at: number) => ring[at] === ring[at - 2] && ring[at + 1] === ring[at - 1];
  let hasRepeated = false;
  for (let at = 2; at < ring.length && !hasRepeated; at += 2) hasRepeated = isRepeated(at);
  if (!hasRepeated) return ring;
  return pairsOf(ring)
    .filter((_, place) => place === 0 || !isRepeated(place * 2))
    .flat();
}

/** True where a simple ring, wound counter-clockwise, never turns right: as most parcels do not. */
function isConvex(ring: FlatRing): boolean {
  const last = ring.length - 2;
  let [ux, uy] = [ring[last]! - ring[last - 2]!, ring[last + 1]! - ring[last - 1]!];
  for (let at = 0; at < last; at += 2) {
    const [vx, vy] = [ring[at + 2]! - ring[at]!, ring[at + 3]! - ring[at + 1]!];
    if (ux * vy - uy * vx < 0) return false;
    [ux, uy] = [vx, vy];
  }
  return true;
}

/** Andrew's monotone chain. */
function hullOf(shells: readonly FlatRing[]): number[] {
  const positions = shells.flatMap(pairsOf).sort(([a, b], [x, y]) => a - x || b - y);
  return [...chainOf(positions), ...chainOf(positions.reverse())].flat();
}

function reachOf(corners: FlatRing): number {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < corners.length; at += 2) {
    west = Math.min(west, corners[at]!);
    east = Math.max(east, corners[at]!);
    south = Math.min(south, corners[at + 1]!);
    north = Math.max(north, corners[at + 1]!);
  }
  return Math.hypot(east - west, north - south);
}

/**
 * True where a straight line lies between two outlines, so that the areas within have less than `tolerated` m² in
 * common. Of convex outlines that do not meet, an edge of one or the other is such a line. False says nothing of areas
 * that are not convex themselves.
 */
export function areParted(one: ConvexOutline, other: ConvexOutline, tolerated: number): boolean {
  const slack = tolerated / squareMetersPerSquareDegree;
  return isEdgeBetween(one, other, slack) || isEdgeBetween(other, one, slack);
}

/** What of one lies beyond the line is a strip as long as it reaches at most, and as wide as the other comes across. */
function isEdgeBetween({ corners, reach }: ConvexOutline, other: ConvexOutline, slack: number): boolean {
  const across = slack / reach;
  let [ax, ay] = [corners[corners.length - 2]!, corners[corners.length - 1]!];
  for (let at = 0; at < corners.length; at += 2) {
    const [bx, by] = [corners[at]!, corners[at + 1]!];
    if (isRightOf(other.corners, ax, ay, bx - ax, by - ay, across)) return true;
    [ax, ay] = [bx, by];
  }
  return false;
}

/** True where no position comes farther than `across` to the left of a line. */
function isRightOf(corners: FlatRing, x: number, y: number, dx: number, dy: number, across: number): boolean {
  // many times quicker than Math.hypot, which guards against numbers that degrees never are
  const farthest = across * Math.sqrt(dx * dx + dy * dy);
  for (let at = 0; at < corners.length; at += 2) {
    if (dx * (corners[at + 1]! - y) - dy * (corners[at]! - x) > farthest) return false;
  }
  return true;
}

type Pair = [number, number];

function pairsOf(ring: FlatRing): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 1 < ring.length; at += 2) pairs.push([ring[at]!, ring[at + 1]!]);
  return pairs;
}

/** The half of the outline that turns left from the first of sorted positions to the last, which is left out. */
function chainOf(positions: readonly Pair[]): Pair[] {
  const chain: Pair[] = [];
  for (const [x, y] of positions) {
    while (chain.length > 1) {
      const [[ax, ay], [bx, by]] = [chain.at(-2)!, chain.at(-1)!];
      if ((bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0) break;
      chain.pop();
    }
    chain.push([x, y]);
  }
  return chain.slice(0, -1);
}
