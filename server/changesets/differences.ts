import { isDeepStrictEqual } from 'node:util';
import type { FeatureState } from '#domain/features/feature-state.ts';

/** A field that differs, as it was in each state; undefined where it was not there. */
export interface FieldDifference {
  field: string;
  before: unknown;
  after: unknown;
}

/** What differs between two states of a feature; null stands for no feature. */
export interface Difference {
  fields: FieldDifference[];
  isReshaped: boolean;
}

/** What differs between two states of a feature: every field, its days and its provenance among them, and the shape. */
export function differenceOf(before: FeatureState | null, after: FeatureState | null): Difference {
  const [one, other] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return {
    fields: names
      .filter((field) => !isDeepStrictEqual(one[field] ?? null, other[field] ?? null))
      .map((field) => ({ field, before: one[field], after: other[field] })),
    isReshaped: !isDeepStrictEqual(before?.geometry ?? null, after?.geometry ?? null),
  };
}

function fieldsOf(state: FeatureState | null): Record<string, unknown> {
  if (!state) return {};
  const { properties, provenance, validFrom, validTo } = state;
  return { ...properties, provenance, validFrom, validTo };
}
