/** Where the town meets G55: the exit 大盂 is there, its place and its form are drawn by us. */
import { beside, distance, mix, nearestOn, smooth } from '../geometry/lines.ts';
import type { Point } from '../geometry/projection.ts';
import { courses, type LngLat } from '../courses.ts';
import { smoothLine } from '../smooth-line.ts';
import { toPlane } from '../geometry/projection.ts';
import { along, crossing } from './grid.ts';

/** The arterial street that leads to the interchange, as a line across the grid. */
export const interchangeStreet = 8;

/** The section of it beyond the ring of streets. */
export const interchangeLink = `street-across-${interchangeStreet + 1}-${along.east}`;

/** Metres from the middle of the expressway to where the ramps leave the street, on either side of the bridge. */
const setBack = 72;

/** How many positions of the expressway's line, some 80 m apart, lie between the street and where a ramp joins. */
const rampPositions = 5;

/** G55 二广高速 at the foot of the eastern hills, and the railway at that of the western ones, near the town. */
export const expresswayLine = nearTown(courses.g55);
export const railwayLine = nearTown(courses['north-tongpu-railway']);

/** The part of a line of the region that can come near the town, in the plane. */
function nearTown(course: readonly LngLat[]): Point[] {
  return smoothLine(course)
    .filter(([, lat]) => lat > 38.09 && lat < 38.28)
    .map(toPlane);
}

/**
 * A diamond: the street from the ring of streets over the expressway, and on either side of it two ramps, from the
 * street to positions of the expressway.
 */
export function drawInterchange(): { link: Point[]; ramps: { id: string; line: Point[] }[] } {
  const start = crossing(along.east, interchangeStreet);
  const near = nearestOn(expresswayLine, start);
  const [west, east] = [-setBack, setBack].map((meters) =>
    mix(start, near.point, 1 + meters / near.distance),
  ) as [Point, Point];
  const joins = [near.segment - rampPositions + 1, near.segment + rampPositions];
  return {
    link: [start, west, near.point, east],
    ramps: [west, east].flatMap((end, side) =>
      joins.map((at, index) => ({ id: `ramp-${side * 2 + index + 1}`, line: drawRamp(end, near, at) })),
    ),
  };
}

/** It leaves the street towards the expressway, runs beside it, and joins it in its own direction. */
function drawRamp(end: Point, near: { point: Point; segment: number }, at: number): Point[] {
  const joins = expresswayLine[at]!;
  const before = expresswayLine[at + (at < near.segment ? 2 : -2)]!;
  const [one, other] = [14, -14].map((meters) => beside([joins, before], meters)[1]!) as [Point, Point];
  const run = distance(one, end) < distance(other, end) ? one : other;
  const bow = mix(mix(end, near.point, 0.3), run, 0.35);
  return [...smooth([end, bow, run, joins], 25).slice(0, -1), joins];
}
