import type { Map } from 'maplibre-gl';
import { highlightLayers } from '#domain/cartography/highlight-layers.ts';
import { massingSourceId, planSourceId, projectSourceId } from '#domain/cartography/style-context.ts';
import { project } from '#domain/collections/project.ts';
import { zone } from '#domain/collections/zone.ts';
import type { FeatureRef } from '../../api/types.ts';
import { isFeatureRef } from '../../state/address/feature-address.ts';

/** Why a feature is marked: the pointer is on it, it is selected, or the figure that was chosen counts it. */
export type Mark = 'hover' | 'selected' | 'counted';

/** Features of one collection. */
export interface MarkedSet {
  readonly collection: string;
  readonly ids: readonly string[];
}

/** Keeps features of a map marked, by feature state, and draws the highlights of the collections that have some. */
export class FeatureMarks {
  readonly #map: Map;
  readonly #marked: Record<Mark, MarkedSet | null> = { hover: null, selected: null, counted: null };

  constructor(map: Map) {
    this.#map = map;
  }

  /** Mark one feature in place of what is marked for the same reason; null marks none. */
  mark(mark: Mark, ref: FeatureRef | null): void {
    this.markSet(mark, ref && { collection: ref.collection, ids: [ref.id] });
  }

  /** Mark these in place of those that are marked for the same reason. */
  markSet(mark: Mark, set: MarkedSet | null): void {
    const before = this.#marked[mark];
    if (sameSet(before, set)) return;
    if (before) this.#set(before, mark, false);
    if (set) this.#set(set, mark, true);
    this.#marked[mark] = set;
    this.#drawHighlights();
  }

  /** Mark again what is marked, after a style was set. */
  restore(): void {
    for (const mark of ['hover', 'selected', 'counted'] as const) {
      const set = this.#marked[mark];
      if (set) this.#set(set, mark, true);
    }
    this.#drawHighlights();
  }

  #set({ collection, ids }: MarkedSet, mark: Mark, isMarked: boolean): void {
    const kept = ids.filter((id) => isKept({ collection, id }));
    for (const target of this.#targetsOf(collection))
      for (const id of kept) this.#map.setFeatureState({ ...target, id }, { [mark]: isMarked });
  }

  /** Where the map has features of a collection: a parcel lies in the tiles, and may also rise as buildings. */
  #targetsOf(collection: string): { source: string; sourceLayer?: string }[] {
    const has = (source: string) => Boolean(this.#map.getSource(source));
    if (collection === project.name && has(projectSourceId)) return [{ source: projectSourceId }];
    return [
      ...(has(planSourceId) ? [{ source: planSourceId, sourceLayer: collection }] : []),
      ...(collection === zone.name && has(massingSourceId) ? [{ source: massingSourceId }] : []),
    ];
  }

  #drawHighlights(): void {
    const collections = new Set(Object.values(this.#marked).map((set) => set?.collection));
    for (const [collection, { id, opacities }] of Object.entries(highlightLayers)) {
      if (!this.#map.getLayer(id)) continue;
      const isMarked = collections.has(collection);
      for (const [property, opacity] of Object.entries(opacities)) {
        // what is already so is left alone by MapLibre itself
        this.#map.setPaintProperty(id, property as 'line-opacity', isMarked ? opacity : 0, {
          validate: false,
        });
      }
    }
  }
}

/**
 * MapLibre keeps states in plain objects by collection and id: a name that every object has from the start would write
 * into what all of them share.
 */
function isKept(ref: FeatureRef): boolean {
  return isFeatureRef(ref) && !(ref.id in {});
}

function sameSet(a: MarkedSet | null, b: MarkedSet | null): boolean {
  if (a === b) return true;
  return (
    !!a &&
    !!b &&
    a.collection === b.collection &&
    a.ids.length === 1 &&
    b.ids.length === 1 &&
    a.ids[0] === b.ids[0]
  );
}
