import type { MultiPolygon, Polygon } from 'geojson';
import { placeInRing } from '#domain/geometry/polygon-fault.ts';
import type { LngLat } from '../../courses.ts';

/** Degrees of latitude, some 10 m: one pixel at the scale where the town fills the screen. */
const tolerance = 0.00009;

/** The town and what lies about it, where the town's own drawing needs every position of a line. */
const townBounds = { west: 112.6, south: 38.09, east: 112.86, north: 38.27 };

/**
 * A line's positions within an area, without holes: what sticks out at its ends is left off, up to the last position
 * inside and one more, so that the line reaches the border. A line that never comes in is empty.
 */
export function trimToArea(line: readonly LngLat[], area: Polygon | MultiPolygon): LngLat[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  const shells = polygons.map(([shell]) => shell!.flat());
  const isInside = ([x, y]: LngLat) => shells.some((shell) => placeInRing(x, y, shell) >= 0);
  const first = line.findIndex(isInside);
  if (first < 0) return [];
  const last = line.findLastIndex(isInside);
  return line.slice(Math.max(0, first - 1), last + 2);
}

/**
 * A line with fewer positions, nowhere further from the one given than the tolerance. Near the town it keeps all, and
 * elsewhere those where `isJunction` says that another line ends on it.
 */
export function thinOutsideTown(
  line: readonly LngLat[],
  isJunction: (position: LngLat) => boolean,
): LngLat[] {
  const kept = new Set([0, line.length - 1]);
  for (const [index, position] of line.entries()) {
    if (isNearTown(position) || isJunction(position)) kept.add(index);
  }
  const fixed = [...kept].sort((one, other) => one - other);
  const spans = fixed.slice(1).map((to, index): [number, number] => [fixed[index]!, to]);
  for (let span = spans.pop(); span; span = spans.pop()) {
    const at = furthestFromChord(line, span);
    if (at === null) continue;
    kept.add(at);
    spans.push([span[0], at], [at, span[1]]);
  }
  return line.filter((_, index) => kept.has(index));
}

function isNearTown([x, y]: LngLat): boolean {
  return x >= townBounds.west && x <= townBounds.east && y >= townBounds.south && y <= townBounds.north;
}

/** The position between two others that is furthest from their chord, or null when all are within the tolerance. */
function furthestFromChord(line: readonly LngLat[], [from, to]: [number, number]): number | null {
  const [x0, y0] = line[from]!;
  const scale = Math.cos((y0 * Math.PI) / 180);
  const dx = (line[to]![0] - x0) * scale;
  const dy = line[to]![1] - y0;
  const length = Math.hypot(dx, dy);
  let furthest = tolerance;
  let at: number | null = null;
  for (let index = from + 1; index < to; index++) {
    const px = (line[index]![0] - x0) * scale;
    const py = line[index]![1] - y0;
    const distance = length === 0 ? Math.hypot(px, py) : Math.abs(px * dy - py * dx) / length;
    if (distance <= furthest) continue;
    furthest = distance;
    at = index;
  }
  return at;
}
