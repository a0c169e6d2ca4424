import type { Changeset } from '../../api/people-api.ts';

/**
 * The changesets that were taken back, by their numbers, each with the number of the one that did; `changesets` are the
 * newest first. What was taken back by one that was itself taken back is there again, and not among them.
 */
export function undoneChangesets(
  changesets: readonly Pick<Changeset, 'number' | 'inverseOf'>[],
): ReadonlyMap<number, number> {
  const by = new Map<number, number>();
  for (const { number, inverseOf } of changesets)
    if (inverseOf !== null && !by.has(number)) by.set(inverseOf, number);
  return by;
}
