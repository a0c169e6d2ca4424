import { cgcs2000 } from '../geometry/ellipsoidal-area.ts';

/** Longitude and latitude in degrees, EPSG:4490. */
export type Place = readonly [longitude: number, latitude: number];

/** The way from one place to another. */
export interface Course {
  /** Length of the geodesic in metres. */
  meters: number;
  /** Azimuth at the start, degrees clockwise from north, 0 to 360; null where both places are one. */
  bearing: number | null;
}

/** The shortest way between two places on the CGCS2000 ellipsoid. */
export function courseBetween(from: Place, to: Place): Course {
  const { s12, azi1 } = cgcs2000.Inverse(from[1], from[0], to[1], to[0]);
  const meters = s12!;
  return { meters, bearing: meters === 0 ? null : fullCircle(azi1!) };
}

/** Courses that were reckoned, by the places at their ends. */
const keptCourses = new WeakMap<Place, WeakMap<Place, Course>>();

/**
 * The same, reckoned once for two places and kept as long as both are: a drawing that grows, or of which one place is
 * moved, has nearly all of its sides from before. Places must not be changed.
 */
export function keptCourseBetween(from: Place, to: Place): Course {
  const fromHere = keptCourses.get(from) ?? new WeakMap<Place, Course>();
  keptCourses.set(from, fromHere);
  const course = fromHere.get(to) ?? courseBetween(from, to);
  fromHere.set(to, course);
  return course;
}

/** The place that lies some metres away, setting out at a bearing in degrees clockwise from north. */
export function placeAlong(from: Place, bearing: number, meters: number): Place {
  const { lon2, lat2 } = cgcs2000.Direct(from[1], from[0], bearing, meters);
  return [lon2!, lat2!];
}

/**
 * The places and what lies between them on the geodesic, so that no two are further apart than `longestMeters`; the
 * straight line in degrees or on the map is then near enough to it: within 2 cm for a kilometre. `isClosed` goes back
 * to the first place at the end. No places give none.
 */
export function densify(places: readonly Place[], longestMeters: number, isClosed = false): Place[] {
  const dense: Place[] = [];
  for (const [index, from] of places.entries()) {
    const to = places[index + 1] ?? (isClosed ? places[0] : undefined);
    dense.push(from);
    if (to) dense.push(...placesBetween(from, to, longestMeters));
  }
  if (isClosed && places[0]) dense.push(places[0]);
  return dense;
}

function placesBetween(from: Place, to: Place, longestMeters: number): Place[] {
  const { meters, bearing } = keptCourseBetween(from, to);
  const parts = Math.ceil(meters / longestMeters);
  if (bearing === null || parts < 2) return [];
  return Array.from({ length: parts - 1 }, (_, at) => placeAlong(from, bearing, (meters * (at + 1)) / parts));
}

function fullCircle(azimuth: number): number {
  const bearing = azimuth < 0 ? azimuth + 360 : azimuth;
  // adding 360 to the smallest angle below north gives 360 itself
  return bearing === 360 ? 0 : bearing;
}
