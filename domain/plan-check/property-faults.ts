import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { CollectionDefinition } from '../collections/definition.ts';
import { shown } from './shown.ts';
import type { PlanFault } from './plan-fault.ts';

/** What a fault says of a feature, beside which feature it is. */
export type Told = Pick<PlanFault, 'code' | 'field' | 'at' | 'values'>;

/**
 * Every field that a feature must have and lacks, and every one that it has and may not, or not with this value: field
 * by field, so that none hides another. In the order of the file, what is missing first.
 */
export function findPropertyFaults(
  collection: CollectionDefinition,
  properties: Readonly<Record<string, unknown>>,
): Told[] {
  const fields = fieldsOf(collection);
  const missing = (collection.properties.required ?? []).filter((name) => !Object.hasOwn(properties, name));
  return [
    ...missing.map((field): Told => ({
      code: 'field-missing',
      field,
      values: { collection: collection.name },
    })),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const told = judge(fields.get(name), value);
      return told
        ? [{ ...told, field: name.slice(0, 80), values: { ...told.values, collection: collection.name } }]
        : [];
    }),
  ];
}

function judge(field: Field | undefined, value: unknown): Told | null {
  if (!field) return { code: 'unknown-field' };
  if (field.validator.Check(value)) return null;
  const found = shown(value);
  if (field.isDay) return { code: 'not-a-day', values: { found } };
  return { code: 'field-value', values: { found, type: value === null ? 'null' : typeof value } };
}

interface Field {
  validator: Validator;
  isDay: boolean;
}

const fieldsOfCollections = new WeakMap<CollectionDefinition, ReadonlyMap<string, Field>>();

/** The fields of a collection with their validators, made once. */
function fieldsOf(collection: CollectionDefinition): ReadonlyMap<string, Field> {
  let fields = fieldsOfCollections.get(collection);
  if (!fields) {
    fields = new Map(
      Object.entries(collection.properties.properties).map(([name, schema]) => [
        name,
        { validator: Compile(schema), isDay: isDaySchema(schema) },
      ]),
    );
    fieldsOfCollections.set(collection, fields);
  }
  return fields;
}

function isDaySchema(schema: TSchema): boolean {
  return (schema as { 'x-day'?: true })['x-day'] === true;
}
