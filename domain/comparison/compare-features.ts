import type { FeatureState } from '../features/feature-state.ts';
import { compareAreas } from './areas-by-code.ts';
import type { Comparison, ComparisonEntry, FeatureChange } from './comparison.ts';
import { changedEntry, inOrder, lineageEntry, soleEntry, type PairChanges } from './comparison-entries.ts';
import { findFeatureChanges, parcelCollection } from './feature-changes.ts';
import { matchFeatures, type FeaturePair, type MatchedFeatures } from './matched-features.ts';
import { findLineages } from './parcel-lineage.ts';
import type { ChangedParcel } from './parcel-overlaps.ts';
import { isAreal, ShapeBook } from './shape-book.ts';

/**
 * Compare two states of a plan's features, such as those of two scenarios: entries as of findEntries, and the land of
 * each class as of compareAreas. Geometries are in EPSG:4490, longitude first, and must not be changed afterwards. With
 * a day (`YYYY-MM-DD`) only features valid on it count; null counts all for the entries, and for the areas each state
 * once it is complete. Two empty states give no entries and no rows.
 */
export function compareFeatures(
  before: readonly FeatureState[],
  after: readonly FeatureState[],
  day: string | null = null,
): Comparison {
  const book = new ShapeBook();
  const matched = matchFeatures(before, after, day);
  // what is the same in both is measured once
  const measured = after.map((feature) => matched.same.get(feature.id) ?? feature);
  return {
    entries: finish(entriesOf(matched, book)),
    areas: compareAreas(before, measured, day, book),
  };
}

function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * What became of the features from one state to another, in the order of the collections, of entryKinds and of ids.
 * Features that are the same in both may be left out of both lists beforehand: they are not looked at. Parcels whose land
 * became that of others are one entry, in which all take part, and in no other. The generator pauses after each feature,
 * so that whoever else needs the thread gets a turn.
 */
export function findEntries(
  before: Iterable<FeatureState>,
  after: Iterable<FeatureState>,
  day: string | null = null,
): Generator<void, ComparisonEntry[]> {
  return entriesOf(matchFeatures(before, after, day), new ShapeBook());
}

function* entriesOf(matched: MatchedFeatures, book: ShapeBook): Generator<void, ComparisonEntry[]> {
  const changes = new Map<FeaturePair, FeatureChange[]>();
  for (const pair of matched.changed) {
    changes.set(pair, findFeatureChanges(pair.before, pair.after, book));
    yield;
  }
  const lineages = yield* findLineages(...changedParcels(matched, changes, book));
  const entries: ComparisonEntry[] = [];
  for (const lineage of lineages) {
    entries.push(lineageEntry(lineage, changes, book));
    yield;
  }
  const told = new Set(lineages.flatMap(({ before, after }) => [...before, ...after]));
  const features = new Set([...told].map(({ feature }) => feature));
  for (const entry of otherEntries(matched, changes, features, book)) {
    entries.push(entry);
    yield;
  }
  return entries.sort(inOrder);
}

/** The parcels of both states that are new, gone or have other land: of the rest no land went anywhere. */
function changedParcels(
  { added, removed, changed }: MatchedFeatures,
  changes: PairChanges,
  book: ShapeBook,
): [before: ChangedParcel[], after: ChangedParcel[]] {
  const parcel = (feature: FeatureState, pair: FeaturePair | null): ChangedParcel[] =>
    feature.collection === parcelCollection && isAreal(feature.geometry)
      ? [{ feature, land: book.landOf(feature.geometry), pair }]
      : [];
  const reshaped = changed.filter((pair) => changes.get(pair)?.some(({ kind }) => kind === 'reshaped'));
  return [
    [
      ...removed.flatMap((feature) => parcel(feature, null)),
      ...reshaped.flatMap((pair) => parcel(pair.before, pair)),
    ],
    [
      ...added.flatMap((feature) => parcel(feature, null)),
      ...reshaped.flatMap((pair) => parcel(pair.after, pair)),
    ],
  ];
}

/** Entries of the features that are not told of already. */
function* otherEntries(
  { added, removed, changed }: MatchedFeatures,
  changes: PairChanges,
  told: ReadonlySet<FeatureState>,
  book: ShapeBook,
): Generator<ComparisonEntry> {
  for (const feature of added) if (!told.has(feature)) yield soleEntry('added', feature, book);
  for (const feature of removed) if (!told.has(feature)) yield soleEntry('removed', feature, book);
  for (const pair of changed) {
    const found = changes.get(pair) ?? [];
    if (found.length > 0 && !told.has(pair.after)) yield changedEntry(pair, found, book);
  }
}
