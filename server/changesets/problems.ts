import type { FeatureFault } from '#domain/features/check-feature.ts';
import { Problem } from '../http/problem.ts';

/** A change that names another version than the current one, or would create what is there. */
export interface Conflict {
  /** Place of the change in its changeset, from 0. */
  index: number;
  id: string;
  /** Version that was seen; null where the feature was to be created. */
  seen: number | null;
  /** Version that is there now; null where there is no such feature. */
  current: number | null;
}

/** Somebody changed features since they were seen; nothing was written. */
export class StaleVersionError extends Problem {
  readonly conflicts: Conflict[];

  constructor(conflicts: Conflict[]) {
    super(409, 'stale-version', 'Somebody changed this feature since you saw it. Nothing was changed.');
    this.conflicts = conflicts;
  }
}

/** A feature that can't be stored, with what is wrong with it. */
export interface FaultyFeature {
  index: number;
  feature: string;
  faults: FeatureFault[];
}

/** Features of a changeset that can't be stored. */
export class InvalidFeaturesError extends Problem {
  readonly faults: FaultyFeature[];

  constructor(faults: FaultyFeature[]) {
    super(
      422,
      'invalid-features',
      `${faults.length} of the features can't be stored. Nothing was changed. ${describeFirst(faults)}`,
      undefined,
      {
        faults: faults.slice(0, 20),
      },
    );
    this.faults = faults;
  }
}

/** Faults whose field is one of ours; others name what was sent. */
const namesOwnField: readonly FeatureFault['code'][] = ['property', 'unknown-land-use', 'not-a-day'];

/** The first of what is wrong, by place and code; never what was sent. */
function describeFirst([first]: readonly FaultyFeature[]): string {
  const fault = first?.faults[0];
  if (!fault) return '';
  const field = 'field' in fault && namesOwnField.includes(fault.code) ? ` of ${fault.field}` : '';
  return `The first is change ${first.index}: ${fault.code}${field}.`;
}

/** What features break together. */
export interface BrokenRule {
  rule: 'overlap' | 'unknown-reference' | 'still-referenced';
  feature: string;
  other: string;
  /** Field that holds the reference. */
  field?: string;
  /** Size of an overlap, m². */
  area?: number;
}

/** The plan would break a rule after the changeset; nothing was written. */
export class BrokenRuleError extends Problem {
  constructor(broken: BrokenRule[]) {
    super(
      409,
      'rule-broken',
      'The features would break a rule of the plan together. Nothing was changed.',
      undefined,
      { broken },
    );
  }
}
