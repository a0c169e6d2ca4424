import type { FeatureState } from '../features/feature-state.ts';
import { isValidOn } from '../features/validity.ts';
import { isSameJson } from './same-json.ts';

/** A feature in both states. */
export interface FeaturePair {
  before: FeatureState;
  after: FeatureState;
}

/** The features of two states by what became of them, each list in the order of ids. */
export interface MatchedFeatures {
  added: FeatureState[];
  removed: FeatureState[];
  /** In both, with some difference. */
  changed: FeaturePair[];
  /** The same in both: as the first state has them, by id. */
  same: ReadonlyMap<string, FeatureState>;
}

/**
 * Match the features of two states by id, only those valid on a day (`YYYY-MM-DD`) unless it is null. A feature that
 * went to another collection is removed from the one and added to the other.
 */
export function matchFeatures(
  before: Iterable<FeatureState>,
  after: Iterable<FeatureState>,
  day: string | null,
): MatchedFeatures {
  const isCounted = (feature: FeatureState) => day === null || isValidOn(feature, day);
  const left = new Map<string, FeatureState>();
  for (const feature of before) if (isCounted(feature)) left.set(feature.id, feature);
  const same = new Map<string, FeatureState>();
  const added: FeatureState[] = [];
  const changed: FeaturePair[] = [];
  for (const feature of after) {
    if (!isCounted(feature)) continue;
    const former = left.get(feature.id);
    if (former?.collection !== feature.collection) {
      added.push(feature);
      continue;
    }
    left.delete(feature.id);
    if (isSameFeature(former, feature)) same.set(feature.id, former);
    else changed.push({ before: former, after: feature });
  }
  const removed = [...left.values()].sort(byId);
  changed.sort((a, b) => byId(a.after, b.after));
  return { added: added.sort(byId), removed, changed, same };
}

/** An order of features by their ids. */
export function byId(a: { id: string }, b: { id: string }): number {
  return compareTexts(a.id, b.id);
}

/** An order of texts that is the same everywhere. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Versions are counted by scenario and say nothing. */
function isSameFeature(one: FeatureState, other: FeatureState): boolean {
  return (
    one === other ||
    (one.validFrom === other.validFrom &&
      one.validTo === other.validTo &&
      isSameJson(one.properties, other.properties) &&
      isSameJson(one.provenance, other.provenance) &&
      isSameJson(one.geometry, other.geometry))
  );
}
