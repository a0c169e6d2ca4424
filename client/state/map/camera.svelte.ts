import { boundsOf, type Bounds } from '#domain/cartography/bounds-of.ts';
import type { Polygon } from 'geojson';
import type { MapView } from '../address/address.ts';

/** Where the map is asked to go. Each wish is a new object, so that the same place can be asked for twice. */
export type CameraWish =
  { kind: 'view'; view: MapView; animate: boolean } | { kind: 'bounds'; bounds: Bounds; animate: boolean };

/** Where the map looks: the map reports, the address and the panels read, wishes go the other way. */
export class Camera {
  #view = $state.raw<MapView | null>(null);
  #frame = $state.raw<Polygon | null>(null);
  #wish = $state.raw<CameraWish | null>(null);
  #hasOpenWish = false;
  #pointer = $state.raw<[longitude: number, latitude: number] | null>(null);

  constructor(initial: MapView | null) {
    this.#view = initial;
  }

  get view(): MapView | null {
    return this.#view;
  }

  /** What of the ground is in view, without what panels cover, as of the end of the last move; null until then. */
  get frame(): Polygon | null {
    return this.#frame;
  }

  get wish(): CameraWish | null {
    return this.#wish;
  }

  /** True from a wish until the map sets out for it: what the map reports in between is of an earlier move. */
  get hasOpenWish(): boolean {
    return this.#hasOpenWish;
  }

  /** The position under the pointer, or the middle of the map while there is none. */
  get position(): [longitude: number, latitude: number] | null {
    return this.#pointer ?? (this.#view && [this.#view.longitude, this.#view.latitude]);
  }

  /** The box of what is in view. */
  get bounds(): Bounds | null {
    return this.#frame && boundsOf(this.#frame);
  }

  /** The map has come to rest, and this is what of the ground is seen. */
  see(frame: Polygon): void {
    this.#frame = frame;
  }

  report(view: MapView): void {
    this.#view = view;
  }

  point(position: [longitude: number, latitude: number] | null): void {
    this.#pointer = position;
  }

  goTo(view: MapView): void {
    this.#ask({ kind: 'view', view, animate: true });
  }

  fit(bounds: Bounds, animate = true): void {
    this.#ask({ kind: 'bounds', bounds, animate });
  }

  /** The map has left its earlier move and sets out for the wish. */
  setOut(): void {
    this.#hasOpenWish = false;
  }

  #ask(wish: CameraWish): void {
    this.#wish = wish;
    this.#hasOpenWish = true;
  }
}
