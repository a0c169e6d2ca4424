import { compareEdges } from './compare-edges.ts';
import type { PolygonFault } from './polygon-fault-reasons.ts';
import { areNeighbours, type RingEdges } from './ring-edges.ts';
import { sweepEdges, type SweepJudge, type SweptEdge, type SweptVertex } from './sweep-edges.ts';
import type { TouchingRings } from './touching-rings.ts';

/**
 * The fault of a polygon's edges that a sweep from the left comes by first, or null, in the order of n log n steps for
 * any polygon without spikes. Where rings touch is noted in `touches`.
 */
export function findSweptFault({ edges, counts }: RingEdges, touches: TouchingRings): PolygonFault | null {
  const compare = (a: SweptEdge, b: SweptEdge) => compareEdges(a.edge, b.edge, counts, touches);
  const judge: SweepJudge<PolygonFault> = {
    atVertex(vertex) {
      const [a, b] = vertex.here;
      if (
        vertex.here.length === 2 &&
        a!.edge.ring === b!.edge.ring &&
        areNeighbours(a!.edge, b!.edge, counts)
      )
        return null;
      return findPairFault(passingTwo(vertex), compare) ?? joinRings(vertex);
    },
    between: (below, above) => (below && above ? compare(below, above) : null),
  };

  /** A ring comes by with two edges of a vertex, or one that passes; what is more touches or crosses itself. */
  function joinRings({ x, y, here }: SweptVertex): PolygonFault | null {
    const first = here[0]!.edge.ring;
    for (const [ring, ofRing] of byRing(here)) {
      const fault = findPairFault(ofRing.slice(0, 3), compare);
      if (fault) return fault;
      if (ring !== first) touches.add(first, ring, x, y);
    }
    return null;
  }

  return sweepEdges(edges, judge);
}

function passingTwo({ x, y, onwards }: SweptVertex): SweptEdge[] {
  return onwards.filter(({ leftX, leftY }) => leftX !== x || leftY !== y).slice(0, 2);
}

function byRing(edges: readonly SweptEdge[]): Map<number, SweptEdge[]> {
  const rings = new Map<number, SweptEdge[]>();
  for (const edge of edges) {
    const ofRing = rings.get(edge.edge.ring);
    if (ofRing) ofRing.push(edge);
    else rings.set(edge.edge.ring, [edge]);
  }
  return rings;
}

function findPairFault(
  edges: readonly SweptEdge[],
  compare: (a: SweptEdge, b: SweptEdge) => PolygonFault | null,
): PolygonFault | null {
  for (const [at, a] of edges.entries()) {
    for (const b of edges.slice(at + 1)) {
      const fault = compare(a, b);
      if (fault) return fault;
    }
  }
  return null;
}
