import { distance, mix } from './lines.ts';
import type { Point } from './projection.ts';
import type { Polygon, Ring } from './polygons.ts';

/** Corners that turn less than this are bends of a street, in radians. */
const leastTurn = 0.6;

/** Points of an arc, its ends included. */
const arcPoints = 5;

/**
 * A polygon with its outward corners rounded to a radius in metres (less where an edge is short), and the corners that
 * were cut off. The edges stay exactly where they were, so that what lies beside them still fits.
 *
 *        p    V          p, q   where the arc leaves the edges
 *   ─────·────·          V      the corner, cut off as p V q and the arc
 *          `-.│
 *             · q
 */
export function roundPolygon(polygon: Polygon, radius: number): { rounded: Polygon; corners: Ring[] } {
  const corners: Ring[] = [];
  const rounded = polygon.map((ring) =>
    ring.flatMap((point, at) => {
      const before = ring[(at + ring.length - 1) % ring.length]!;
      const after = ring[(at + 1) % ring.length]!;
      const arc = arcAt(before, point, after, radius);
      if (arc.length > 1) corners.push([point, ...arc.toReversed()]);
      return arc;
    }),
  );
  return { rounded, corners };
}

/** The arc in place of a corner; the corner itself where it is not sharp, or turns inwards. */
function arcAt(before: Point, corner: Point, after: Point, radius: number): Point[] {
  const turn = turnAt(before, corner, after);
  if (turn < leastTurn) return [corner];
  const longest = 0.45 * Math.min(distance(before, corner), distance(corner, after));
  const tangent = Math.min(radius * Math.tan(Math.min(turn, 2.4) / 2), longest);
  if (tangent < 2) return [corner];
  const from = mix(corner, before, tangent / distance(before, corner));
  const to = mix(corner, after, tangent / distance(corner, after));
  // a quadratic Bézier curve is as round as a street's corner needs
  return Array.from({ length: arcPoints }, (_, index) => {
    const share = index / (arcPoints - 1);
    const [x, y] = mix(mix(from, corner, share), mix(corner, to, share), share);
    return [Math.round(x * 1_000) / 1_000, Math.round(y * 1_000) / 1_000] as const;
  });
}

/** How far the direction turns to the left, in radians; negative to the right. */
function turnAt([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [ux, uy, vx, vy] = [x1 - x0, y1 - y0, x2 - x1, y2 - y1];
  return Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}
