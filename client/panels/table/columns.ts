/** The columns that a collection's table can have, from the definition of the collection. */
import type { TSchema } from 'typebox';
import type { Language } from '#domain/cartography/style-options.ts';
import {
  choicesOf,
  describeField,
  type BilingualText,
  type CollectionDefinition,
  type FieldDescription,
} from '#domain/collections/definition.ts';
import { shownFields, type Audience } from '#domain/collections/registry.ts';
import { landUseName } from '../../i18n/feature-title.ts';
import { messagesOf } from '../../i18n/messages.ts';
import { tableMessages } from '../../i18n/sections/table.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';

export type ColumnKind = 'text' | 'number' | 'day' | 'choice' | 'land-use';

export type Value = string | number | null;

export interface Column {
  id: string;
  title: BilingualText;
  unit: BilingualText | null;
  kind: ColumnKind;
  /** Names of the values of a choice, in their order. */
  choices: Readonly<Record<string, BilingualText>> | null;
  /** True where the sum over rows means something. */
  isSummed: boolean;
  /** True for numbers of different things, counted in what another column says. */
  isMixed: boolean;
  /** False for what is only shown when asked for. */
  isUsual: boolean;
  /** What a row says here: the key of a choice, the code of a land use, a number in the column's unit. */
  valueOf(row: PlanRow, language: Language): Value;
}

const squareMetersPerHectare = 10_000;

/** Columns that tell one feature of a collection from another, the best first. */
const headFields = ['parcelCode', 'name', 'nameEn'];

const summedFields: ReadonlySet<string> = new Set(['population', 'jobs', 'investment']);

/** Codes of a class have up to six digits; a longer field joins several. */
const longestCode = 6;

/** All columns of a collection that an audience sees; the first is the one that says which feature a row is. */
export function columnsOf(collection: CollectionDefinition, audience: Audience = 'public'): Column[] {
  const fields = fieldColumns(collection, audience);
  const head = headFields.flatMap((id) => fields.find((column) => column.id === id) ?? []).slice(0, 1);
  const others = fields.filter((column) => !head.includes(column));
  // what a parcel is for is read first, then what is added up: how large it is, how many live and work there
  const uses = others.filter(({ kind }) => kind === 'land-use');
  const summed = others.filter(({ isSummed }) => isSummed);
  const rest = others.filter((column) => !uses.includes(column) && !summed.includes(column));
  return [...head, ...uses, ...sizeColumns(collection), ...summed, ...rest, ...recordColumns()];
}

/** The columns of a file: those that are shown, and what another program finds the features by. */
export function exportColumns(shown: readonly Column[]): Column[] {
  const isShown = (id: string) => shown.some((column) => column.id === id);
  const others = [...recordColumns(), ...positionColumns()];
  return [
    ...shown,
    ...others.filter(({ id }) => ['id', 'longitude', 'latitude'].includes(id) && !isShown(id)),
  ];
}

function positionColumns(): Column[] {
  return (['longitude', 'latitude'] as const).map((id, axis) => ({
    ...ownColumn(id, (text) => text[id]),
    kind: 'number',
    valueOf: (row) => row.point[axis]!,
  }));
}

function fieldColumns(collection: CollectionDefinition, audience: Audience): Column[] {
  const { properties } = collection.properties;
  const fields = shownFields(collection, audience).map((name) => ({
    name,
    schema: properties[name]!,
    description: describeField(properties[name]!),
  }));
  const translations = new Set(fields.map(({ description }) => description.translation));
  const columns = fields
    .filter(({ name }) => !translations.has(name))
    .map(({ name, schema, description }) => fieldColumn(name, schema, description));
  return withUnitsBehind(columns);
}

/** A column that says what another is counted in stands right of it. */
function withUnitsBehind(columns: Column[]): Column[] {
  const unitOf = ({ id }: Column) => columns.find((other) => other.id === `${id}Unit`);
  const units = columns.map(unitOf);
  return columns
    .filter((column) => !units.includes(column))
    .flatMap((column) => {
      const unit = unitOf(column);
      return unit ? [{ ...column, isMixed: true }, unit] : [column];
    });
}

function fieldColumn(name: string, schema: TSchema, description: FieldDescription): Column {
  const keywords = schema as unknown as Record<string, unknown>;
  const choices = choicesOf(schema);
  const shared = {
    id: name,
    title: { zh: description.zh, en: description.en },
    unit: description.unit === undefined ? null : unitText(description.unit),
    choices,
    isSummed: summedFields.has(name),
    isMixed: false,
    isUsual: true,
  };
  const plain = (row: PlanRow) => (row.properties[name] ?? null) as Value;
  if (choices) return { ...shared, kind: 'choice', valueOf: plain };
  if (description.codes === 'land-use')
    return Number(keywords['maxLength']) > longestCode
      ? { ...shared, kind: 'text', valueOf: (row, language) => landUseNames(plain(row), language) }
      : { ...shared, kind: 'land-use', valueOf: plain };
  if (keywords['x-day']) return { ...shared, kind: 'day', valueOf: plain };
  if (keywords['type'] === 'number' || keywords['type'] === 'integer')
    return { ...shared, kind: 'number', valueOf: plain };
  return { ...shared, kind: 'text', valueOf: translated(name, description.translation) };
}

function unitText(unit: string): BilingualText {
  const inLanguage = (language: Language) => messagesOf(language).units[unit] ?? unit;
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}

/** The names of several classes, whose codes are joined by `+`. */
function landUseNames(codes: Value, language: Language): string | null {
  if (typeof codes !== 'string' || codes === '') return null;
  return codes
    .split('+')
    .map((code) => `${code} ${landUseName(code, language) ?? ''}`.trim())
    .join(' + ');
}

function translated(name: string, translation: string | undefined): Column['valueOf'] {
  return ({ properties }, language) => {
    const [first, second] =
      language === 'en' && translation !== undefined ? [translation, name] : [name, translation];
    const value = properties[first] || (second === undefined ? null : properties[second]);
    return value === null || value === undefined || value === '' ? null : String(value);
  };
}

/** Hectares of what has an area, metres of lines; points have no size. */
function sizeColumns({ geometryTypes }: CollectionDefinition): Column[] {
  const isArea = geometryTypes.some((type) => type.endsWith('Polygon'));
  if (!isArea && !geometryTypes.some((type) => type.endsWith('LineString'))) return [];
  const divisor = isArea ? squareMetersPerHectare : 1;
  return [
    {
      ...ownColumn('size', (text) => text.size[isArea ? 'area' : 'length']),
      unit: inBoth((text) => text.units[isArea ? 'hectare' : 'meter']),
      kind: 'number',
      isSummed: true,
      isUsual: true,
      valueOf: ({ size }) => (size === null ? null : size / divisor),
    },
  ];
}

/** What is kept of every feature. */
function recordColumns(): Column[] {
  const precisions = Object.fromEntries(
    (['surveyed', 'converted', 'illustrative'] as const).map((precision) => [
      precision,
      { zh: messagesOf('zh').precision[precision], en: messagesOf('en').precision[precision] },
    ]),
  );
  return [
    {
      ...ownColumn('validFrom', (text) => text.validFrom),
      kind: 'day',
      isUsual: true,
      valueOf: (row) => row.validFrom,
    },
    { ...ownColumn('validTo', (text) => text.validTo), kind: 'day', valueOf: (row) => row.validTo },
    {
      ...ownColumn('precision', (text) => text.precision),
      kind: 'choice',
      choices: precisions,
      valueOf: (row) => row.precision,
    },
    { ...ownColumn('id', (text) => text.id), kind: 'text', valueOf: (row) => row.id },
  ];
}

type TableText = ReturnType<typeof tableMessages>;

function inBoth(pick: (text: TableText) => string): BilingualText {
  return { zh: pick(tableMessages('zh')), en: pick(tableMessages('en')) };
}

function ownColumn(id: string, title: (text: TableText) => string): Omit<Column, 'kind' | 'valueOf'> {
  return {
    id,
    title: inBoth(title),
    unit: null,
    choices: null,
    isSummed: false,
    isMixed: false,
    isUsual: false,
  };
}
