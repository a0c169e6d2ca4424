/** What a reader asks of a column; an empty demand is no filter. */
export type Filter =
  | { kind: 'choice'; wanted: ReadonlySet<string> }
  | { kind: 'text'; contains: string }
  | { kind: 'number'; from: number | null; to: number | null }
  /** From a day to a day, both of them counted. */
  | { kind: 'day'; from: string | null; to: string | null };

/** The wish for rows that say nothing in a column of choices. */
export const nothing = '';

/** True where the filter lets everything through. */
export function isEmptyFilter(filter: Filter): boolean {
  if (filter.kind === 'choice') return filter.wanted.size === 0;
  if (filter.kind === 'text') return filter.contains.trim() === '';
  return filter.from === null && filter.to === null;
}

/** A test of a text in any case. */
export function containsText(contains: string): (text: string | null) => boolean {
  const wanted = contains.trim().toLowerCase();
  return (text) => text !== null && text.includes(wanted);
}

/** A test of a value between two ends, either of which may be open. Nothing lies nowhere. */
export function isBetween<End extends string | number>(
  from: End | null,
  to: End | null,
): (value: End | null) => boolean {
  return (value) =>
    value !== null &&
    (typeof value === 'string' || !Number.isNaN(value)) &&
    (from === null || value >= from) &&
    (to === null || value <= to);
}
