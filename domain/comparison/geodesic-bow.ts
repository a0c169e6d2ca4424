import { metersPerDegree, type MetersPerDegree } from '../geometry/local-meters.ts';

const radians = Math.PI / 180;

/** How far to each side of a latitude is looked to see how the shape of a square degree changes, degrees. */
const probe = 0.05;

/** Edges up to this long, and this near to the latitude in degrees, are told to a hundred-thousandth of a m². */
export const bowLimits = { meters: 300, degrees: 0.01 } as const;

/**
 * How much land lies between a short edge that is straight in degrees and the geodesic between its ends. On the
 * CGCS2000 ellipsoid a straight line in degrees turns by so much for each metre, beside what a geodesic turns:
 *
 *     k = -sin a (tan f / N + cos² a / M · d ln(M / (N cos f)) / d f)
 *
 * with azimuth a, latitude f and radii of curvature M and N; the two then enclose k L³ / 12.
 */
export class GeodesicBow {
  readonly #per: MetersPerDegree;
  /** tan f / N, and the other term without cos² a. */
  readonly #ofParallel: number;
  readonly #ofSlant: number;

  constructor(latitude: number) {
    const per = metersPerDegree(latitude);
    this.#per = per;
    const elongation = (degrees: number) => {
      const { longitude, latitude: alongMeridian } = metersPerDegree(degrees);
      return Math.log(alongMeridian / longitude);
    };
    const change = (elongation(latitude + probe) - elongation(latitude - probe)) / (2 * probe * radians);
    this.#ofParallel = (Math.sin(latitude * radians) * radians) / per.longitude;
    this.#ofSlant = (change * radians) / per.latitude;
  }

  /**
   * m² that the geodesic takes from what lies left of an edge, given in degrees from its beginning to its end; negative
   * where it adds to it. The edge is near the latitude.
   */
  takenFromLeft(dx: number, dy: number): number {
    const east = dx * this.#per.longitude;
    const north = dy * this.#per.latitude;
    const squared = east * east + north * north;
    return (east * (this.#ofParallel * squared + this.#ofSlant * north * north)) / 12;
  }
}
