import { orient2d } from 'robust-predicates';
import type { PartsFault } from './polygon-fault-reasons.ts';
import { addRing, type FlatRing, type RingEdge, type RingEdges } from './ring-edges.ts';
import { sideOf, sweepEdges, type SweepJudge, type SweptEdge, type SweptVertex } from './sweep-edges.ts';

/** What a ring of a part bounds. */
interface PartRing {
  part: number;
  /** True when the inside of the part is on the left of the ring's edges. */
  isInsideLeft: boolean;
}

/**
 * The leftmost place at which the polygons of a multi-polygon are no good together, or null: they may touch in single
 * points, and one may lie in a hole of another, but none may cover a place of another or share a stretch of its edge
 * (OGC Simple Features, as PostGIS's ST_IsValid judges it). Each must be valid by itself (see findPolygonFault); the
 * first ring of each is its shell. Decided exactly, in the order of n log n steps.
 */
export function findPartsFault(parts: readonly (readonly FlatRing[])[]): PartsFault | null {
  const all: RingEdges = { edges: [], counts: [] };
  const rings: PartRing[] = [];
  for (const [part, ofPart] of parts.entries()) {
    for (const [at, ring] of ofPart.entries()) {
      const first = all.edges.length;
      addRing(all, ring);
      rings.push({ part, isInsideLeft: isCounterClockwise(all.edges, first) === (at === 0) });
    }
  }
  return sweepEdges(all.edges, new PartsJudge(rings));
}

class PartsJudge implements SweepJudge<PartsFault> {
  readonly #rings: readonly PartRing[];

  constructor(rings: readonly PartRing[]) {
    this.#rings = rings;
  }

  atVertex({ x, y, onwards }: SweptVertex): PartsFault | null {
    // edges of one part meet in their end points only: with two that pass, parts cross
    const passing = onwards.filter(({ leftX, leftY }) => leftX !== x || leftY !== y);
    if (passing.length > 1) return { reason: 'parts-overlap', x, y };
    for (let at = 1; at < onwards.length; at++) {
      const [below, above] = [onwards[at - 1]!, onwards[at]!];
      if (sideOf(below, above.rightX, above.rightY) !== 0) continue;
      const isOneSide = this.#isInsideAbove(below) === this.#isInsideAbove(above);
      return { reason: isOneSide ? 'parts-overlap' : 'parts-share-edge', x, y };
    }
    return null;
  }

  /** What is between two edges must be the inside of the same part for both, or of none. */
  between(below: SweptEdge | null, above: SweptEdge | null, { x, y }: SweptVertex): PartsFault | null {
    const isAgreed = this.#partAbove(below) === this.#partBelow(above);
    if (!isAgreed) return { reason: 'parts-overlap', x, y };
    return below && above && doCross(below, above)
      ? { reason: 'parts-overlap', ...crossing(below, above) }
      : null;
  }

  #partAbove(edge: SweptEdge | null): number | null {
    return edge && this.#isInsideAbove(edge) ? this.#rings[edge.edge.ring]!.part : null;
  }

  #partBelow(edge: SweptEdge | null): number | null {
    return edge && !this.#isInsideAbove(edge) ? this.#rings[edge.edge.ring]!.part : null;
  }

  #isInsideAbove({ edge, isForward }: SweptEdge): boolean {
    return this.#rings[edge.ring]!.isInsideLeft === isForward;
  }
}

/** Which way the ring turns whose edges begin at `first`: told by its leftmost corner, where it can't turn back. */
function isCounterClockwise(edges: readonly RingEdge[], first: number): boolean {
  let leftmost = first;
  for (let at = first; at < edges.length; at++) {
    const [edge, least] = [edges[at]!, edges[leftmost]!];
    if (edge.ax < least.ax || (edge.ax === least.ax && edge.ay < least.ay)) leftmost = at;
  }
  const before = edges[leftmost === first ? edges.length - 1 : leftmost - 1]!;
  const { ax, ay, bx, by } = edges[leftmost]!;
  return orient2d(before.ax, before.ay, ax, ay, bx, by) < 0;
}

function doCross(a: SweptEdge, b: SweptEdge): boolean {
  return areApart(a, b) && areApart(b, a);
}

/** True when the ends of one edge lie on either side of the other's line. */
function areApart(edge: SweptEdge, { leftX, leftY, rightX, rightY }: SweptEdge): boolean {
  return Math.sign(sideOf(edge, leftX, leftY)) * Math.sign(sideOf(edge, rightX, rightY)) < 0;
}

/** Where two edges cross, as near as a number can say it. */
function crossing(a: SweptEdge, b: SweptEdge): { x: number; y: number } {
  const [ax, ay] = [a.rightX - a.leftX, a.rightY - a.leftY];
  const [bx, by] = [b.rightX - b.leftX, b.rightY - b.leftY];
  const along = ((b.leftX - a.leftX) * by - (b.leftY - a.leftY) * bx) / (ax * by - ay * bx);
  const share = Number.isFinite(along) ? Math.min(1, Math.max(0, along)) : 0;
  return { x: a.leftX + share * ax, y: a.leftY + share * ay };
}
