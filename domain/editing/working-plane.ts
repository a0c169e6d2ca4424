import type { Geometry, Position } from 'geojson';
import { threeDegree, zoneOf, type GaussKruger } from '../coordinates/position-system.ts';
import { fromMeters, toMeters } from '../coordinates/project-position.ts';
import { mapPositions } from '../geometry/map-positions.ts';
import { onStoredGrid } from '../geometry/stored-grid.ts';
import type { Place } from '../measure/geodesic.ts';

/** Metres to the east and to the north. */
export type Meters = readonly [east: number, north: number];

/**
 * The plane in which one draws to measure: Gauss-Kruger in the zone of three degrees around a longitude, EPSG:4547 for
 * Taiyuan. Angles are those of its grid.
 */
export class WorkingPlane {
  readonly system: GaussKruger;

  constructor(longitude: number) {
    this.system = threeDegree(zoneOf(longitude), false);
  }

  toMeters([longitude, latitude]: Position | Place): Meters {
    return toMeters(this.system, [longitude!, latitude!]);
  }

  toPlace([east, north]: Meters): Place {
    return fromMeters(this.system, east, north);
  }

  /** A geometry with each position changed in metres, back on the stored grid of 1e-9 degree. */
  change<Shape extends Geometry>(geometry: Shape, change: (meters: Meters) => Meters): Shape {
    return onStoredGrid(
      mapPositions(geometry, (position) => [...this.toPlace(change(this.toMeters(position)))]),
    );
  }
}
