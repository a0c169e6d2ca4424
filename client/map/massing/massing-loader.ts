import type { Bounds } from '#domain/cartography/bounds-of.ts';
import { massingZooms } from '#domain/cartography/massing-zooms.ts';
import type { BuildingProperties, MassedParcel, ParcelMassing } from '#domain/massing/massing-features.ts';
import type { FeatureCollection, Polygon } from 'geojson';
import { ApiError } from '../../api/api-error.ts';
import type { MassingStatus } from '../../state/tools/massing.svelte.ts';
import { squaresIn, type Square } from './squares.ts';

/** What a loader asks and tells. */
export interface MassingRoom {
  fetchParcels: (bounds: Bounds, signal: AbortSignal) => Promise<MassedParcel[]>;
  build: (parcels: readonly MassedParcel[]) => Promise<ParcelMassing[]>;
  tell: (status: MassingStatus) => void;
  show: (buildings: FeatureCollection<Polygon, BuildingProperties>) => void;
}

/** Where a map looks. */
export interface Look {
  bounds: Bounds;
  middle: [longitude: number, latitude: number];
  zoom: number;
}

/** Most parcels that are drawn, most squares that are asked for at one look, and that are kept for later ones. */
const mostParcels = 3_000;
const mostSquares = 80;
const keptSquares = 400;
/** Questions under way at once. */
const together = 4;
/** Each showing has the map cut the buildings into tiles anew. */
const showMilliseconds = 600;

/** Fetches the parcels in view square by square, the nearest first, and has them built; each square once. */
export class MassingLoader {
  readonly #room: MassingRoom;
  readonly #built = new Map<string, readonly ParcelMassing[]>();
  #run = new AbortController();
  #shown = '';

  constructor(room: MassingRoom) {
    this.#room = room;
  }

  /** See to the buildings in view; what an earlier look still waits for is called off. */
  async look({ bounds, middle, zoom }: Look): Promise<void> {
    this.#run.abort();
    if (zoom < massingZooms.from) {
      this.#room.tell({ kind: 'far' });
      return;
    }
    const { signal } = (this.#run = new AbortController());
    const squares = squaresIn(bounds, middle, mostSquares);
    try {
      await this.#fill(squares, signal);
      if (!signal.aborted) this.#finish(squares);
    } catch (error) {
      if (signal.aborted) return;
      this.#run.abort();
      // an answer that did not come is told of; anything else is a fault of ours as well
      if (!(error instanceof ApiError)) console.error(error);
      this.#room.tell({ kind: 'failed' });
    }
  }

  stop(): void {
    this.#run.abort();
  }

  async #fill(squares: readonly Square[], signal: AbortSignal): Promise<void> {
    const missing = squares.filter(({ key }) => !this.#built.has(key));
    if (missing.length === 0) return;
    const total = missing.length;
    let shownAt = performance.now();
    const work = async () => {
      for (let square = missing.shift(); square; square = missing.shift()) {
        // parcels come in the order of the squares: what is nearest is there first
        if (this.#parcelsIn(squares).length >= mostParcels) return;
        this.#room.tell({ kind: 'loading', done: total - missing.length - 1, total });
        await this.#build(square, signal);
        if (signal.aborted || performance.now() - shownAt < showMilliseconds) continue;
        this.#show(squares);
        shownAt = performance.now();
      }
    };
    await Promise.all(Array.from({ length: together }, work));
  }

  async #build({ key, bounds }: Square, signal: AbortSignal): Promise<void> {
    const parcels = await this.#room.fetchParcels(bounds, signal);
    signal.throwIfAborted();
    const built = await this.#room.build(parcels);
    this.#built.set(key, built);
    // what was asked for longest ago goes first
    for (const oldest of this.#built.keys()) {
      if (this.#built.size <= keptSquares) break;
      this.#built.delete(oldest);
    }
  }

  #finish(squares: readonly Square[]): void {
    const isCut = this.#show(squares);
    this.#room.tell({ kind: 'ready', isCut });
  }

  /** Show what is built of the squares; true when that is not all that there is. */
  #show(squares: readonly Square[]): boolean {
    const there = squares.filter(({ key }) => this.#built.has(key));
    const parcels = this.#parcelsIn(there);
    const shown = there.map(({ key }) => key).join();
    if (shown !== this.#shown) {
      this.#shown = shown;
      const features = parcels.slice(0, mostParcels).flatMap(({ buildings }) => buildings);
      this.#room.show({ type: 'FeatureCollection', features });
    }
    return parcels.length > mostParcels || there.length < squares.length || squares.length === mostSquares;
  }

  /** The parcels of squares, each once: one that reaches into several comes with each of them. */
  #parcelsIn(squares: readonly Square[]): ParcelMassing[] {
    const byId = new Map<string, ParcelMassing>();
    for (const { key } of squares)
      for (const parcel of this.#built.get(key) ?? []) byId.set(parcel.id, parcel);
    return [...byId.values()];
  }
}
