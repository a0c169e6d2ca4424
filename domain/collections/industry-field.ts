import { industries, type IndustryKey } from '../vocabularies/industries.ts';
import { choiceField, type BilingualText } from './definition.ts';

const names = Object.fromEntries(
  Object.entries(industries).map(([key, { zh, en }]) => [key, { zh, en }]),
) as Record<IndustryKey, BilingualText>;

/** The seven leading industries of the zone, as the launch named them: one list for parcels, clusters and projects. */
export const leadingIndustryField = () =>
  choiceField({ zh: '主导产业', en: 'Leading industry', public: true }, names);
