/** Flat x, y, x, y, … of a closed ring: the last position repeats the first. */
export type FlatRing = ArrayLike<number>;

/** An edge between two different positions, with the ring it belongs to. */
export interface RingEdge {
  ring: number;
  /** Place among the edges of its ring, to know neighbours. */
  index: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

/** The edges of many rings, those of a ring in a row and in its order. */
export interface RingEdges {
  edges: RingEdge[];
  /** How many edges each ring has: repeated positions make none. */
  counts: number[];
}

/** Put the edges of one more ring behind those that are there. */
export function addRing({ edges, counts }: RingEdges, ring: FlatRing): void {
  const number = counts.length;
  let index = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
    if (ax === bx && ay === by) continue;
    edges.push({ ring: number, index, ax, ay, bx, by });
    index += 1;
  }
  counts.push(index);
}

/** True for two edges of one ring of which one begins where the other ends. */
export function areNeighbours(a: RingEdge, b: RingEdge, counts: readonly number[]): boolean {
  const distance = Math.abs(a.index - b.index);
  return distance === 1 || distance === counts[a.ring]! - 1;
}
