import { orient2d } from 'robust-predicates';
import { OrderedList } from './ordered-list.ts';
import type { RingEdge } from './ring-edges.ts';

/** An edge from its left end to its right; of two ends with one x the lower is the left. */
export interface SweptEdge {
  edge: RingEdge;
  /** True when the ring goes from left to right. */
  isForward: boolean;
  leftX: number;
  leftY: number;
  rightX: number;
  rightY: number;
}

/** All that is at a vertex. */
export interface SweptVertex {
  x: number;
  y: number;
  /** Edges that end in the vertex, begin in it or pass through it. */
  here: readonly SweptEdge[];
  /** Those that go on to its right, from the lowest upwards; some lie on each other when they have one direction. */
  onwards: readonly SweptEdge[];
}

/** Who judges what a sweep comes by. The first fault ends the sweep. */
export interface SweepJudge<Fault> {
  atVertex(vertex: SweptVertex): Fault | null;
  /** Two edges with nothing between them to the right of a vertex; null stands for what is beyond the outermost. */
  between(below: SweptEdge | null, above: SweptEdge | null, vertex: SweptVertex): Fault | null;
}

/**
 * Come by all vertices from left to right, and by all pairs of edges that lie next to each other somewhere, in the
 * order of n log n steps however long the edges are and wherever they lead (Shamos and Hoey 1976). The judge must tell
 * edges that cross or share a stretch as a fault: what would come behind has no order. Of edges that cross, some pair
 * is next to each other before, or a vertex lies where they cross. Decided exactly.
 */
export function sweepEdges<Fault>(edges: readonly RingEdge[], judge: SweepJudge<Fault>): Fault | null {
  const beginning = edges.map(sweptEdge).sort(fromLeft);
  const ending = beginning.toSorted((a, b) => a.rightX - b.rightX || a.rightY - b.rightY);
  const status = new OrderedList<SweptEdge>();
  let begun = 0;
  for (let ended = 0; ended < ending.length;) {
    const [first, last] = [beginning[begun], ending[ended]!];
    const isBeginning = first !== undefined && (first.leftX - last.rightX || first.leftY - last.rightY) <= 0;
    const [x, y] = isBeginning ? [first.leftX, first.leftY] : [last.rightX, last.rightY];
    const from = begun;
    while (beginning[begun]?.leftX === x && beginning[begun]!.leftY === y) begun += 1;
    while (ending[ended]?.rightX === x && ending[ended]!.rightY === y) ended += 1;
    const fault = passVertex(x, y, beginning.slice(from, begun), status, judge);
    if (fault) return fault;
  }
  return null;
}

/** Positive where a position lies above an edge or left of an upright one, 0 on its line. */
export function sideOf({ leftX, leftY, rightX, rightY }: SweptEdge, x: number, y: number): number {
  return -orient2d(leftX, leftY, rightX, rightY, x, y);
}

function sweptEdge(edge: RingEdge): SweptEdge {
  const { ax, ay, bx, by } = edge;
  return ax < bx || (ax === bx && ay < by)
    ? { edge, isForward: true, leftX: ax, leftY: ay, rightX: bx, rightY: by }
    : { edge, isForward: false, leftX: bx, leftY: by, rightX: ax, rightY: ay };
}

function fromLeft(a: SweptEdge, b: SweptEdge): number {
  return a.leftX - b.leftX || a.leftY - b.leftY;
}

function passVertex<Fault>(
  x: number,
  y: number,
  beginning: SweptEdge[],
  status: OrderedList<SweptEdge>,
  judge: SweepJudge<Fault>,
): Fault | null {
  status.seek((edge) => sideOf(edge, x, y) > 0);
  const reached = status.takeWhile((edge) => sideOf(edge, x, y) === 0);
  const passing = reached.filter((edge) => edge.rightX !== x || edge.rightY !== y);
  const onwards = [...passing, ...beginning].sort(upwards);
  const vertex: SweptVertex = { x, y, here: [...reached, ...beginning], onwards };
  const fault = judge.atVertex(vertex);
  if (fault) return fault;
  let below = status.previous;
  for (const edge of onwards) {
    const between = judge.between(below, edge, vertex);
    if (between) return between;
    status.insert(edge);
    below = edge;
  }
  return judge.between(below, status.next, vertex);
}

/** Of two edges in one vertex: which is the lower to the right of it. */
function upwards(a: SweptEdge, b: SweptEdge): number {
  return -sideOf(a, b.rightX, b.rightY);
}
