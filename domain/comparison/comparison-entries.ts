import { collections } from '../collections/registry.ts';
import type { FeatureState } from '../features/feature-state.ts';
import {
  entryKinds,
  type ComparisonEntry,
  type FeatureChange,
  type NamedChange,
  type SharedLand,
} from './comparison.ts';
import { findFeatureChanges, parcelCollection } from './feature-changes.ts';
import { summarize } from './feature-summary.ts';
import { byId, compareTexts, type FeaturePair } from './matched-features.ts';
import type { Lineage } from './parcel-lineage.ts';
import { rounded, type ShapeBook } from './shape-book.ts';

/** Changes of the features that are in both states. */
export type PairChanges = ReadonlyMap<FeaturePair, FeatureChange[]>;

/** The entry of a feature that one state alone has. */
export function soleEntry(
  kind: 'added' | 'removed',
  feature: FeatureState,
  book: ShapeBook,
): ComparisonEntry {
  const summary = [summarize(feature, book)];
  const [before, after] = kind === 'removed' ? [summary, []] : [[], summary];
  return { kind, collection: feature.collection, before, after, changes: [], shared: [] };
}

/** The entry of a feature that both states have. */
export function changedEntry(
  { before, after }: FeaturePair,
  changes: FeatureChange[],
  book: ShapeBook,
): ComparisonEntry {
  return {
    kind: 'changed',
    collection: after.collection,
    before: [summarize(before, book)],
    after: [summarize(after, book)],
    changes: named(after, changes),
    shared: [],
  };
}

/** The entry of parcels whose land became that of others. */
export function lineageEntry(
  { kind, before, after, overlaps }: Lineage,
  changes: PairChanges,
  book: ShapeBook,
): ComparisonEntry {
  const shared = overlaps.map((overlap) => ({
    before: overlap.before.feature.id,
    after: overlap.after.feature.id,
    area: rounded(overlap.area),
  }));
  return {
    kind,
    collection: parcelCollection,
    before: before.map(({ feature }) => summarize(feature, book)).sort(byId),
    after: after.map(({ feature }) => summarize(feature, book)).sort(byId),
    changes: kind === 'replaced' ? replacementChanges(before, after, book) : keptChanges(after, changes),
    shared: shared.sort(byBothIds),
  };
}

/** One parcel is in the place of another: what is different about it. */
function replacementChanges(
  [old]: Lineage['before'],
  [young]: Lineage['after'],
  book: ShapeBook,
): NamedChange[] {
  return old && young ? named(young.feature, findFeatureChanges(old.feature, young.feature, book)) : [];
}

function keptChanges(after: Lineage['after'], changes: PairChanges): NamedChange[] {
  const stay = new Set(after.filter(({ pair }) => pair !== null).map(({ pair }) => pair!));
  return [...stay]
    .sort((a, b) => byId(a.after, b.after))
    .flatMap((pair) => named(pair.after, changes.get(pair) ?? []));
}

function named({ id }: FeatureState, changes: readonly FeatureChange[]): NamedChange[] {
  return changes.map((change) => ({ feature: id, ...change }));
}

function byBothIds(a: SharedLand, b: SharedLand): number {
  return compareTexts(a.before, b.before) || compareTexts(a.after, b.after);
}

const collectionPlaces = new Map(collections.map(({ name }, place) => [name, place]));
const kindPlaces = new Map(entryKinds.map((kind, place) => [kind, place]));

/** Entries by collection as they lie on the map, by kind, by the first id. */
export function inOrder(a: ComparisonEntry, b: ComparisonEntry): number {
  return (
    placeOf(a) - placeOf(b) ||
    kindPlaces.get(a.kind)! - kindPlaces.get(b.kind)! ||
    compareTexts(firstId(a), firstId(b))
  );
}

function placeOf({ collection }: ComparisonEntry): number {
  return collectionPlaces.get(collection) ?? collections.length;
}

function firstId({ before, after }: ComparisonEntry): string {
  return (before[0] ?? after[0])?.id ?? '';
}
