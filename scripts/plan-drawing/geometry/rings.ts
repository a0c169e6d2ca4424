/** Edges of a coverage chained to rings, and rings put together to polygons. */
import { origin, unitsPerDegree, type Vertices } from './grid-vertices.ts';

/** A closed line in degrees, longitude first, its first position repeated at the end. */
export type PositionRing = [number, number][];

/**
 * Chain edges to rings, the land on their left, the longest first. Where rings touch in a vertex the chain turns as
 * sharply left as it can, so that it keeps to one piece of land and no ring passes a vertex twice.
 */
export function ringsOf(edges: readonly (readonly [number, number])[], vertices: Vertices): number[][] {
  const leaving = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const list = leaving.get(from);
    if (list) list.push(to);
    else leaving.set(from, [to]);
  }
  const rings: number[][] = [];
  for (const [start] of edges) {
    while (leaving.get(start)?.length) rings.push(...walk(start, leaving, vertices));
  }
  return rings.sort((one, other) => other.length - one.length);
}

/** Walk from a vertex until it is reached again; a loop closed on the way is a ring of its own. */
function walk(start: number, leaving: Map<number, number[]>, vertices: Vertices): number[][] {
  const rings: number[][] = [];
  const path = [start];
  const places = new Map([[start, 0]]);
  let vertex = start;
  let before: number | undefined;
  for (;;) {
    const choices = leaving.get(vertex);
    if (!choices?.length) throw new Error(`the edges at ${vertices.at(vertex).join(',')} don't close`);
    const next = before === undefined ? choices[0]! : sharpestLeft(before, vertex, choices, vertices);
    choices.splice(choices.indexOf(next), 1);
    const seen = places.get(next);
    if (seen === undefined) {
      places.set(next, path.push(next) - 1);
      before = vertex;
      vertex = next;
      continue;
    }
    const ring = path.splice(seen + 1);
    for (const passed of ring) places.delete(passed);
    rings.push([next, ...ring]);
    if (seen === 0) return rings;
    vertex = next;
    before = path[seen - 1];
  }
}

function sharpestLeft(before: number, at: number, choices: readonly number[], vertices: Vertices): number {
  if (choices.length === 1) return choices[0]!;
  const [x, y] = vertices.at(at);
  const angleTo = (vertex: number) => {
    const [toX, toY] = vertices.at(vertex);
    return Math.atan2(toY - y, toX - x);
  };
  const back = angleTo(before);
  // measured clockwise from where we come from: the first met keeps the land on the left closest
  const turn = (vertex: number) => (back - angleTo(vertex) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
  return [...choices].sort((one, other) => turn(one) - turn(other))[0]!;
}

/** Outer rings with the holes that lie in them. */
export function polygonsOf(rings: readonly number[][], vertices: Vertices): PositionRing[][] {
  const all = rings.map((ring) => ({ ring: positionsOf(ring, vertices), area: signedArea(ring, vertices) }));
  const outers = all.filter(({ area }) => area > 0).sort((one, other) => one.area - other.area);
  const polygons = outers.map(({ ring }) => [ring]);
  for (const { ring, area } of all) {
    if (area > 0) continue;
    // the smallest outer ring around it
    const home = outers.findIndex(
      (outer) => outer.area > -area && ring.every((position) => liesIn(outer.ring, position)),
    );
    if (home === -1) throw new Error(`a hole at ${ring[0]!.join(',')} lies in nothing`);
    polygons[home]!.push(ring);
  }
  return polygons;
}

/** Square units of the grid inside a ring, negative when it runs clockwise. */
export function signedArea(ring: readonly number[], vertices: Vertices): number {
  let twice = 0;
  for (const [at, vertex] of ring.entries()) {
    const [x0, y0] = vertices.at(vertex);
    const [x1, y1] = vertices.at(ring[(at + 1) % ring.length]!);
    twice += (x0 - origin[0]) * (y1 - origin[1]) - (x1 - origin[0]) * (y0 - origin[1]);
  }
  return twice / 2;
}

/** True for positions inside a ring or on it. */
function liesIn(ring: PositionRing, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1]!;
    const [x1, y1] = ring[at]!;
    if ((x0 === x && y0 === y) || (x1 === x && y1 === y)) return true;
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

export function positionsOf(ring: readonly number[], vertices: Vertices): PositionRing {
  const positions = ring.map((vertex) => {
    const [x, y] = vertices.at(vertex);
    return [x / unitsPerDegree, y / unitsPerDegree] as [number, number];
  });
  return [...positions, positions[0]!];
}
