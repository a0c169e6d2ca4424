/** What the card says of a feature, row by row, ready to be laid out. No markup, no state. */
import type { TSchema } from 'typebox';
import { landUseColor, shownLandUse } from '#domain/cartography/land-use-color.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { choicesOf, describeField, type FieldDescription } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import type { FeatureRef, ItemProperties } from '../../api/types.ts';
import { featureTitle, landUseName } from '../../i18n/feature-title.ts';
import { formatArea, formatLength, formatNumber, formatQuantity } from '../../i18n/format.ts';
import { messagesOf } from '../../i18n/messages.ts';

export interface CardRow {
  id: string;
  label: string;
  value: string;
  /** Colour of the land use named in the value. */
  swatch?: string;
  /** A feature the value stands for. */
  link?: FeatureRef;
}

/** How the reader wants it said and shown. */
export interface Wording {
  language: Language;
  theme: Theme;
  colors: LandUseColors;
}

/** What is known of a feature that a row leads to: null when there is none of that id, undefined when not known yet. */
export type FindLinked = (ref: FeatureRef) => ItemProperties | null | undefined;

/** Shown elsewhere on the card, or as part of another row. */
const notRows = new Set(['name', 'capacityUnit']);

/** The size of the feature, then every field of its collection that has a value, in the order of the schema. */
export function cardRows(
  collection: string,
  properties: ItemProperties,
  wording: Wording,
  findLinked: FindLinked = () => undefined,
): CardRow[] {
  const rows = fieldsOf(collection).flatMap((field) => {
    const value = valueIn(wording.language, field, properties);
    if (notRows.has(field.name) || value === undefined) return [];
    const row = fieldRow(field, value, wording, findLinked);
    return field.name === 'capacity' ? withUnit(row, collection, properties, wording.language) : row;
  });
  return [...sizeRows(properties, wording.language), ...rows];
}

/** The features that the rows lead to. */
export function linkedFeatures(collection: string, properties: ItemProperties): FeatureRef[] {
  return fieldsOf(collection).flatMap(({ name, description }) => {
    const id = properties[name];
    return description.links && isSaid(id) ? [{ collection: description.links, id: String(id) }] : [];
  });
}

interface Field {
  name: string;
  schema: TSchema;
  description: FieldDescription;
}

/** The fields of a collection, without those that only say another one in English. */
function fieldsOf(collection: string): Field[] {
  const schemas: Record<string, TSchema> = findCollection(collection)?.properties.properties ?? {};
  const fields = Object.entries(schemas).map(([name, schema]) => ({
    name,
    schema,
    description: describeField(schema),
  }));
  const translations = new Set(fields.map(({ description }) => description.translation));
  return fields.filter(({ name }) => !translations.has(name));
}

/** What a field says in the language, or else in the other one; undefined where it says nothing. */
function valueIn(language: Language, { name, description }: Field, properties: ItemProperties): unknown {
  const { translation } = description;
  const names = translation === undefined ? [name] : [name, translation];
  const ordered = language === 'en' ? names.toReversed() : names;
  return ordered.map((each) => properties[each]).find(isSaid);
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function sizeRows({ area, length }: ItemProperties, language: Language): CardRow[] {
  const { card } = messagesOf(language);
  const rows: CardRow[] = [];
  if (typeof area === 'number')
    rows.push({ id: 'area', label: card.area, value: formatArea(area, language) });
  if (typeof length === 'number') {
    rows.push({ id: 'length', label: card.length, value: formatLength(length, language) });
  }
  return rows;
}

function fieldRow(
  { name, schema, description }: Field,
  value: unknown,
  wording: Wording,
  findLinked: FindLinked,
): CardRow {
  const { language } = wording;
  const row: CardRow = { id: name, label: description[language], value: String(value) };
  if (description.codes === 'land-use') return { ...row, ...landUseValue(row.value, wording) };
  if (description.links) {
    return { ...row, ...linkedValue({ collection: description.links, id: row.value }, language, findLinked) };
  }
  const choice = choicesOf(schema)?.[row.value]?.[language];
  return { ...row, value: choice ?? plainText(value, description, language) };
}

/** A capacity is counted in what another field names. */
function withUnit(
  row: CardRow,
  collection: string,
  { capacityUnit }: ItemProperties,
  language: Language,
): CardRow {
  const schema = findCollection(collection)?.properties.properties['capacityUnit'];
  if (!schema || typeof capacityUnit !== 'string') return row;
  const unit = choicesOf(schema)?.[capacityUnit]?.[language] ?? capacityUnit;
  return { ...row, value: `${row.value} ${unit}` };
}

/** The name of the feature that the value is the id of, leading there; the bare id where there is no such feature. */
function linkedValue(
  ref: FeatureRef,
  language: Language,
  findLinked: FindLinked,
): Pick<CardRow, 'value' | 'link'> {
  const linked = findLinked(ref);
  if (linked === null) return { value: ref.id };
  return { value: linked ? featureTitle(ref.collection, linked, language) : ref.id, link: ref };
}

function landUseValue(code: string, { language, theme, colors }: Wording): Pick<CardRow, 'value' | 'swatch'> {
  const name = landUseName(code, language);
  return {
    value: name ? `${code} ${name}` : code,
    swatch: landUseColor(shownLandUse(code), theme, colors),
  };
}

function plainText(value: unknown, { unit }: FieldDescription, language: Language): string {
  const { yes, no } = messagesOf(language);
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value !== 'number') return String(value);
  return unit ? formatQuantity(value, unit, language) : formatNumber(value, language);
}
