import { metersPerDegree } from '../geometry/local-meters.ts';

/** How far to each side of a latitude areas are measured to work out how they change with it, degrees. */
const probe = 0.05;

/**
 * Areas on the CGCS2000 ellipsoid of what lies under straight lines in degrees (EPSG:4490). The area of a square degree
 * near a latitude is taken as a polynomial of second degree: good to a billionth within ten kilometres of it, to a
 * millionth within a hundred.
 */
export class LatitudeStrip {
  readonly latitude: number;
  readonly #linear: number;
  readonly #square: number;
  readonly #cube: number;

  constructor(latitude: number) {
    this.latitude = latitude;
    const [south, here, north] = [latitude - probe, latitude, latitude + probe].map(squareDegree) as [
      number,
      number,
      number,
    ];
    // of the square degree the Taylor series at the latitude, integrated once
    this.#linear = here;
    this.#square = (north - south) / (2 * probe) / 2;
    this.#cube = (north - 2 * here + south) / (probe * probe) / 6;
  }

  /**
   * m² between the latitude and a line that runs from `from` to `to` (degrees north of it) over `width` degrees of
   * longitude; what lies south of the latitude counts negative.
   */
  under(from: number, to: number, width: number): number {
    const middle = (from + to) / 2;
    // Simpson's rule is exact up to the third degree
    return (width / 6) * (this.#column(from) + 4 * this.#column(middle) + this.#column(to));
  }

  /** m² of a column one degree of longitude wide, from the latitude to `north` degrees of it. */
  #column(north: number): number {
    return north * (this.#linear + north * (this.#square + north * this.#cube));
  }
}

/** m² of a square degree at a latitude. */
function squareDegree(latitude: number): number {
  const per = metersPerDegree(latitude);
  return per.longitude * per.latitude;
}
