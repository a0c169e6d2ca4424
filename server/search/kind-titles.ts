import { choicesOf, type BilingualText } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { kindFields, type KindField } from './search-entry.ts';

/** Classes that any network has: by themselves they say nothing. */
const ofAnyNetwork: ReadonlySet<unknown> = new Set(['trunk', 'branch']);

/** Fields of a feature by whose values features of its collection can be found together. Parcels have their land use. */
export function kindFieldsOf(collection: string, properties: Readonly<Record<string, unknown>>): KindField[] {
  if (collection === 'zone') return [];
  return kindFields.filter(
    (field) =>
      !ofAnyNetwork.has(properties[field]) && kindTitle(collection, field, properties[field]) !== null,
  );
}

/** What a kind is called; null for a value that the field does not have. */
export function kindTitle(collection: string, field: KindField, value: unknown): BilingualText | null {
  const schema = findCollection(collection)?.properties.properties[field];
  const choices = schema ? choicesOf(schema) : null;
  return (typeof value === 'string' && choices?.[value]) || null;
}
