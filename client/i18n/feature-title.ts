import type { Language } from '#domain/cartography/style-options.ts';
import { choicesOf, type CollectionDefinition } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { findLandUse, firstLevel } from '#domain/vocabularies/land-use.ts';
import { messagesOf } from './messages.ts';

/** Classes that say how large a line is, and not of what network. */
const networkRanks: ReadonlySet<string> = new Set(['trunk', 'branch']);

type Properties = Readonly<Record<string, unknown>>;

/** What a feature is called: its name, a parcel's code, or what it is. */
export function featureTitle(collection: string, properties: Properties, language: Language): string {
  const names = language === 'en' ? ['nameEn', 'name'] : ['name', 'nameEn'];
  const named = [...names, 'parcelCode']
    .map((field) => properties[field])
    .find((value) => typeof value === 'string' && value !== '');
  return (
    (named as string | undefined) ??
    messagesOf(language).unnamed(featureKind(collection, properties, language))
  );
}

/** What kind of thing it is, in words. */
export function featureKind(collection: string, properties: Properties, language: Language): string {
  const definition = findCollection(collection);
  if (!definition) return collection;
  const landUse = landUseName(properties.landUse, language);
  if (landUse) return landUse;
  const named = (field: string) => choiceName(definition, field, properties, language);
  const [kind, rank] = [named('kind'), named('class')];
  // any network has trunk lines and branches: which one it is must be said with it
  if (kind && rank && networkRanks.has(String(properties.class))) {
    return language === 'en' ? `${kind} ${rank.toLowerCase()}` : `${kind}${rank}`;
  }
  return rank ?? kind ?? named('industry') ?? named('projectClass') ?? definition.title[language];
}

function choiceName(
  { properties: schema }: CollectionDefinition,
  field: string,
  properties: Properties,
  language: Language,
): string | null {
  const fieldSchema = schema.properties[field];
  const value = properties[field];
  if (!fieldSchema || typeof value !== 'string') return null;
  return choicesOf(fieldSchema)?.[value]?.[language] ?? null;
}

/** The name of a land use by its code, or of the class above it that the vocabulary knows; null for none. */
export function landUseName(code: unknown, language: Language): string | null {
  if (typeof code !== 'string') return null;
  const landUse = findLandUse(code) ?? findLandUse(code.slice(0, 4)) ?? findLandUse(firstLevel(code));
  return landUse?.[language] ?? null;
}
