import type { Snapped } from '#domain/editing/snap.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import type { Point } from '../measure/handles.ts';
import type { CornerHandle } from './corner-handles.ts';

/** The place that is meant on the map, and what it was drawn to. */
export interface Pointed extends Point {
  place: Place;
  snapped: Snapped | null;
}

/** What the hand does on the map while one draws: where it points, what it holds, or that the keyboard is used instead. */
export class EditPointer {
  #pointed = $state.raw<Pointed | null>(null);
  #held = $state.raw<CornerHandle | null>(null);
  #near = $state.raw<CornerHandle | null>(null);
  #isByKeyboard = $state(false);

  get pointed(): Pointed | null {
    return this.#pointed;
  }

  /** The corner that is dragged. */
  get held(): CornerHandle | null {
    return this.#held;
  }

  /** The corner that would be taken hold of. */
  get near(): CornerHandle | null {
    return this.#near;
  }

  /** True while places are set at the crosshair in the middle of the map. */
  get isByKeyboard(): boolean {
    return this.#isByKeyboard;
  }

  point(pointed: Pointed | null): void {
    this.#pointed = pointed;
    if (pointed) this.#isByKeyboard = false;
  }

  approach(handle: CornerHandle | null): void {
    this.#near = handle;
  }

  hold(handle: CornerHandle | null): void {
    this.#held = handle;
  }

  useKeyboard(isUsed: boolean): void {
    this.#isByKeyboard = isUsed;
    if (isUsed) this.#pointed = null;
  }
}
