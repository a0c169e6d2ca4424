/** What the card says of a feature, row by row, ready to be laid out. No markup, no state. */
import type { TSchema } from 'typebox';
import { landUseColor, shownLandUse } from '#domain/cartography/land-use-color.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { choicesOf, describeField, type FieldDescription } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import type { FeatureRef, ItemProperties } from '../../api/types.ts';
import { landUseName } from '../../i18n/feature-title.ts';
import { formatArea, formatLength, formatNumber } from '../../i18n/format.ts';
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

/** Shown elsewhere on the card, or as part of another row. */
const notRows = new Set(['name', 'nameEn', 'capacityUnit']);

/** The size of the feature, then every field of its collection that has a value, in the order of the schema. */
export function cardRows(collection: string, properties: ItemProperties, wording: Wording): CardRow[] {
  const fields = Object.entries(findCollection(collection)?.properties.properties ?? {});
  const rows = fields.flatMap(([name, schema]) => {
    const value = properties[name];
    if (notRows.has(name) || value === undefined || value === null || value === '') return [];
    return [fieldRow(name, schema, value, properties, wording)];
  });
  return [...sizeRows(properties, wording.language), ...rows];
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
  name: string,
  schema: TSchema,
  value: unknown,
  properties: ItemProperties,
  wording: Wording,
): CardRow {
  const description = describeField(schema);
  const row: CardRow = { id: name, label: description[wording.language], value: '' };
  if (description.codes === 'land-use') return { ...row, ...landUseValue(String(value), wording) };
  if (name === 'parcel')
    return { ...row, value: String(value), link: { collection: 'zone', id: String(value) } };
  const text =
    choicesOf(schema)?.[String(value)]?.[wording.language] ?? plainText(value, description, wording.language);
  const { capacityUnit } = properties;
  const unit = name === 'capacity' && typeof capacityUnit === 'string' ? capacityUnit : '';
  return { ...row, value: `${text} ${unit}`.trimEnd() };
}

function landUseValue(code: string, { language, theme, colors }: Wording): Pick<CardRow, 'value' | 'swatch'> {
  const name = landUseName(code, language);
  return {
    value: name ? `${code} ${name}` : code,
    swatch: landUseColor(shownLandUse(code), theme, colors),
  };
}

function plainText(value: unknown, { unit }: FieldDescription, language: Language): string {
  const { yes, no, units } = messagesOf(language);
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value !== 'number') return String(value);
  return unit ? `${formatNumber(value, language)} ${units[unit] ?? unit}` : formatNumber(value, language);
}
