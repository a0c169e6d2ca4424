import { boundsOf } from '#domain/cartography/bounds-of.ts';
import type { FeatureRef } from '../../api/types.ts';
import type { PageAddress } from '../address/page-address.ts';
import type { Camera } from '../map/camera.svelte.ts';
import type { Pin } from '../map/pin.svelte.ts';
import type { Panels } from '../page/panels.svelte.ts';
import { comesBefore, type Candidate, type MergedPlace } from './candidate.ts';
import { sameFeature, type Selection } from './selection.svelte.ts';

/** What the guide moves. */
interface Guided {
  selection: Selection;
  pin: Pin;
  camera: Camera;
  panels: Panels;
  address: PageAddress;
}

/** Leads to features and places: selects them, goes to where they are, and makes a step of it that Back undoes. */
export class Guide {
  readonly #selection: Selection;
  readonly #pin: Pin;
  readonly #camera: Camera;
  readonly #panels: Panels;
  readonly #address: PageAddress;

  constructor({ selection, pin, camera, panels, address }: Guided) {
    this.#selection = selection;
    this.#pin = pin;
    this.#camera = camera;
    this.#panels = panels;
    this.#address = address;
  }

  /** Select the likeliest of what was clicked; `place` is where the map shows more than it can name. */
  async pick(candidates: readonly Candidate[], place: MergedPlace | null = null): Promise<void> {
    const first = candidates[0];
    if (place === null) await this.#offer(candidates);
    else if (first && comesBefore(first, place.collection))
      await Promise.all([this.#offer(candidates), this.#selection.widen(place)]);
    else await this.#offerFound(candidates, place);
  }

  async #offerFound(known: readonly Candidate[], place: MergedPlace): Promise<void> {
    const found = this.#selection.lookUp(known, place);
    this.#panels.showInSheet('card');
    const candidates = await found;
    if (candidates) await this.#offer(candidates);
    else if (this.#selection.detail.kind === 'failed') this.#address.push();
  }

  async #offer(candidates: readonly Candidate[]): Promise<void> {
    const shown = this.#selection.offer(candidates);
    this.#afterSelecting();
    await shown;
  }

  async select(ref: FeatureRef): Promise<void> {
    // it may still be on its way
    if (sameFeature(ref, this.#selection.current)) {
      this.#panels.showInSheet('card');
      return this.#selection.shown;
    }
    const shown = this.#selection.choose(ref);
    this.#afterSelecting();
    await shown;
  }

  /** Ask again for what could not be fetched. */
  async retry(): Promise<void> {
    const { place } = this.#selection;
    if (place) await this.#offerFound([], place);
    else await this.#selection.retry();
  }

  /** Select a feature that need not be in view, and go there. */
  async visit(ref: FeatureRef): Promise<void> {
    await this.goOnce(this.select(ref));
  }

  deselect(): void {
    if (!this.#selection.isOpen) return;
    this.#selection.clear();
    this.#address.push();
  }

  /** Move the map to the selected feature. */
  showSelected(): void {
    const { detail } = this.#selection;
    const bounds = detail.kind === 'ready' ? boundsOf(detail.item.geometry) : null;
    if (bounds) this.#camera.fit(bounds);
  }

  /** Put the pin at a position, and go there. */
  pinAt(position: [longitude: number, latitude: number]): void {
    this.#pin.stick(position);
    this.#camera.fit([...position, ...position]);
    this.#address.push();
  }

  /** Take the pin away. */
  unpin(): void {
    this.#pin.pull();
    this.#address.replace();
  }

  /** Go to the selected feature when it is known where it lies, unless the map was asked to go elsewhere meanwhile. */
  async goOnce(shown: Promise<void>): Promise<void> {
    const { wish } = this.#camera;
    await shown;
    if (this.#camera.wish === wish) this.showSelected();
  }

  #afterSelecting(): void {
    this.#pin.pull();
    if (this.#selection.current) this.#panels.showInSheet('card');
    this.#address.push();
  }

  /** Select what the address names. */
  async restore(ref: FeatureRef | null): Promise<void> {
    if (!ref) this.#selection.clear();
    else if (!sameFeature(ref, this.#selection.current) || this.#selection.detail.kind !== 'ready')
      await this.#selection.choose(ref);
  }
}
