import type { Geometry, Position } from 'geojson';

/** How deep the positions lie in the coordinates of each type. */
export const positionDepths = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
} as const;

type Shape = Exclude<Geometry, { type: 'GeometryCollection' }>;

/** A geometry with each of its positions changed. */
export function mapPositions<Changed extends Geometry>(
  geometry: Changed,
  change: (position: Position) => Position,
): Changed {
  return mapChains(geometry, (chain) => chain.map(change)) as Changed;
}

/**
 * A geometry with each row of its positions changed: a ring's, which comes and goes closed, a line's, a point's alone.
 * The same object where every row is the one that came.
 */
export function mapChains(
  geometry: Geometry,
  change: (chain: Position[], isRing: boolean) => Position[],
): Geometry {
  if (geometry.type === 'GeometryCollection') return geometry;
  const isRing = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  let isChanged = false;
  const visit = (value: unknown, depth: number): unknown => {
    if (depth > 1) return (value as unknown[]).map((part) => visit(part, depth - 1));
    const chain = depth === 0 ? [value as Position] : (value as Position[]);
    const changed = change(chain, isRing);
    if (changed !== chain) isChanged = true;
    return depth === 0 ? changed[0] : changed;
  };
  const coordinates = visit(geometry.coordinates, positionDepths[geometry.type]);
  return isChanged ? ({ ...geometry, coordinates } as Shape) : geometry;
}
