import type { Place } from '#domain/measure/geodesic.ts';
import type { Handle, Point } from './handles.ts';

/** Where the next place would be set. */
export interface Pointed extends Point {
  place: Place;
  isSnapped: boolean;
}

/** What the hand does on the map: where it points, what it holds, or that the keyboard is used instead. */
export class MeasurePointer {
  #pointed = $state.raw<Pointed | null>(null);
  #held = $state.raw<Handle | null>(null);
  #isByKeyboard = $state(false);

  get pointed(): Pointed | null {
    return this.#pointed;
  }

  get held(): Handle | null {
    return this.#held;
  }

  /** True while places are set at the crosshair in the middle of the map. */
  get isByKeyboard(): boolean {
    return this.#isByKeyboard;
  }

  point(pointed: Pointed | null): void {
    this.#pointed = pointed;
    if (pointed) this.#isByKeyboard = false;
  }

  hold(handle: Handle | null): void {
    this.#held = handle;
  }

  useKeyboard(isUsed: boolean): void {
    this.#isByKeyboard = isUsed;
    if (isUsed) this.#pointed = null;
  }
}
