import type { LngLat } from './courses.ts';
import { pointOnCurve } from './geometry/curve.ts';
import { distance } from './geometry/lines.ts';

/** Metres of one degree of latitude, and of longitude at the equator: spacing needs no better. */
const metersPerDegree = 111_320;

/**
 * The centripetal Catmull–Rom curve through control points, as a line whose positions lie about `stepMeters` apart.
 * Control points are [longitude, latitude] in EPSG:4490 and are all kept, exactly; between them positions are rounded
 * to 7 decimals (about 1 cm). The centripetal form makes neither loops nor overshoots where control points lie at
 * uneven distances. Fewer than three points come back as they are: there is nothing to bend.
 */
export function smoothLine(points: readonly LngLat[], stepMeters = 80): LngLat[] {
  const controls = points.filter((point, index) => index === 0 || !samePlace(point, points[index - 1]!));
  if (controls.length < 3) return [...controls];
  const line: LngLat[] = [controls[0]!];
  for (let index = 0; index + 1 < controls.length; index++) {
    line.push(...bend(controls, index, stepMeters), controls[index + 1]!);
  }
  return line.filter((point, index) => index === 0 || !samePlace(point, line[index - 1]!));
}

function samePlace(one: LngLat, other: LngLat): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

/** Positions strictly between one control point and the next. */
function bend(controls: readonly LngLat[], index: number, stepMeters: number): LngLat[] {
  const from = controls[index]!;
  const to = controls[index + 1]!;
  const before = controls[index - 1] ?? mirror(from, to);
  const after = controls[index + 2] ?? mirror(to, from);
  // the curve is worked out in a plane whose two axes have the same scale, or its bends would be skewed
  const scale = Math.cos((from[1] * Math.PI) / 180);
  const plane = [before, from, to, after].map(([lng, lat]) => [lng * scale, lat] as const);
  const steps = Math.max(1, Math.round((distance(plane[1]!, plane[2]!) * metersPerDegree) / stepMeters));
  return Array.from({ length: steps - 1 }, (_, step) => {
    const [x, y] = pointOnCurve(plane, (step + 1) / steps);
    return [round(x / scale), round(y)] as const;
  });
}

/** The point as far before the end as the next is after it: the curve leaves its end straight. */
function mirror(end: LngLat, next: LngLat): LngLat {
  return [2 * end[0] - next[0], 2 * end[1] - next[1]];
}

function round(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
