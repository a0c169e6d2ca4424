import vocabulary from '#data/vocabularies/industries.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';

export type IndustryKey = keyof typeof vocabulary.industries;

/** A leading industry of the zone. */
export interface Industry extends BilingualText {
  description: BilingualText;
  /** Classes of land use that it typically stands on. */
  landUse: readonly string[];
}

/** The seven leading industries, in the order in which the launch named them. */
export const industries: Readonly<Record<IndustryKey, Industry>> = vocabulary.industries;
