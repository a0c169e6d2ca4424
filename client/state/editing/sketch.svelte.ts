import type { Place } from '#domain/measure/geodesic.ts';

/** The corners of a shape while it is drawn. Taking one back is a step of its own, until the shape is there. */
export class Sketch {
  #places = $state.raw<readonly Place[]>([]);
  #undone = $state.raw<readonly Place[]>([]);

  get places(): readonly Place[] {
    return this.#places;
  }

  get isEmpty(): boolean {
    return this.#places.length === 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Draw to a place; the one before a second time says nothing. */
  add(place: Place): void {
    const last = this.#places.at(-1);
    if (last && last[0] === place[0] && last[1] === place[1]) return;
    this.#places = [...this.#places, place];
    this.#undone = [];
  }

  undo(): void {
    const last = this.#places.at(-1);
    if (!last) return;
    this.#places = this.#places.slice(0, -1);
    this.#undone = [...this.#undone, last];
  }

  redo(): void {
    const next = this.#undone.at(-1);
    if (!next) return;
    this.#places = [...this.#places, next];
    this.#undone = this.#undone.slice(0, -1);
  }

  clear(): void {
    this.#places = [];
    this.#undone = [];
  }
}
