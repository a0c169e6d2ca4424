import type { FlatPolygon } from './flat-polygons.ts';
import { VertexNumbers } from './vertex-numbers.ts';

/** Stands for the boundary among the owners of edges, which are places in the list of parcels. */
export const boundaryOwner = -1;

/** An edge that areas run along more often one way than the other. */
export interface UnmatchedEdge {
  /** Numbers of its two vertices, in the direction that nothing runs back. */
  from: number;
  to: number;
  /** How many times more often. */
  times: number;
  /** Who has this edge, either way. */
  owners: number[];
}

/** What is left when every edge is cancelled by the same edge of a neighbour. */
export interface UnmatchedEdges {
  vertices: VertexNumbers;
  edges: UnmatchedEdge[];
}

/**
 * Cancel every edge of the parcels with the same edge run the other way, the boundary's own edges among them, as those
 * of the outside. Nothing is left exactly when the parcels tile the boundary: the edges that are left are the outline
 * of (how many parcels lie over a place) minus (1 within the boundary, 0 without), and only a function that is 0
 * everywhere has none. Rings must be wound with the inside on the left. No tolerance: positions match to the last bit.
 *
 *     a ────▶ b      A runs a→b, its neighbour b→a: gone.
 *     a ◀─v── b      the neighbour has a vertex v between: a→b, b→v and v→a are left.
 */
export function findUnmatchedEdges(
  parcels: readonly (readonly FlatPolygon[])[],
  boundary: readonly FlatPolygon[],
): UnmatchedEdges {
  const vertices = new VertexNumbers();
  const runs: Run[] = [];
  const collect = (run: Run) => runs.push(run);
  for (const [owner, polygons] of parcels.entries()) walkEdges(vertices, polygons, owner, collect);
  walkEdges(vertices, boundary, boundaryOwner, ({ from, to, ...run }) =>
    collect({ ...run, from: to, to: from }),
  );
  return { vertices, edges: cancelRuns(runs, vertices.count) };
}

/** An edge as somebody runs along it. */
export type Run = UnmatchedEdge;

/** Tell every edge of an owner's polygons, in its direction; edges without length are none. */
export function walkEdges(
  vertices: VertexNumbers,
  polygons: readonly FlatPolygon[],
  owner: number,
  tell: (run: Run) => void,
): void {
  const owners = [owner];
  for (const ring of polygons.flat()) {
    let from = vertices.numberOf(ring[0]!, ring[1]!);
    for (let at = 2; at + 1 < ring.length; at += 2) {
      const to = vertices.numberOf(ring[at]!, ring[at + 1]!);
      if (to !== from) tell({ from, to, times: 1, owners });
      from = to;
    }
  }
}

/** What is left of runs along edges between `count` vertices when those that run opposite ways cancel each other. */
export function cancelRuns(runs: readonly Run[], count: number): UnmatchedEdge[] {
  const keyOf = ({ from, to }: Run) => Math.min(from, to) * count + Math.max(from, to);
  const balance = new Map<number, number>();
  for (const run of runs) {
    const key = keyOf(run);
    balance.set(key, (balance.get(key) ?? 0) + (run.from < run.to ? run.times : -run.times));
  }
  const left = new Map<number, UnmatchedEdge>();
  for (const run of runs) {
    const key = keyOf(run);
    const over = balance.get(key)!;
    if (over === 0) continue;
    const edge = left.get(key) ?? edgeOf(key, over, count);
    for (const owner of run.owners) if (!edge.owners.includes(owner)) edge.owners.push(owner);
    left.set(key, edge);
  }
  return [...left.values()];
}

function edgeOf(key: number, over: number, count: number): UnmatchedEdge {
  const [low, high] = [Math.floor(key / count), key % count];
  const [from, to] = over > 0 ? [low, high] : [high, low];
  return { from, to, times: Math.abs(over), owners: [] };
}
