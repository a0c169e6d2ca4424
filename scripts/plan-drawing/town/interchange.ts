/** Where the town meets G55: the exit 大盂 is there, its place and its form are drawn by us. */
import { beside, mix, nearestOn, smooth } from '../geometry/lines.ts';
import type { Point } from '../geometry/projection.ts';
import { courses, type LngLat } from '../courses.ts';
import { smoothLine } from '../smooth-line.ts';
import { toPlane } from '../geometry/projection.ts';
import { along, crossing } from './grid.ts';

/** The arterial street that leads to the interchange, as a line across the grid. */
export const interchangeStreet = 6;

/** The section of it beyond the ring of streets. */
export const interchangeLink = `street-across-${interchangeStreet + 1}-10`;

/** Metres between the end of that street and the middle of the expressway. */
const setBack = 130;

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

/** The street from the ring of streets to the ramps, and the ramps from its end to positions of the expressway. */
export function drawInterchange(): { link: Point[]; ramps: { id: string; line: Point[] }[] } {
  const start = crossing(along.east, interchangeStreet);
  const near = nearestOn(expresswayLine, start);
  const end = mix(start, near.point, 1 - setBack / near.distance);
  const ramp = (id: string, at: number) => {
    const joins = expresswayLine[at]!;
    // it leaves the street in its direction and joins the expressway in its own
    const next = expresswayLine[at + (at < near.segment ? 1 : -1)]!;
    const run = beside([joins, next], at < near.segment ? -12 : 12)[1]!;
    const bow = mix(mix(end, near.point, 0.62), run, 0.3);
    return { id, line: [...smooth([end, bow, run, joins], 25).slice(0, -1), joins] };
  };
  return {
    link: [start, mix(start, end, 0.5), end],
    ramps: [ramp('ramp-1', near.segment - rampPositions + 1), ramp('ramp-2', near.segment + rampPositions)],
  };
}
