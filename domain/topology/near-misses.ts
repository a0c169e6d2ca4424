import Flatbush from 'flatbush';
import { metersBetween, metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import type { UnmatchedEdge, UnmatchedEdges } from './unmatched-edges.ts';

/** A vertex of an unmatched edge within reach of another unmatched edge that does not have it. */
export interface NearVertex {
  edge: UnmatchedEdge;
  number: number;
  meters: number;
  /** The end of the edge that the vertex lies beside; null where it lies along the edge. */
  besideEnd: number | null;
}

/** A vertex that lies on an edge or beside a vertex of another parcel, where it should be one with it. */
export interface NearMiss {
  kind: 'on-edge' | 'beside-vertex';
  /** Place in the list of parcels of whose edge or vertex it lies beside, and of whose vertex it is. */
  owner: number;
  vertexOwner: number;
  x: number;
  y: number;
  meters: number;
}

/**
 * Farthest from an edge that a vertex is taken to lie on it, in metres: rounding to 7 decimals moves a vertex by up to
 * 7 mm, drawing by hand is farther off.
 */
const reachMeters = 0.05;

/** Every vertex of unmatched edges within 5 cm of an unmatched edge that does not end there. */
export function findNearVertices({ vertices: { xs, ys }, edges }: UnmatchedEdges): NearVertex[] {
  if (edges.length === 0) return [];
  const numbers = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const points = new Flatbush(numbers.length);
  for (const number of numbers) points.add(xs[number]!, ys[number]!);
  points.finish();
  return edges.flatMap((edge) =>
    points
      .search(...boxAround(edge, xs, ys))
      .map((found) => judge(edge, numbers[found]!, xs, ys))
      .filter((near) => near !== null),
  );
}

/** Of the vertices that are near, those of somebody else than the edge is of, each once. */
export function findNearMisses(near: readonly NearVertex[], { vertices, edges }: UnmatchedEdges): NearMiss[] {
  const ownersOf = collectOwners(edges);
  const misses = new Map<string, NearMiss>();
  for (const { edge, number, meters, besideEnd } of near) {
    const here = ownersOf.get(number)!;
    const owner = edge.owners.find((one) => !here.has(one));
    const vertexOwner = [...here].find((one) => !edge.owners.includes(one));
    if (owner === undefined || vertexOwner === undefined) continue;
    const kind = besideEnd === null ? 'on-edge' : 'beside-vertex';
    const [x, y] = [vertices.xs[number]!, vertices.ys[number]!];
    misses.set([kind, owner, vertexOwner, number].join(' '), { kind, owner, vertexOwner, x, y, meters });
  }
  return [...misses.values()];
}

function collectOwners(edges: readonly UnmatchedEdge[]): Map<number, Set<number>> {
  const ownersOf = new Map<number, Set<number>>();
  for (const { from, to, owners } of edges) {
    for (const number of [from, to]) {
      const all = ownersOf.get(number) ?? new Set();
      owners.forEach((owner) => all.add(owner));
      ownersOf.set(number, all);
    }
  }
  return ownersOf;
}

type Numbers = readonly number[];

function boxAround({ from, to }: UnmatchedEdge, xs: Numbers, ys: Numbers): [number, number, number, number] {
  const per = metersPerDegree(ys[from]!);
  const [x, y] = [reachMeters / per.longitude, reachMeters / per.latitude];
  return [
    Math.min(xs[from]!, xs[to]!) - x,
    Math.min(ys[from]!, ys[to]!) - y,
    Math.max(xs[from]!, xs[to]!) + x,
    Math.max(ys[from]!, ys[to]!) + y,
  ];
}

function judge(edge: UnmatchedEdge, number: number, xs: Numbers, ys: Numbers): NearVertex | null {
  const { from, to } = edge;
  if (number === from || number === to) return null;
  const [x, y] = [xs[number]!, ys[number]!];
  const per = metersPerDegree(y);
  const meters = metersToSegment(x, y, xs[from]!, ys[from]!, xs[to]!, ys[to]!, per);
  if (meters > reachMeters) return null;
  const metersTo = (end: number) => metersBetween(x, y, xs[end]!, ys[end]!, per);
  const besideEnd = [from, to].find((end) => metersTo(end) <= reachMeters) ?? null;
  // beside an end it is that which it should be one with, also where it lies on the edge
  return { edge, number, meters: besideEnd === null ? meters : metersTo(besideEnd), besideEnd };
}
