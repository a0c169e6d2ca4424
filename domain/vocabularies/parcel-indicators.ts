import vocabulary from '#data/vocabularies/parcel-indicators.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';
import { firstLevel } from './land-use.ts';

/** An indicator that a detailed plan sets for a parcel. */
export interface ParcelIndicator extends BilingualText {
  id: string;
  unit: string | null;
  /** Fields of the zone collection that hold it. */
  zoneFields: readonly string[];
  /** Names of fields seen in local data. */
  exchangeFields: readonly string[];
  /** True for the four binding indicators. */
  mandatory: boolean;
  formula?: BilingualText;
  rule?: BilingualText;
  basis: Basis;
  sources: readonly string[];
}

const byField = new Map(
  (vocabulary.indicators as readonly ParcelIndicator[]).flatMap((indicator) =>
    indicator.zoneFields.map((field) => [field, indicator] as const),
  ),
);

/** The indicator that a field of the zone collection holds, or null when it holds none. */
export function findParcelIndicator(zoneField: string): ParcelIndicator | null {
  return byField.get(zoneField) ?? null;
}

/**
 * Years for which land of a use may be granted at most (interim regulation on urban land-use rights, article 12; which
 * class of 2023 has which term is general knowledge). What is not named there has the term of other uses.
 */
export function grantYears(landUse: string): number {
  const terms: readonly { landUse: readonly string[]; years: number }[] = vocabulary.grantTerms;
  const term = terms.find((entry) => entry.landUse.includes(firstLevel(landUse)));
  return (term ?? terms.find((entry) => entry.landUse.length === 0)!).years;
}
