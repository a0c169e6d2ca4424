import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Bounds } from './bounds-of.ts';

/** True when an edge of the area lies in the bounds or passes through them; standing wholly inside it does not count. */
export function outlineCrosses(geometry: Polygon | MultiPolygon, bounds: Bounds): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.some((rings) => rings.some((ring) => ringCrosses(ring, bounds)));
}

function ringCrosses(ring: Position[], bounds: Bounds): boolean {
  return ring.some((end, at) => at > 0 && edgeCrosses(ring[at - 1]!, end, bounds));
}

/** Liang and Barsky: what is left of the edge after each side of the bounds has cut off its part. */
function edgeCrosses(start: Position, end: Position, [west, south, east, north]: Bounds): boolean {
  const [x, y] = start as [number, number];
  const [dx, dy] = [end[0]! - x, end[1]! - y];
  let [from, to] = [0, 1];
  const sides = [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const;
  for (const [run, room] of sides) {
    if (run === 0 && room < 0) return false;
    if (run < 0) from = Math.max(from, room / run);
    if (run > 0) to = Math.min(to, room / run);
  }
  return from <= to;
}
