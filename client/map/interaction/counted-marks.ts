import type { Map } from 'maplibre-gl';
import { planSourceId } from '#domain/cartography/style-context.ts';
import type { CountedSet } from '../../state/highlight.svelte.ts';

/** Marks the features that a figure counts, by feature state. */
export class CountedMarks {
  readonly #map: Map;
  #marked: CountedSet | null = null;

  constructor(map: Map) {
    this.#map = map;
  }

  /** Mark these in place of those that are marked. */
  show(set: CountedSet | null): void {
    if (this.#marked) this.#set(this.#marked, false);
    this.#marked = set;
    this.restore();
  }

  /** Set the marks again on a style that was built anew. */
  restore(): void {
    if (this.#marked) this.#set(this.#marked, true);
  }

  #set({ collection, ids }: CountedSet, counted: boolean): void {
    if (!this.#map.getSource(planSourceId)) return;
    for (const id of ids)
      this.#map.setFeatureState({ source: planSourceId, sourceLayer: collection, id }, { counted });
  }
}
