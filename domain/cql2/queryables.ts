import type { TSchema } from 'typebox';
import type { CollectionDefinition } from '../collections/definition.ts';
import { publicFields } from '../collections/registry.ts';

export type QueryableType = 'string' | 'number' | 'boolean' | 'date' | 'geometry';

/** What a filter may ask for, by name. */
export type Queryables = ReadonlyMap<string, QueryableType>;

/** What every filter of a collection may ask for: its public fields, and what features have beside them. */
export function queryablesOf(collection: CollectionDefinition): Queryables {
  const { properties } = collection.properties;
  return new Map<string, QueryableType>([
    ...publicFields(collection).map((field) => [field, typeOf(properties[field]!)] as const),
    ['id', 'string'],
    ['geometry', 'geometry'],
    ['validFrom', 'date'],
    ['validTo', 'date'],
    ...sizesOf(collection).map((size) => [size, 'number'] as const),
  ]);
}

/** The sizes that features of the collection may have: `area` in m², `length` in m. */
function sizesOf({ geometryTypes }: CollectionDefinition): ('area' | 'length')[] {
  const has = (shape: string) => geometryTypes.some((type) => type.endsWith(shape));
  return [...(has('Polygon') ? ['area' as const] : []), ...(has('LineString') ? ['length' as const] : [])];
}

function typeOf(schema: TSchema): QueryableType {
  const { type, 'x-day': isDay } = schema as { type?: string; 'x-day'?: boolean };
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  return isDay ? 'date' : 'string';
}
