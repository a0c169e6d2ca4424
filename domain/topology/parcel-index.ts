import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { boundsOfPolygons, flatPolygons, placeInPolygons, type FlatPolygon } from './flat-polygons.ts';

/** An area with its rings at hand. */
export interface Parcel {
  feature: FeatureState;
  polygons: readonly FlatPolygon[];
}

/** Areas by their number, and by where they are. */
export interface ParcelsAt {
  readonly parcels: readonly (Parcel | undefined)[];
  /** Areas that hold a position in degrees inside, or on an edge where `withEdges` is set. */
  findAt(x: number, y: number, withEdges?: boolean): Parcel[];
}

/** Areas that are asked what lies at a position. Positions in degrees, EPSG:4490. */
export class ParcelIndex implements ParcelsAt {
  readonly parcels: readonly Parcel[];
  readonly #boxes: Flatbush | null;

  constructor(features: readonly FeatureState[]) {
    this.parcels = features
      .map((feature) => ({ feature, polygons: flatPolygons(feature.geometry) }))
      .filter(({ polygons }) => polygons.length > 0);
    // flatbush takes no empty index
    this.#boxes = this.parcels.length > 0 ? new Flatbush(this.parcels.length) : null;
    for (const { polygons } of this.parcels) this.#boxes?.add(...boundsOfPolygons(polygons));
    this.#boxes?.finish();
  }

  /** Areas that hold the position inside, or on an edge where `withEdges` is set. */
  findAt(x: number, y: number, withEdges = false): Parcel[] {
    const least = withEdges ? 0 : 1;
    return this.search(x, y, x, y).filter(({ polygons }) => placeInPolygons(x, y, polygons) >= least);
  }

  /** Areas whose bounds meet a box, in the order in which they were given. */
  search(west: number, south: number, east: number, north: number): Parcel[] {
    const found = this.#boxes?.search(west, south, east, north) ?? [];
    return found.sort((a, b) => a - b).map((at) => this.parcels[at]!);
  }
}
