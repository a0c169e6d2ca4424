import type { Bounds } from '#domain/cartography/bounds-of.ts';

/** A square of the Web Mercator grid in which parcels are fetched together. */
export interface Square {
  key: string;
  bounds: Bounds;
}

/** Squares across the world: each is some two kilometres wide at the latitude of the plan. */
const across = 2 ** 14;

/** The squares that bounds touch, those nearest a place (longitude, latitude) first; `most` at most. */
export function squaresIn(
  [west, south, east, north]: Bounds,
  near: [number, number],
  most: number,
): Square[] {
  const [left, right] = [column(west), column(east)].map(Math.floor) as [number, number];
  const [top, bottom] = [row(north), row(south)].map(Math.floor) as [number, number];
  const [x0, y0] = [column(near[0]), row(near[1])];
  const found: { x: number; y: number; far: number }[] = [];
  for (let y = top; y <= bottom; y++)
    for (let x = left; x <= right; x++) found.push({ x, y, far: Math.hypot(x + 0.5 - x0, y + 0.5 - y0) });
  return found
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ x, y }) => ({
      key: `${x}/${y}`,
      bounds: [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)],
    }));
}

function column(longitude: number): number {
  return ((longitude + 180) / 360) * across;
}

function row(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * across;
}

function longitude(column: number): number {
  return (column / across) * 360 - 180;
}

function latitude(row: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / across))) * 180) / Math.PI;
}
