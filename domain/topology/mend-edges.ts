import type { NearVertex } from './near-misses.ts';
import { cancelRuns, type Run, type UnmatchedEdges } from './unmatched-edges.ts';

/**
 * The unmatched edges as they would be if vertices within reach of each other were one and edges had the vertices that
 * lie on them: what is left then goes around an overlap or a gap that is no mere seam.
 */
export function mendEdges(unmatched: UnmatchedEdges, near: readonly NearVertex[]): UnmatchedEdges {
  if (near.length === 0) return unmatched;
  const { vertices, edges } = unmatched;
  const joined = joinVertices(near);
  const along = new Map<object, Set<number>>();
  for (const { edge, number, besideEnd } of near) {
    if (besideEnd !== null) continue;
    const numbers = along.get(edge) ?? new Set();
    along.set(edge, numbers.add(joined(number)));
  }
  const runs: Run[] = [];
  for (const edge of edges) {
    const x0 = vertices.xs[edge.from]!;
    const y0 = vertices.ys[edge.from]!;
    const distance = (number: number) => Math.hypot(vertices.xs[number]! - x0, vertices.ys[number]! - y0);
    const between = [...(along.get(edge) ?? [])].sort((a, b) => distance(a) - distance(b));
    const path = [joined(edge.from), ...between, joined(edge.to)];
    for (let at = 1; at < path.length; at++) {
      const [from, to] = [path[at - 1]!, path[at]!];
      if (from !== to) runs.push({ from, to, times: edge.times, owners: edge.owners });
    }
  }
  return { vertices, edges: cancelRuns(runs, vertices.count) };
}

/** Gives the one vertex that stands for all within reach of each other. */
function joinVertices(near: readonly NearVertex[]): (number: number) => number {
  const joinedTo = new Map<number, number>();
  const find = (number: number): number => {
    let at = number;
    for (let next = joinedTo.get(at); next !== undefined; next = joinedTo.get(at)) at = next;
    return at;
  };
  for (const { number, besideEnd } of near) {
    if (besideEnd === null) continue;
    const [one, other] = [find(number), find(besideEnd)];
    if (one !== other) joinedTo.set(one, other);
  }
  return find;
}
