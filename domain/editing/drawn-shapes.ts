import type { Polygon, Position } from 'geojson';
import { onStoredGrid } from '../geometry/stored-grid.ts';
import type { Place } from '../measure/geodesic.ts';
import type { Meters, WorkingPlane } from './working-plane.ts';

/** How far the sides of what stands for a circle lie from it at most, metres. */
const sagitta = 0.02;
const [fewestSides, mostSides] = [24, 360];

/** A rectangle of which one side goes from a place to another, and the other side through a third. Metres of the plane. */
export function rectangle(plane: WorkingPlane, from: Place, to: Place, through: Place): Polygon {
  const [a, b, c] = [plane.toMeters(from), plane.toMeters(to), plane.toMeters(through)];
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const squared = ux * ux + uy * uy;
  const beside = squared === 0 ? 0 : ((c[0] - a[0]) * -uy + (c[1] - a[1]) * ux) / squared;
  const [nx, ny] = [-uy * beside, ux * beside];
  return polygonOf([
    from,
    to,
    ...[[b[0] + nx, b[1] + ny] as const, [a[0] + nx, a[1] + ny] as const].map((one) => plane.toPlace(one)),
  ]);
}

/** A circle about a place, as a polygon with vertices on it; more of them the larger it is. Metres of the plane. */
export function circle(plane: WorkingPlane, center: Place, radius: number): Polygon {
  const half = radius > sagitta ? Math.acos(1 - sagitta / radius) : Math.PI;
  const sides = Math.min(mostSides, Math.max(fewestSides, Math.ceil(Math.PI / half / 4) * 4));
  const [x, y] = plane.toMeters(center);
  return polygonOf(
    Array.from({ length: sides }, (_, at) => {
      const angle = (2 * Math.PI * at) / sides;
      const meters: Meters = [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      return plane.toPlace(meters);
    }),
  );
}

function polygonOf(places: readonly Place[]): Polygon {
  const ring = places.map(([longitude, latitude]): Position => [longitude, latitude]);
  return onStoredGrid<Polygon>({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] });
}
