import { massingZooms } from '#domain/cartography/massing-zooms.ts';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Api } from '../../api/api.ts';
import type { Item } from '../../api/types.ts';
import type { MapView } from '../address/address.ts';

export type MassingStatus =
  | { kind: 'idle' }
  /** Too far out to see a building. */
  | { kind: 'far' }
  /** Squares of the map that are there, of those in view. */
  | { kind: 'loading'; done: number; total: number }
  /** `isCut` where more parcels are in view than are drawn. */
  | { kind: 'ready'; isCut: boolean }
  | { kind: 'failed' };

/** How far the map is tilted to see buildings, in degrees, and how near it goes. */
const tilt = 55;
const nearEnough = 14.5;
/** Less than this counts as flat. */
const flat = 5;

/** The buildings that parcels rise as: where the map finds them, how far they are, and how one looks at them. */
export class Massing {
  readonly #api: Api;
  readonly #dataset: () => string | null;
  #status = $state.raw<MassingStatus>({ kind: 'idle' });
  #source = $state<string | null>(null);
  #hasTilted = false;

  constructor(api: Api, dataset: () => string | null) {
    this.#api = api;
    this.#dataset = dataset;
  }

  get status(): MassingStatus {
    return this.#status;
  }

  /** Address of the buildings as GeoJSON; null until there are some. */
  get source(): string | null {
    return this.#source;
  }

  /** The parcels in bounds, or reaching into them; throws an ApiError. */
  async parcelsIn(bounds: Bounds, signal: AbortSignal): Promise<Item[]> {
    const dataset = this.#dataset();
    return dataset === null ? [] : this.#api.itemsIn(dataset, 'zone', bounds, signal);
  }

  tell(status: MassingStatus): void {
    this.#status = status;
  }

  show(source: string | null): void {
    this.#source = source;
  }

  /** The view from which buildings are seen; null for one from which they are already. */
  raise(view: MapView): MapView | null {
    const isFlat = view.pitch < flat;
    if (!isFlat && view.zoom >= massingZooms.full) return null;
    this.#hasTilted ||= isFlat;
    return { ...view, pitch: isFlat ? tilt : view.pitch, zoom: Math.max(view.zoom, nearEnough) };
  }

  /** The view from above, where it was buildings that tilted the map; null otherwise. */
  lower(view: MapView): MapView | null {
    const wasTilted = this.#hasTilted;
    this.#hasTilted = false;
    return wasTilted && view.pitch > 0 ? { ...view, pitch: 0 } : null;
  }
}
