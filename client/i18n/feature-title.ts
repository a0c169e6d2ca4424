import type { Language } from '#domain/cartography/style-options.ts';
import { choicesOf } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { findLandUse, firstLevel } from '#domain/vocabularies/land-use.ts';
import { messagesOf } from './messages.ts';

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
  for (const field of ['class', 'kind', 'industry', 'projectClass']) {
    const schema = definition.properties.properties[field];
    const value = properties[field];
    const choice = schema && typeof value === 'string' ? choicesOf(schema)?.[value] : null;
    if (choice) return choice[language];
  }
  return definition.title[language];
}

/** The name of a land use by its code, or of the class above it that the vocabulary knows; null for none. */
export function landUseName(code: unknown, language: Language): string | null {
  if (typeof code !== 'string') return null;
  const landUse = findLandUse(code) ?? findLandUse(code.slice(0, 4)) ?? findLandUse(firstLevel(code));
  return landUse?.[language] ?? null;
}
