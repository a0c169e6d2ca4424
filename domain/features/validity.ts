import type { FeatureState } from './feature-state.ts';

type Validity = Pick<FeatureState, 'validFrom' | 'validTo'>;

/** True when the feature is valid on the day; null stands for the day before all days. */
export function isValidOn({ validFrom, validTo }: Validity, day: string | null): boolean {
  if (day === null) return validFrom === null;
  return (validFrom === null || validFrom <= day) && (validTo === null || validTo > day);
}

/** True when there is a day on which both are valid. */
export function areValidTogether(a: Validity, b: Validity): boolean {
  const begins = (one: Validity, other: Validity) =>
    one.validFrom === null || other.validTo === null || one.validFrom < other.validTo;
  return begins(a, b) && begins(b, a);
}

/** True when `a` is there on the first day of `b`: it began no later, and has not ended by then. */
export function isThereBy(a: Validity, b: Validity): boolean {
  return isValidOn(a, b.validFrom);
}

/** The last day on which one of the features begins, from which on the plan is whole; null where none has a day. */
export function completionDay(features: readonly Validity[]): string | null {
  return features.reduce<string | null>(
    (last, { validFrom }) => (validFrom !== null && (last === null || validFrom > last) ? validFrom : last),
    null,
  );
}
