import { collections } from '#domain/collections/registry.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { ChangeDay } from '../../api/types.ts';

/** How many features of a collection come and go from one day to another. */
export interface CollectionChange {
  collection: string;
  title: BilingualText;
  come: number;
  go: number;
}

/**
 * What comes and goes from the plan of one day to that of another, collection by collection, without those in which
 * nothing does. Back in time, what came goes. What comes and goes again in between is counted both times.
 */
export function changesBetween(days: readonly ChangeDay[], from: string, to: string): CollectionChange[] {
  if (from > to) {
    return changesBetween(days, to, from).map(({ come, go, ...named }) => ({ ...named, come: go, go: come }));
  }
  const between = days.filter(({ date }) => date > from && date <= to);
  return collections
    .map(({ name, title }) => ({
      collection: name,
      title,
      come: sum(between.map(({ appear }) => appear[name])),
      go: sum(between.map(({ disappear }) => disappear[name])),
    }))
    .filter(({ come, go }) => come > 0 || go > 0);
}

/** What comes and goes in all. */
export function totalOf(changes: readonly CollectionChange[]): { come: number; go: number } {
  return { come: sum(changes.map(({ come }) => come)), go: sum(changes.map(({ go }) => go)) };
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0);
}
