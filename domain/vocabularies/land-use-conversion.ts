import vocabulary from '#data/vocabularies/land-use-2020-to-2023.json' with { type: 'json' };
import { findLandUse } from './land-use.ts';

/** Where land of a class of the trial edition of 2020 stands in the formal edition of 2023. */
export interface TrialConversion {
  /** Code of the formal edition. */
  code: string;
  /** True when code or name differ between the editions. */
  changed: boolean;
  /** True when the same digits are another class in the formal edition, so that data must say which edition it uses. */
  ambiguous: boolean;
}

const changes = new Map(vocabulary.changed.map((change) => [change.trial, change]));

/** Codes that came with the formal edition: those added, and those that classes moved to. */
const formalOnly = new Set(
  [...vocabulary.added, ...vocabulary.changed]
    .map(({ formal }) => formal)
    .filter((code) => !changes.has(code)),
);

/** The formal code of a code of the trial edition, or null when that edition has no such code. */
export function convertTrialCode(code: string): TrialConversion | null {
  const change = changes.get(code);
  if (change)
    return {
      code: change.formal,
      changed: true,
      ambiguous: change.formal !== code && findLandUse(code) !== null,
    };
  if (formalOnly.has(code) || !findLandUse(code)) return null;
  return { code, changed: false, ambiguous: false };
}
