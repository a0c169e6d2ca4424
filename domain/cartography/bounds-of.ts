import type { Geometry, Position } from 'geojson';

/** West, south, east, north in degrees. */
export type Bounds = [number, number, number, number];

/** The bounds of a geometry that doesn't cross the antimeridian; null for an empty one. */
export function boundsOf(geometry: Geometry): Bounds | null {
  const bounds: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  extend(bounds, geometry);
  return bounds[0] <= bounds[2] ? bounds : null;
}

/** The bounds of all of several; null for none. */
export function unionBounds(all: readonly Bounds[]): Bounds | null {
  const [first, ...rest] = all;
  return first === undefined
    ? null
    : rest.reduce<Bounds>(
        (sum, one) => [
          Math.min(sum[0], one[0]),
          Math.min(sum[1], one[1]),
          Math.max(sum[2], one[2]),
          Math.max(sum[3], one[3]),
        ],
        first,
      );
}

function extend(bounds: Bounds, geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) extend(bounds, part);
  } else {
    extendByPositions(bounds, geometry.coordinates);
  }
}

type Positions = Position | Position[] | Position[][] | Position[][][];

function extendByPositions(bounds: Bounds, positions: Positions): void {
  const [first, second] = positions;
  if (typeof first === 'number') {
    bounds[0] = Math.min(bounds[0], first);
    bounds[1] = Math.min(bounds[1], second as number);
    bounds[2] = Math.max(bounds[2], first);
    bounds[3] = Math.max(bounds[3], second as number);
    return;
  }
  for (const part of positions as Position[]) extendByPositions(bounds, part);
}
