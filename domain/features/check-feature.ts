import { Type, type TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import {
  choicesOf,
  describeField,
  storableText,
  type CollectionDefinition,
} from '../collections/definition.ts';
import { isDay } from '../time/day.ts';
import { findLandUse } from '../vocabularies/land-use.ts';
import { findGeometryFault, type GeometryFault } from '../geometry/geometry-fault.ts';
import { isFeatureId } from './feature-id.ts';
import { precisions, type FeatureState } from './feature-state.ts';

/** What is wrong with a feature: where, and a code that the interface turns into a sentence. */
export type FeatureFault =
  | { code: 'invalid-id' }
  | { code: 'geometry-type'; expected: readonly string[] }
  | { code: 'geometry'; fault: GeometryFault }
  | { code: 'property'; field: string; expected: string }
  | { code: 'unknown-property'; field: string }
  | { code: 'unknown-land-use'; field: string }
  | { code: 'not-a-day'; field: string }
  /** `found` names the characters, such as `U+202E`; empty where nothing of the text can be seen. */
  | { code: 'unseen-text'; field: string; found: string }
  | { code: 'validity-reversed' }
  | { code: 'provenance'; expected: string };

const Precision = Type.Enum([...precisions]);
const Origin = {
  source: Type.String({ minLength: 1, maxLength: 100, pattern: storableText }),
  precision: Precision,
};
const Note = Type.String({ maxLength: 2000, pattern: storableText });
const provenanceSchema = Compile(
  Type.Object(
    {
      ...Origin,
      note: Type.Optional(Type.Object({ zh: Note, en: Note }, { additionalProperties: false })),
      fields: Type.Optional(
        Type.Record(Type.String({ maxLength: 63 }), Type.Object(Origin, { additionalProperties: false })),
      ),
    },
    { additionalProperties: false },
  ),
);

/**
 * Characters that nobody sees and that make a text look like another: controls, marks of direction, zero-width blanks,
 * separators of lines and paragraphs, tags, and what is no character. Joiners stay, which some scripts are written with.
 */
const unseen =
  /[\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Noncharacter_Code_Point}]/gu;
const lineBreaks = /[\r\n]/g;

/** A text of blanks, joiners and letters that are drawn as nothing. */
const blankText = /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+$/u;

/** Texts of at least so many characters may have several lines. */
const longText = 1_000;

/**
 * What can't be seen of a text, as names of characters such as `U+202E`: five at most; empty for a text of which nothing
 * can be seen; null for one that shows all it has. The empty text is none of this. Long texts may have several lines.
 */
export function findUnseen(text: string, maxLength: number): string | null {
  if (text !== '' && blankText.test(text)) return '';
  const found = [...text.matchAll(unseen), ...(maxLength < longText ? text.matchAll(lineBreaks) : [])];
  const names = new Set(found.map(([character]) => nameOfCharacter(character)));
  return names.size === 0 ? null : [...names].slice(0, 5).join(', ');
}

function nameOfCharacter(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A field whose texts are free, and how long they may be. */
interface FreeText {
  field: string;
  maxLength: number;
}

/** What is looked at in the fields of a collection: found once, as it is asked of every feature. */
interface FieldChecks {
  validator: Validator;
  landUses: readonly string[];
  days: readonly string[];
  freeTexts: readonly FreeText[];
}

const fieldChecks = new WeakMap<CollectionDefinition, FieldChecks>();

function fieldChecksOf(collection: CollectionDefinition): FieldChecks {
  let checks = fieldChecks.get(collection);
  if (!checks) {
    const fields = Object.entries(collection.properties.properties);
    checks = {
      validator: Compile(collection.properties),
      landUses: fields.filter(([, schema]) => describeField(schema).codes === 'land-use').map(nameOf),
      days: fields.filter(([, schema]) => isOfDay(schema)).map(nameOf),
      freeTexts: fields
        .filter(([, schema]) => isFreeText(schema))
        .map(([field, schema]) => ({ field, maxLength: (schema as { maxLength: number }).maxLength })),
    };
    fieldChecks.set(collection, checks);
  }
  return checks;
}

const nameOf = ([name]: readonly [string, unknown]) => name;
const isOfDay = (schema: TSchema) => (schema as { 'x-day'?: true })['x-day'] === true;

function isFreeText(schema: TSchema): boolean {
  const { codes, links } = describeField(schema);
  const { type } = schema as { type?: string };
  return type === 'string' && !isOfDay(schema) && !codes && !links && !choicesOf(schema);
}

/**
 * Everything that is wrong with one feature by itself, none for a good one: id, geometry (EPSG:4490, longitude first;
 * type, limits, validity), properties against the collection's schema, code lists, days, provenance. Rules between
 * features (overlap, gaps) are topology's.
 */
export function findFeatureFaults(collection: CollectionDefinition, feature: FeatureState): FeatureFault[] {
  const faults: FeatureFault[] = [];
  if (!isFeatureId(feature.id)) faults.push({ code: 'invalid-id' });
  faults.push(
    ...geometryFaults(collection, feature),
    ...propertyFaults(collection, feature.properties),
    ...validityFaults(feature),
    ...unseenFaults(collection, feature),
  );
  if (!provenanceSchema.Check(feature.provenance)) {
    faults.push({ code: 'provenance', expected: describeError(provenanceSchema, feature.provenance) });
  }
  return faults;
}

function geometryFaults(collection: CollectionDefinition, { geometry }: FeatureState): FeatureFault[] {
  if (!collection.geometryTypes.some((type) => type === geometry?.type)) {
    return [{ code: 'geometry-type', expected: collection.geometryTypes }];
  }
  const fault = findGeometryFault(geometry);
  return fault ? [{ code: 'geometry', fault }] : [];
}

function propertyFaults(
  collection: CollectionDefinition,
  properties: Record<string, unknown>,
): FeatureFault[] {
  const faults: FeatureFault[] = [];
  const { properties: schemas } = collection.properties;
  for (const field of Object.keys(properties)) {
    if (!Object.hasOwn(schemas, field)) faults.push({ code: 'unknown-property', field });
  }
  const { validator, landUses, days } = fieldChecksOf(collection);
  if (faults.length === 0 && !validator.Check(properties)) {
    const [error] = validator.Errors(properties);
    const missing = (error?.params as { requiredProperties?: string[] } | undefined)?.requiredProperties?.[0];
    const field = missing ?? (error?.instancePath ?? '').split('/')[1] ?? '';
    faults.push({ code: 'property', field, expected: error?.message ?? 'is not valid' });
  }
  for (const field of landUses) {
    const value = properties[field];
    if (typeof value === 'string' && !value.split('+').every((code) => findLandUse(code)))
      faults.push({ code: 'unknown-land-use', field });
  }
  for (const field of days) {
    const value = properties[field];
    if (typeof value === 'string' && !isDay(value)) faults.push({ code: 'not-a-day', field });
  }
  return faults;
}

/** Names and other texts in which something can't be seen, those of the note on the provenance among them. */
function unseenFaults(
  collection: CollectionDefinition,
  { properties, provenance }: FeatureState,
): FeatureFault[] {
  const faults: FeatureFault[] = [];
  const look = (field: string, text: unknown, maxLength: number) => {
    const found = typeof text === 'string' ? findUnseen(text, maxLength) : null;
    if (found !== null) faults.push({ code: 'unseen-text', field, found });
  };
  for (const { field, maxLength } of fieldChecksOf(collection).freeTexts)
    look(field, properties[field], maxLength);
  const note = (provenance as FeatureState['provenance'] | undefined | null)?.note;
  for (const [language, text] of Object.entries(note ?? {}))
    look(`provenance.note.${language}`, text, longText);
  return faults;
}

function validityFaults({ validFrom, validTo }: FeatureState): FeatureFault[] {
  const faults: FeatureFault[] = [];
  if (validFrom !== null && !isDay(validFrom)) faults.push({ code: 'not-a-day', field: 'validFrom' });
  if (validTo !== null && !isDay(validTo)) faults.push({ code: 'not-a-day', field: 'validTo' });
  if (faults.length === 0 && validFrom !== null && validTo !== null && validFrom >= validTo)
    faults.push({ code: 'validity-reversed' });
  return faults;
}

function describeError(validator: Validator, value: unknown): string {
  const [error] = validator.Errors(value);
  return error ? `${error.instancePath} ${error.message}`.trim() : 'is not valid';
}
