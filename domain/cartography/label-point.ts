/**
 * The point of a polygon that is farthest from its outline, where its name has most room. Found by a grid that
 * closes in on the best cell: coarser than polylabel's queue of cells, but a third of its code, and a name needs no
 * better. Distances are taken in degrees with longitude shrunk to the latitude.
 */
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf } from './bounds-of.ts';

const gridSize = 16;
const rounds = 4;

/** How much room a point may lose to come nearer to the middle, by distance: along a strip any point has the same. */
const pullToMiddle = 0.1;

/** A ring with more positions than these is looked at in steps: the border of a district makes its name no better placed. */
const mostPositions = 160;

interface Candidate {
  x: number;
  y: number;
  score: number;
}

/** Longitude and latitude where the name of the area goes: in its largest part; null for an empty geometry. */
export function labelPoint(geometry: Polygon | MultiPolygon): Position | null {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const largest = polygons.toSorted((a, b) => extentOf(b) - extentOf(a))[0];
  if (!largest || largest.length === 0) return null;
  const squeeze = Math.cos(((largest[0]?.[0]?.[1] ?? 0) * Math.PI) / 180);
  const rings = largest.map((ring) => thin(ring).map(([x, y]) => [x! * squeeze, y!]));
  const best = closeIn(rings);
  return best && [best.x / squeeze, best.y];
}

function thin(ring: Position[]): Position[] {
  const step = Math.ceil(ring.length / mostPositions);
  return ring.filter((_, at) => at % step === 0 || at === ring.length - 1);
}

function extentOf(polygon: Position[][]): number {
  const bounds = boundsOf({ type: 'Polygon', coordinates: polygon });
  return bounds ? (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) : 0;
}

function closeIn(rings: Position[][]): Candidate | null {
  const bounds = boundsOf({ type: 'Polygon', coordinates: rings });
  if (!bounds) return null;
  let [west, south, east, north] = bounds;
  const [middleX, middleY] = [(west + east) / 2, (south + north) / 2];
  let best: Candidate = { x: middleX, y: middleY, score: -Infinity };
  for (let round = 0; round < rounds; round++) {
    const [stepX, stepY] = [(east - west) / gridSize, (north - south) / gridSize];
    for (let at = 0; at < gridSize * gridSize; at++) {
      const x = west + ((at % gridSize) + 0.5) * stepX;
      const y = south + (Math.floor(at / gridSize) + 0.5) * stepY;
      const score = distanceInside(rings, x, y) - pullToMiddle * Math.hypot(x - middleX, y - middleY);
      if (score > best.score) best = { x, y, score };
    }
    [west, east] = [best.x - stepX, best.x + stepX];
    [south, north] = [best.y - stepY, best.y + stepY];
  }
  return best;
}

/** Distance to the nearest edge, negative outside. */
function distanceInside(rings: Position[][], x: number, y: number): number {
  let isInside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [ax, ay] = ring[at - 1] as [number, number];
      const [bx, by] = ring[at] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
      nearest = Math.min(nearest, squaredDistanceToEdge(x, y, ax, ay, bx, by));
    }
  }
  return (isInside ? 1 : -1) * Math.sqrt(nearest);
}

function squaredDistanceToEdge(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2;
}
