import type { Geometry } from 'geojson';
import type { Place } from '../measure/geodesic.ts';
import type { WorkingPlane } from './working-plane.ts';

const radians = Math.PI / 180;

/** A geometry so many metres farther east and north. */
export function moveBy<Shape extends Geometry>(
  geometry: Shape,
  plane: WorkingPlane,
  [east, north]: readonly [number, number],
): Shape {
  return plane.change(geometry, ([x, y]) => [x + east, y + north]);
}

/** A geometry turned about a place, degrees clockwise on the grid of the plane. */
export function turnAbout<Shape extends Geometry>(
  geometry: Shape,
  plane: WorkingPlane,
  about: Place,
  degrees: number,
): Shape {
  const [x0, y0] = plane.toMeters(about);
  const [sine, cosine] = [Math.sin(degrees * radians), Math.cos(degrees * radians)];
  return plane.change(geometry, ([x, y]) => [
    x0 + (x - x0) * cosine + (y - y0) * sine,
    y0 - (x - x0) * sine + (y - y0) * cosine,
  ]);
}

/** A geometry so many times as large, from a place that stays; factors to the east and to the north, not 0. */
export function scaleFrom<Shape extends Geometry>(
  geometry: Shape,
  plane: WorkingPlane,
  from: Place,
  [east, north]: readonly [number, number],
): Shape {
  const [x0, y0] = plane.toMeters(from);
  return plane.change(geometry, ([x, y]) => [x0 + (x - x0) * east, y0 + (y - y0) * north]);
}

/**
 * A geometry turned and moved so that one edge of it lies in the line of another, its start on the nearest place of that
 * line. Edges lead from a place to another; where they run against each other the geometry is turned half around less.
 */
export function alignTo<Shape extends Geometry>(
  geometry: Shape,
  plane: WorkingPlane,
  own: readonly [Place, Place],
  other: readonly [Place, Place],
): Shape {
  const [a, b, c, d] = [own[0], own[1], other[0], other[1]].map((place) => plane.toMeters(place));
  const angle = (from: typeof a, to: typeof a) => Math.atan2(to![1] - from![1], to![0] - from![0]);
  let turn = angle(c, d) - angle(a, b);
  // the shorter way to lie along it
  turn -= Math.round(turn / Math.PI) * Math.PI;
  const [ux, uy] = [Math.cos(angle(c, d)), Math.sin(angle(c, d))];
  const beside = (a![0] - c![0]) * -uy + (a![1] - c![1]) * ux;
  const turned = turnAbout(geometry, plane, own[0], -turn / radians);
  return moveBy(turned, plane, [beside * uy, -beside * ux]);
}
