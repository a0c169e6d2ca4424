import geodesic from 'geographiclib-geodesic';
import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/** The CGCS2000 ellipsoid, on which EPSG:4490 stands: semi-major axis in metres, and flattening. */
export const cgcs2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

/**
 * Area in m² on the CGCS2000 ellipsoid of a polygon in EPSG:4490, longitude first; every edge is a geodesic
 * (Karney 2013, doi:10.1007/s00190-012-0578-z), as in PostGIS `ST_Area(geography)`. Holes are subtracted; which way
 * a ring turns doesn't matter, and heights are ignored. Empty coordinates, or a ring of fewer than three positions,
 * give 0. The polygon is taken to be valid: a hole outside its shell would be subtracted all the same.
 *
 * A geodesic bows away from the straight edge in degrees: areas of neighbours add up exactly where every junction is
 * a vertex of both.
 */
export function ellipsoidalArea(geometry: Polygon | MultiPolygon): number {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  let area = 0;
  for (const [shell, ...holes] of polygons) {
    if (shell) area += ringArea(shell);
    for (const hole of holes) area -= ringArea(hole);
  }
  return area;
}

/**
 * Length in metres on the CGCS2000 ellipsoid of a line in EPSG:4490, longitude first; every edge is a geodesic.
 * Heights are ignored: this is the length on the map, not on the slope. Empty coordinates, or a line of one position,
 * give 0.
 */
export function geodesicLength(geometry: LineString | MultiLineString): number {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  let length = 0;
  for (const line of lines) length += trace(line, true).perimeter;
  return length;
}

function ringArea(ring: readonly Position[]): number {
  // signed, or a ring that turns clockwise would enclose the rest of the earth
  return Math.abs(trace(ring, false).area ?? 0);
}

function trace(positions: readonly Position[], asLine: boolean) {
  const path = cgcs2000.Polygon(asLine);
  for (const [longitude, latitude] of positions as [number, number][]) path.AddPoint(latitude, longitude);
  return path.Compute(false, true);
}
