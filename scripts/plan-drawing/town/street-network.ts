/** The streets as a graph: nodes where they meet, edges between. */
import { distance, lengthOf, mix, nearestOn } from '../geometry/lines.ts';
import { boxOf } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import type { Street } from './streets.ts';

export interface NetworkEdge {
  /** Place in the list of edges. */
  index: number;
  street: Street;
  from: number;
  to: number;
  /** From node to node; its ends are the nodes' points exactly. */
  line: Point[];
  /** Metres. */
  length: number;
}

export interface StreetNetwork {
  nodes: Point[];
  edges: NetworkEdge[];
  /** Edges at each node. */
  at: number[][];
}

/** Ends nearer than this to another street meet it, in metres. */
const meetsWithin = 40;

/** Crossings nearer to each other than this are one junction, in metres. */
const oneJunction = 9;

/** Dead ends shorter than this are left out, in metres. */
const shortestStub = 90;

interface Line {
  street: Street;
  points: Point[];
  /** Where it meets others: metres along it, and the node. */
  cuts: { along: number; node: number }[];
}

/** Streets noded where they cross and where one ends at another. */
export function buildStreetNetwork(streets: readonly Street[]): StreetNetwork {
  const lines: Line[] = streets.flatMap((street) =>
    street.lines.map((points) => ({ street, points: [...points], cuts: [] })),
  );
  const nodes = new Nodes();
  meetEnds(lines, nodes);
  for (const [at, line] of lines.entries()) {
    for (const other of lines.slice(at + 1)) cross(line, other, nodes);
  }
  for (const line of lines) {
    line.cuts.push({ along: 0, node: nodes.take(line.points[0]!) });
    line.cuts.push({ along: lengthOf(line.points), node: nodes.take(line.points.at(-1)!) });
  }
  return withoutStubs(
    nodes.points,
    lines.flatMap((line) => edgesOf(line, nodes)),
  );
}

/** Junctions by place; the first found keeps its exact point. */
class Nodes {
  readonly points: Point[] = [];

  take(point: Point): number {
    const found = this.points.findIndex((other) => distance(other, point) < oneJunction);
    return found === -1 ? this.points.push(point) - 1 : found;
  }
}

/** Move the end of each line onto the street it was drawn to, and node both there. */
function meetEnds(lines: readonly Line[], nodes: Nodes): void {
  const boxes = lines.map(({ points }) => boxAround(points, meetsWithin));
  for (const [at, line] of lines.entries()) {
    for (const end of [0, line.points.length - 1]) {
      const point = line.points[end]!;
      let best: { line: Line; point: Point; distance: number; along: number } | null = null;
      for (const [index, other] of lines.entries()) {
        if (index === at || !liesIn(boxes[index]!, point)) continue;
        const near = nearestOn(other.points, point);
        if (near.distance >= Math.min(meetsWithin, best?.distance ?? Infinity)) continue;
        best = { line: other, ...near, along: alongOf(other.points, near.segment, near.point) };
      }
      if (!best) continue;
      line.points[end] = best.point;
      best.line.cuts.push({ along: best.along, node: nodes.take(best.point) });
    }
  }
}

function cross(one: Line, other: Line, nodes: Nodes): void {
  const [a, b] = [boxAround(one.points, 0), boxAround(other.points, 0)];
  if (a[0] > b[2] || b[0] > a[2] || a[1] > b[3] || b[1] > a[3]) return;
  let along = 0;
  for (let at = 1; at < one.points.length; at++) {
    const [from, to] = [one.points[at - 1]!, one.points[at]!];
    let otherAlong = 0;
    for (let index = 1; index < other.points.length; index++) {
      const [start, end] = [other.points[index - 1]!, other.points[index]!];
      const point = crossingOf(from, to, start, end);
      if (point) {
        const node = nodes.take(point);
        one.cuts.push({ along: along + distance(from, point), node });
        other.cuts.push({ along: otherAlong + distance(start, point), node });
      }
      otherAlong += distance(start, end);
    }
    along += distance(from, to);
  }
}

/** The point where two segments cross, or null. */
function crossingOf(from: Point, to: Point, start: Point, end: Point): Point | null {
  const [ux, uy] = [to[0] - from[0], to[1] - from[1]];
  const [vx, vy] = [end[0] - start[0], end[1] - start[1]];
  const cross = ux * vy - uy * vx;
  if (Math.abs(cross) < 1e-9) return null;
  const [wx, wy] = [start[0] - from[0], start[1] - from[1]];
  const share = (wx * vy - wy * vx) / cross;
  const otherShare = (wx * uy - wy * ux) / cross;
  if (share < 0 || share > 1 || otherShare < 0 || otherShare > 1) return null;
  return mix(from, to, share);
}

/** The pieces of a line between its nodes. */
function edgesOf({ street, points, cuts }: Line, nodes: Nodes): Omit<NetworkEdge, 'index'>[] {
  const sorted = cuts.toSorted((one, other) => one.along - other.along);
  const edges: Omit<NetworkEdge, 'index'>[] = [];
  for (let at = 1; at < sorted.length; at++) {
    const [before, after] = [sorted[at - 1]!, sorted[at]!];
    if (before.node === after.node) continue;
    const between = pointsBetween(points, before.along + 2, after.along - 2);
    const line = [nodes.points[before.node]!, ...between, nodes.points[after.node]!];
    edges.push({ street, from: before.node, to: after.node, line, length: lengthOf(line) });
  }
  return edges;
}

function pointsBetween(points: readonly Point[], from: number, to: number): Point[] {
  const between: Point[] = [];
  let along = 0;
  for (let at = 1; at < points.length - 1; at++) {
    along += distance(points[at - 1]!, points[at]!);
    if (along > from && along < to) between.push(points[at]!);
  }
  return between;
}

/** The network without double edges, without short dead ends, and without nodes that nothing meets at. */
function withoutStubs(points: readonly Point[], found: Omit<NetworkEdge, 'index'>[]): StreetNetwork {
  const pairs = new Map<string, Omit<NetworkEdge, 'index'>>();
  for (const edge of found) {
    const key = `${Math.min(edge.from, edge.to)},${Math.max(edge.from, edge.to)}`;
    const known = pairs.get(key);
    if (!known || Math.abs(known.length - edge.length) > 30) pairs.set(known ? `${key}+` : key, edge);
  }
  let edges = [...pairs.values()];
  for (let before = -1; before !== edges.length;) {
    before = edges.length;
    const degree = new Map<number, number>();
    for (const { from, to } of edges) {
      for (const node of [from, to]) degree.set(node, (degree.get(node) ?? 0) + 1);
    }
    edges = edges.filter(
      ({ from, to, length }) => length > shortestStub || (degree.get(from)! > 1 && degree.get(to)! > 1),
    );
  }
  const used = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const renamed = new Map(used.map((node, index) => [node, index]));
  const nodes = used.map((node) => points[node]!);
  const at: number[][] = nodes.map(() => []);
  const numbered = edges.map((edge, index) => {
    const [from, to] = [renamed.get(edge.from)!, renamed.get(edge.to)!];
    at[from]!.push(index);
    at[to]!.push(index);
    return { ...edge, index, from, to };
  });
  return { nodes, edges: numbered, at };
}

function alongOf(points: readonly Point[], segment: number, point: Point): number {
  return lengthOf(points.slice(0, segment + 1)) + distance(points[segment]!, point);
}

/** The box around points, and a margin in metres. */
function boxAround(points: readonly Point[], margin: number): ReturnType<typeof boxOf> {
  const [west, south, east, north] = boxOf(points);
  return [west - margin, south - margin, east + margin, north + margin];
}

function liesIn(
  [west, south, east, north]: readonly [number, number, number, number],
  [x, y]: Point,
): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}
