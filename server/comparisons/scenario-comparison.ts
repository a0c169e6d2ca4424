import type { AreaComparison, ComparisonEntry } from '#domain/comparison/comparison.ts';
import {
  countChanges,
  countEntries,
  type ChangeCount,
  type EntryCount,
} from '#domain/comparison/count-entries.ts';
import { limits } from '../limits.ts';
import type { ScenarioState } from './repository.ts';

/** An entry of which the lists may be cut: how many features there are is said beside them. */
export interface ListedEntry extends ComparisonEntry {
  numberBefore: number;
  numberAfter: number;
}

/** What became of one scenario's features in another. */
export interface ScenarioComparison {
  before: ScenarioState;
  after: ScenarioState;
  /** Only features valid on it count; null counts all, and land once each scenario is complete. */
  day: string | null;
  /** How many entries there are; `numberReturned` of them are listed. */
  numberMatched: number;
  numberReturned: number;
  /** Of all entries, also of those that are not listed. */
  counts: EntryCount[];
  changeCounts: ChangeCount[];
  entries: ListedEntry[];
  areas: AreaComparison;
}

/** The comparison with as many entries, and as many parcels of each, as limits allow. */
export function listComparison(
  about: Pick<ScenarioComparison, 'before' | 'after' | 'day' | 'areas'>,
  entries: readonly ComparisonEntry[],
): ScenarioComparison {
  const listed = entries.slice(0, limits.comparisonEntries).map(listEntry);
  return {
    ...about,
    numberMatched: entries.length,
    numberReturned: listed.length,
    counts: countEntries(entries),
    changeCounts: countChanges(entries),
    entries: listed,
  };
}

function listEntry(entry: ComparisonEntry): ListedEntry {
  const some = <Item>(list: readonly Item[]) => list.slice(0, limits.comparisonParcels);
  return {
    ...entry,
    before: some(entry.before),
    after: some(entry.after),
    changes: some(entry.changes),
    shared: some(entry.shared),
    numberBefore: entry.before.length,
    numberAfter: entry.after.length,
  };
}
