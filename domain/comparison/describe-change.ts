/** A comparison in the words of a reader, for whatever shows one: a table of the page, a workbook. */
import type { Language } from '../cartography/style-options.ts';
import { choicesOf, describeField, type BilingualText } from '../collections/definition.ts';
import { findCollection } from '../collections/registry.ts';
import type { Provenance } from '../features/feature-state.ts';
import { findLandUse } from '../vocabularies/land-use.ts';
import type { FeatureSummary, NamedChange, ShapeSize, Validity } from './comparison.ts';
import { changeTitles } from './kind-titles.ts';

/** Numbers stay numbers, to be written as the reader wants them; null is nothing. */
export type DescribedValue = string | number | null;

/** What changed, and from what to what. */
export interface DescribedChange {
  item: string;
  before: DescribedValue;
  after: DescribedValue;
  /** m². */
  land: number | null;
  /** m. */
  moved: number | null;
}

/** Title of a collection, or its name where it is not known. */
export function collectionTitle(name: string, language: Language): string {
  return findCollection(name)?.title[language] ?? name;
}

/** Codes and names of the classes of land use of a parcel, `0701 城镇住宅用地`; null where there is none. */
export function landUseText(landUse: string | null, language: Language): string | null {
  if (landUse === null) return null;
  return landUse
    .split('+')
    .map((code) => [code, findLandUse(code)?.[language]].filter(Boolean).join(' '))
    .join(' + ');
}

/** The name in the language of the reader, or in the other where there is none. */
export function nameText({ name, nameEn }: FeatureSummary, language: Language): string | null {
  return language === 'zh' ? (name ?? nameEn) : (nameEn ?? name);
}

/** A change of a collection's feature in words and numbers. */
export function describeChange(collection: string, change: NamedChange, language: Language): DescribedChange {
  const plain = { item: changeTitles[change.kind][language], land: null, moved: null };
  switch (change.kind) {
    case 'recoded':
      return {
        ...plain,
        before: landUseText(change.before, language),
        after: landUseText(change.after, language),
      };
    case 'reshaped':
      return {
        ...plain,
        before: sizeNumber(change.before),
        after: sizeNumber(change.after),
        land: change.difference,
        moved: change.moved,
      };
    case 'redrawn':
      return { ...plain, before: null, after: null };
    case 'indicator':
    case 'attribute':
      return { ...plain, ...describeFieldChange(collection, change, language) };
    case 'validity':
      return { ...plain, before: validityText(change.before), after: validityText(change.after) };
    case 'provenance':
      return { ...plain, before: provenanceText(change.before), after: provenanceText(change.after) };
  }
}

function sizeNumber({ area, length }: ShapeSize): number | null {
  return area ?? length;
}

function describeFieldChange(
  collection: string,
  { field, before, after }: Extract<NamedChange, { field: string }>,
  language: Language,
): Pick<DescribedChange, 'item' | 'before' | 'after'> {
  const schema = findCollection(collection)?.properties.properties[field];
  if (!schema) return { item: field, before: describeValue(before), after: describeValue(after) };
  const { unit, codes, ...title } = describeField(schema);
  const choices = choicesOf(schema);
  const cell = (value: unknown): DescribedValue => {
    if (typeof value !== 'string') return describeValue(value);
    return codes ? landUseText(value, language) : (choices?.[value]?.[language] ?? value);
  };
  return { item: withUnit(title, unit, language), before: cell(before), after: cell(after) };
}

function withUnit(title: BilingualText, unit: string | undefined, language: Language): string {
  if (unit === undefined) return title[language];
  return language === 'zh' ? `${title.zh}（${unit}）` : `${title.en} (${unit})`;
}

/** Numbers stay numbers, texts are shown as they are, and whatever else as JSON. */
function describeValue(value: unknown): DescribedValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

/** From the first day on up to the last, excluded: an open end is `..`. */
function validityText({ validFrom, validTo }: Validity): string {
  return `${validFrom ?? '..'} / ${validTo ?? '..'}`;
}

function provenanceText({ source, precision }: Provenance): string {
  return `${source} (${precision})`;
}
