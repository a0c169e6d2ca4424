import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { ellipsoidalArea, geodesicLength } from '../geometry/ellipsoidal-area.ts';
import type { ShapeSize } from './comparison.ts';
import { LandShape } from './land-shape.ts';
import { PairBudget } from './pair-budget.ts';

/** Shown areas and lengths are on a grid of 0.001, as in the tables. */
const steps = 1_000;

/** A number of m² or metres as it is shown. */
export function rounded(value: number): number {
  // no sum is ever shown as minus zero
  return Math.round(value * steps) / steps + 0;
}

/** True for a geometry that covers land. */
export function isAreal(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/**
 * Sizes and shapes of geometries in EPSG:4490, each reckoned once for as long as the book is kept. Geometries are told
 * apart by what they are, not by what they say, and must not be changed.
 */
export class ShapeBook {
  readonly #sizes = new Map<Geometry, ShapeSize>();
  readonly #shapes = new Map<Geometry, LandShape>();
  readonly #budget = new PairBudget();

  /** How large a geometry is, its edges geodesics, as everywhere. An empty one has 0. */
  sizeOf(geometry: Geometry): ShapeSize {
    let size = this.#sizes.get(geometry);
    if (!size) {
      size = this.#measure(geometry);
      this.#sizes.set(geometry, size);
    }
    return size;
  }

  /** The land of a geometry with its edges at hand. */
  landOf(geometry: Polygon | MultiPolygon): LandShape {
    let shape = this.#shapes.get(geometry);
    if (!shape) {
      shape = new LandShape(geometry, this.#budget);
      this.#shapes.set(geometry, shape);
    }
    return shape;
  }

  #measure(geometry: Geometry): ShapeSize {
    if (isAreal(geometry)) return { area: rounded(this.#areaOf(geometry)), length: null };
    if (geometry.type === 'LineString' || geometry.type === 'MultiLineString')
      return { area: null, length: rounded(geodesicLength(geometry)) };
    return { area: null, length: null };
  }

  #areaOf(geometry: Polygon | MultiPolygon): number {
    const { geodesicArea } = this.#shapes.get(geometry) ?? new LandShape(geometry);
    return geodesicArea ?? ellipsoidalArea(geometry);
  }
}
