import type { Map } from 'maplibre-gl';
import { planSourceId } from '#domain/cartography/style-context.ts';
import type { FeatureRef } from '../../api/types.ts';
import { sameFeature } from '../../state/selection.svelte.ts';

export type Mark = 'hover' | 'selected';

/** Keeps one feature hovered and one selected, by feature state. */
export class FeatureMarks {
  readonly #map: Map;
  readonly #marked: Record<Mark, FeatureRef | null> = { hover: null, selected: null };

  constructor(map: Map) {
    this.#map = map;
  }

  mark(mark: Mark, ref: FeatureRef | null): void {
    const before = this.#marked[mark];
    if (sameFeature(before, ref) || (before === null && ref === null)) return;
    if (before) this.#set(before, mark, false);
    if (ref) this.#set(ref, mark, true);
    this.#marked[mark] = ref;
  }

  /** Set the marks again on a style that was built anew. */
  restore(): void {
    for (const mark of ['hover', 'selected'] as const) {
      const ref = this.#marked[mark];
      if (ref) this.#set(ref, mark, true);
    }
  }

  #set({ collection, id }: FeatureRef, mark: Mark, isMarked: boolean): void {
    if (!this.#map.getSource(planSourceId)) return;
    this.#map.setFeatureState({ source: planSourceId, sourceLayer: collection, id }, { [mark]: isMarked });
  }
}
