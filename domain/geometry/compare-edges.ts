import { orient2d } from 'robust-predicates';
import type { PolygonFault } from './polygon-fault-reasons.ts';
import { areNeighbours, type RingEdge } from './ring-edges.ts';
import type { TouchingRings } from './touching-rings.ts';

/**
 * The fault that two edges of a polygon make, or null where they may lie as they do. Where two rings touch in a point
 * is noted in `touches`. Decided exactly.
 */
export function compareEdges(
  a: RingEdge,
  b: RingEdge,
  counts: readonly number[],
  touches: TouchingRings,
): PolygonFault | null {
  if (Math.max(a.ay, a.by) < Math.min(b.ay, b.by) || Math.min(a.ay, a.by) > Math.max(b.ay, b.by)) return null;
  if (Math.max(a.ax, a.bx) < Math.min(b.ax, b.bx) || Math.min(a.ax, a.bx) > Math.max(b.ax, b.bx)) return null;
  const b1 = orient2d(a.ax, a.ay, a.bx, a.by, b.ax, b.ay);
  const b2 = orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by);
  if ((b1 > 0 && b2 > 0) || (b1 < 0 && b2 < 0)) return null;
  const a1 = orient2d(b.ax, b.ay, b.bx, b.by, a.ax, a.ay);
  const a2 = orient2d(b.ax, b.ay, b.bx, b.by, a.bx, a.by);
  if ((a1 > 0 && a2 > 0) || (a1 < 0 && a2 < 0)) return null;
  const isSameRing = a.ring === b.ring;
  if (b1 === 0 && b2 === 0) return compareCollinear(a, b, counts, touches);
  if (b1 !== 0 && b2 !== 0 && a1 !== 0 && a2 !== 0) {
    return { reason: isSameRing ? 'self-intersection' : 'rings-cross', x: a.ax, y: a.ay };
  }
  // one touches the other in an end point
  const [x, y] = b1 === 0 ? [b.ax, b.ay] : b2 === 0 ? [b.bx, b.by] : a1 === 0 ? [a.ax, a.ay] : [a.bx, a.by];
  if (isSameRing) return areNeighbours(a, b, counts) ? null : { reason: 'self-touch', x, y };
  touches.add(a.ring, b.ring, x, y);
  return null;
}

/** Both edges lie on one line and their boxes overlap: they share a stretch, or one end point. */
function compareCollinear(
  a: RingEdge,
  b: RingEdge,
  counts: readonly number[],
  touches: TouchingRings,
): PolygonFault | null {
  const useX = a.ax !== a.bx;
  const [a1, a2, b1, b2] = useX ? [a.ax, a.bx, b.ax, b.bx] : [a.ay, a.by, b.ay, b.by];
  const from = Math.max(Math.min(a1, a2), Math.min(b1, b2));
  const to = Math.min(Math.max(a1, a2), Math.max(b1, b2));
  const x = from === a1 || to === a1 ? a.ax : a.bx;
  const y = from === a1 || to === a1 ? a.ay : a.by;
  const isSameRing = a.ring === b.ring;
  if (from < to) {
    if (!isSameRing) return { reason: 'rings-cross', x, y };
    return { reason: areNeighbours(a, b, counts) ? 'spike' : 'self-intersection', x, y };
  }
  if (isSameRing) return areNeighbours(a, b, counts) ? null : { reason: 'self-touch', x, y };
  touches.add(a.ring, b.ring, x, y);
  return null;
}
