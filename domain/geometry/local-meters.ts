/** The CGCS2000 ellipsoid: semi-major axis in metres, and the square of its first eccentricity. */
const semiMajorAxis = 6_378_137;
const eccentricitySquared = 0.006_694_380_022_900_788;
const radians = Math.PI / 180;

/** Metres of one degree of longitude and of latitude. */
export interface MetersPerDegree {
  longitude: number;
  latitude: number;
}

/**
 * How long a degree of EPSG:4490 is at a latitude (degrees), along the parallel and along the meridian (radii of
 * curvature of the ellipsoid). Good for distances of some kilometres: beyond, the error is that of taking the earth
 * for flat, a millionth at 10 km.
 */
export function metersPerDegree(latitude: number): MetersPerDegree {
  const sine = Math.sin(latitude * radians);
  const squared = 1 - eccentricitySquared * sine * sine;
  const root = Math.sqrt(squared);
  return {
    longitude: (semiMajorAxis / root) * Math.cos(latitude * radians) * radians,
    latitude: ((semiMajorAxis * (1 - eccentricitySquared)) / (squared * root)) * radians,
  };
}

/** Metres between two positions (degrees) that are near each other; `per` is that of their latitude. */
export function metersBetween(ax: number, ay: number, bx: number, by: number, per: MetersPerDegree): number {
  return Math.hypot((bx - ax) * per.longitude, (by - ay) * per.latitude);
}

/** Metres from a position to the nearest place of a segment, all in degrees and near each other. */
export function metersToSegment(
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  per: MetersPerDegree,
): number {
  const dx = (bx - ax) * per.longitude;
  const dy = (by - ay) * per.latitude;
  const px = (x - ax) * per.longitude;
  const py = (y - ay) * per.latitude;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return Math.hypot(px - along * dx, py - along * dy);
}
