import type { Geometry, Position } from 'geojson';
import { labelPoint } from './label-point.ts';

/** One longitude and latitude that stands for a geometry: on it, well inside an area; null for an empty one. */
export function placeOf(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length > 0 ? geometry.coordinates : null;
    case 'MultiPoint':
    case 'LineString':
      return middleOf(geometry.coordinates);
    case 'MultiLineString':
      return middleOf(geometry.coordinates.toSorted((a, b) => b.length - a.length)[0] ?? []);
    case 'Polygon':
    case 'MultiPolygon':
      return labelPoint(geometry);
    case 'GeometryCollection':
      return geometry.geometries.map(placeOf).find((place) => place !== null) ?? null;
  }
}

function middleOf(positions: readonly Position[]): Position | null {
  return positions[Math.floor(positions.length / 2)] ?? null;
}
