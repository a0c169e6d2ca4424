import { LRUCache } from 'lru-cache';
import { tileTouches, type Bounds, type TileAddress } from './tile-address.ts';
import { bufferShare } from './render-tile.ts';

/** A tile ready to be sent. */
export interface TileBody {
  /** Gzipped MVT; empty for a tile that shows nothing. */
  compressed: Buffer;
  /** Names the content; a tag without its quotes. */
  etag: string;
  /** True when not everything in the tile's bounds is in it. */
  isTruncated: boolean;
}

interface Entry extends TileBody {
  scenario: number;
  address: TileAddress;
  /** Number of the newest changeset when the render began. */
  changeset: number;
}

/** A change that reached part of the map. */
interface Invalidation {
  scenario: number;
  changeset: number;
  /** Each touched place, EPSG:3857. */
  bounds: readonly Bounds[];
}

/** A tile with the state it shows. */
export interface RenderedTile extends TileBody {
  /** Number of the newest changeset, read before anything else. */
  changeset: number;
  /** False where a later one may have been committed already: the tile is given out, but not kept. */
  isCertain: boolean;
}

export type RenderTile = (scenario: number, address: TileAddress) => Promise<RenderedTile>;

/** How many changes are remembered to judge renders that were under way; what began before those is not kept. */
const rememberedInvalidations = 1_000;
/** Overhead of an entry beside its body, bytes. */
const entryOverhead = 500;

/**
 * Tiles in memory, weighed in bytes. One render at a time per tile. A tile is stored or served only while no later
 * changeset touched it: what was rendering when a change came is rendered again.
 */
export class TileCache {
  readonly #render: RenderTile;
  readonly #entries: LRUCache<string, Entry>;
  readonly #underWay = new Map<string, Promise<TileBody>>();
  readonly #invalidations: Invalidation[] = [];
  /** Of each scenario the newest changeset whose invalidation is no longer remembered. */
  readonly #forgotten = new Map<number, number>();

  constructor(render: RenderTile, maxBytes: number) {
    this.#render = render;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ compressed }) => compressed.length + entryOverhead,
    });
  }

  /** The tile if it is at hand, without waiting. */
  peek(scenario: number, address: TileAddress): TileBody | undefined {
    return this.#entries.get(keyOf(scenario, address));
  }

  /** The tile, rendered if need be. */
  async get(scenario: number, address: TileAddress): Promise<TileBody> {
    const key = keyOf(scenario, address);
    const cached = this.#entries.get(key);
    if (cached) return cached;
    let render = this.#underWay.get(key);
    if (!render) {
      render = this.#renderFresh(key, scenario, address).finally(() => this.#underWay.delete(key));
      this.#underWay.set(key, render);
    }
    return render;
  }

  /** Forget what a changeset touched, everywhere in the pyramid. Bounds in EPSG:3857. */
  invalidate(invalidation: Invalidation): void {
    this.#invalidations.push(invalidation);
    if (this.#invalidations.length > rememberedInvalidations) {
      const { scenario, changeset } = this.#invalidations.shift()!;
      this.#forgotten.set(scenario, changeset);
    }
    for (const [key, entry] of this.#entries.entries()) {
      if (isStale(entry, invalidation)) this.#entries.delete(key);
    }
    // whoever asks from now on must not be given a render that began before the change
    for (const key of this.#underWay.keys()) {
      const { scenario, address } = parseKey(key);
      if (scenario === invalidation.scenario && touches(address, invalidation.bounds))
        this.#underWay.delete(key);
    }
  }

  /** Forget every tile of a scenario. */
  forget(scenario: number): void {
    for (const [key, entry] of this.#entries.entries())
      if (entry.scenario === scenario) this.#entries.delete(key);
  }

  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  get size(): number {
    return this.#entries.size;
  }

  async #renderFresh(key: string, scenario: number, address: TileAddress): Promise<TileBody> {
    // a steady stream of changes to one tile must not keep its readers waiting for ever
    for (let attempt = 1; ; attempt++) {
      const tile = await this.#render(scenario, address);
      const entry = { ...tile, scenario, address };
      if (this.#isCurrent(entry)) {
        if (tile.isCertain) this.#entries.set(key, entry);
        return entry;
      }
      if (attempt === 5) return entry;
    }
  }

  #isCurrent(entry: Judged): boolean {
    if (entry.changeset < (this.#forgotten.get(entry.scenario) ?? 0)) return false;
    return !this.#invalidations.some((invalidation) => isStale(entry, invalidation));
  }
}

/** What each entry is judged by. */
type Judged = Pick<Entry, 'scenario' | 'address' | 'changeset'>;

function isStale(entry: Judged, invalidation: Invalidation): boolean {
  return (
    entry.scenario === invalidation.scenario &&
    entry.changeset < invalidation.changeset &&
    touches(entry.address, invalidation.bounds)
  );
}

function touches(address: TileAddress, bounds: readonly Bounds[]): boolean {
  return bounds.some((place) => tileTouches(address, place, bufferShare));
}

function keyOf(scenario: number, { z, x, y }: TileAddress): string {
  return `${scenario}/${z}/${x}/${y}`;
}

function parseKey(key: string): { scenario: number; address: TileAddress } {
  const [scenario, z, x, y] = key.split('/').map(Number) as [number, number, number, number];
  return { scenario, address: { z, x, y } };
}
