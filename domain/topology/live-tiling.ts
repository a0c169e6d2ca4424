import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { EdgeLedger } from './edge-ledger.ts';
import { boundsOfPolygons, flatPolygons, placeInPolygons, type FlatPolygon } from './flat-polygons.ts';
import type { Parcel, ParcelsAt } from './parcel-index.ts';
import { describeUnmatched } from './partition.ts';
import type { TopologyFault } from './topology-fault.ts';
import { boundaryOwner } from './unmatched-edges.ts';

/** A box, west, south, east, north in degrees. */
type Box = readonly [number, number, number, number];

const nowhere: Box = [0, 0, 0, 0];

/** From so many parcels on that moved since the index was built it is built anew. */
const mostMoved = 500;

/**
 * Parcels that are to tile a boundary, while they are drawn: after each change the faults of the whole are at hand, for
 * the price of what changed and of the faults there are. Says what findPartitionFaults says of one day, but for the sum
 * of areas, which follows from it. Geometries must be valid, EPSG:4490.
 */
export class LiveTiling implements ParcelsAt {
  #boundary: FeatureState;
  #outline: readonly FlatPolygon[];
  readonly #ledger = new EdgeLedger();
  readonly #numbers = new Map<string, number>();
  readonly #parcels: (Parcel | undefined)[] = [];
  readonly #boxes: Box[] = [];
  #index: Flatbush | null = null;
  /** Numbers that are not where the index has them. */
  readonly #moved = new Set<number>();

  constructor(boundary: FeatureState, parcels: Iterable<FeatureState>) {
    this.#boundary = boundary;
    this.#outline = flatPolygons(boundary.geometry);
    this.#ledger.enter(boundaryOwner, this.#outline, true);
    for (const parcel of parcels) this.set(parcel.id, parcel);
    this.#buildIndex();
  }

  get parcels(): readonly (Parcel | undefined)[] {
    return this.#parcels;
  }

  /** Another outline in the place of the one there was. */
  setBoundary(boundary: FeatureState): void {
    this.#ledger.remove(boundaryOwner, this.#outline, true);
    this.#boundary = boundary;
    this.#outline = flatPolygons(boundary.geometry);
    this.#ledger.enter(boundaryOwner, this.#outline, true);
  }

  /** A parcel in the place of what was there under its id; null for none. */
  set(id: string, state: FeatureState | null): void {
    const number = this.#numbers.get(id) ?? this.#parcels.length;
    const before = this.#parcels[number];
    if (before) this.#ledger.remove(number, before.polygons);
    const polygons = state ? flatPolygons(state.geometry) : [];
    this.#parcels[number] = state && polygons.length > 0 ? { feature: state, polygons } : undefined;
    this.#numbers.set(id, number);
    // what is nowhere has no box that an index could take
    this.#boxes[number] = polygons.length > 0 ? boundsOfPolygons(polygons) : nowhere;
    this.#ledger.enter(number, polygons);
    this.#moved.add(number);
    if (this.#moved.size > mostMoved && this.#index) this.#buildIndex();
  }

  /** Where parcels and boundary don't fit now. */
  faults(): TopologyFault[] {
    const tiling = { index: this, boundary: this.#boundary, outline: this.#outline };
    return describeUnmatched(this.#ledger.unmatched(), tiling);
  }

  findAt(x: number, y: number, withEdges = false): Parcel[] {
    const least = withEdges ? 0 : 1;
    return this.search(x, y, x, y).filter(({ polygons }) => placeInPolygons(x, y, polygons) >= least);
  }

  /** Parcels whose bounds meet a box, in the order in which they first came. */
  search(west: number, south: number, east: number, north: number): Parcel[] {
    const still = this.#index?.search(west, south, east, north, (at) => !this.#moved.has(at)) ?? [];
    const meets = ([w, s, e, n]: Box) => w <= east && e >= west && s <= north && n >= south;
    const moved = [...this.#moved].filter((at) => meets(this.#boxes[at]!));
    return [...still, ...moved].sort((a, b) => a - b).flatMap((at) => this.#parcels[at] ?? []);
  }

  #buildIndex(): void {
    this.#moved.clear();
    // flatbush takes no empty index
    this.#index = this.#boxes.length > 0 ? new Flatbush(this.#boxes.length) : null;
    for (const box of this.#boxes) this.#index?.add(...box);
    this.#index?.finish();
  }
}
