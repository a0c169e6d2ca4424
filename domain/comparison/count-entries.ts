import type { ChangeKind, ComparisonEntry, EntryKind } from './comparison.ts';

/** How many entries of a kind a collection has. */
export interface EntryCount {
  collection: string;
  kind: EntryKind;
  count: number;
}

/** How many features of a collection have a change of a kind: one may have several. */
export interface ChangeCount {
  collection: string;
  kind: ChangeKind;
  count: number;
}

/** Entries by collection and kind, in the order in which they come; no entries give no counts. */
export function countEntries(entries: readonly ComparisonEntry[]): EntryCount[] {
  return countBy(entries, ({ collection, kind }) => [{ collection, kind }]);
}

/** Features by collection and kind of change, in the order in which they come. */
export function countChanges(entries: readonly ComparisonEntry[]): ChangeCount[] {
  return countBy(entries, ({ collection, changes }) => {
    const kinds = new Map(changes.map(({ feature, kind }) => [`${feature} ${kind}`, kind]));
    return [...kinds.values()].map((kind) => ({ collection, kind }));
  });
}

function countBy<Kind extends string>(
  entries: readonly ComparisonEntry[],
  keysOf: (entry: ComparisonEntry) => { collection: string; kind: Kind }[],
): { collection: string; kind: Kind; count: number }[] {
  const counts = new Map<string, { collection: string; kind: Kind; count: number }>();
  for (const { collection, kind } of entries.flatMap(keysOf)) {
    const key = `${collection} ${kind}`;
    const known = counts.get(key) ?? { collection, kind, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  return [...counts.values()];
}
