import { pointOnCurve } from './curve.ts';
import type { Point } from './projection.ts';

/** Metres between two points. */
export function distance([x0, y0]: Point, [x1, y1]: Point): number {
  return Math.hypot(x1 - x0, y1 - y0);
}

/** Length of a line in metres. */
export function lengthOf(line: readonly Point[]): number {
  let length = 0;
  for (let at = 1; at < line.length; at++) length += distance(line[at - 1]!, line[at]!);
  return length;
}

/** The point a number of metres along a line; its first or last point when that is before or beyond it. */
export function pointAlong(line: readonly Point[], meters: number): Point {
  let left = meters;
  if (left <= 0) return line[0]!;
  for (let at = 1; at < line.length; at++) {
    const from = line[at - 1]!;
    const to = line[at]!;
    const step = distance(from, to);
    if (left <= step && step > 0) return mix(from, to, left / step);
    left -= step;
  }
  return line.at(-1)!;
}

/** The point a share of the way from one to the other. */
export function mix([x0, y0]: Point, [x1, y1]: Point, share: number): Point {
  return [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
}

/** How far a point is from a line, and where on the line it is nearest. */
export function nearestOn(
  line: readonly Point[],
  point: Point,
): { point: Point; distance: number; segment: number } {
  let best = { point: line[0]!, distance: Infinity, segment: 0 };
  for (let at = 1; at < line.length; at++) {
    const near = nearestOnSegment(line[at - 1]!, line[at]!, point);
    const away = distance(near, point);
    if (away < best.distance) best = { point: near, distance: away, segment: at - 1 };
  }
  return best;
}

/** The point of a segment that is nearest. */
function nearestOnSegment(from: Point, to: Point, [x, y]: Point): Point {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const square = dx * dx + dy * dy;
  if (square === 0) return from;
  const share = ((x - from[0]) * dx + (y - from[1]) * dy) / square;
  return mix(from, to, Math.min(1, Math.max(0, share)));
}

/** The line beside another at a distance in metres, to its left when positive; for gentle bends only. */
export function beside(line: readonly Point[], meters: number): Point[] {
  return line.map((point, at) => {
    const from = line[Math.max(0, at - 1)]!;
    const to = line[Math.min(line.length - 1, at + 1)]!;
    const length = distance(from, to) || 1;
    return [
      point[0] - ((to[1] - from[1]) / length) * meters,
      point[1] + ((to[0] - from[0]) / length) * meters,
    ];
  });
}

/** The smooth curve through points (centripetal Catmull–Rom), its points about `step` metres apart. */
export function smooth(points: readonly Point[], step = 40): Point[] {
  const line: Point[] = [];
  for (let at = 0; at + 1 < points.length; at++) {
    const from = points[at]!;
    const to = points[at + 1]!;
    const before = points[at - 1] ?? mix(to, from, 2);
    const after = points[at + 2] ?? mix(from, to, 2);
    const steps = Math.max(1, Math.round(distance(from, to) / step));
    for (let index = 0; index < steps; index++)
      line.push(pointOnCurve([before, from, to, after], index / steps));
  }
  line.push(points.at(-1)!);
  return line;
}

/** The smooth closed curve through points. */
export function smoothRing(points: readonly Point[], step = 40): Point[] {
  const count = points.length;
  const ring: Point[] = [];
  for (let at = 0; at < count; at++) {
    const around = [-1, 0, 1, 2].map((index) => points[(at + index + count) % count]!);
    const steps = Math.max(1, Math.round(distance(around[1]!, around[2]!) / step));
    for (let index = 0; index < steps; index++) ring.push(pointOnCurve(around, index / steps));
  }
  return ring;
}
