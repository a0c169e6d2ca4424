/** What answers of the server have to look like: another program at its address may answer anything. */
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { Membership } from '#domain/people/roles.ts';
import { isDay } from '#domain/time/day.ts';
import type {
  Basemap,
  ChangeDay,
  Item,
  Person,
  Plan,
  RowsPage,
  SearchAnswer,
  SearchItem,
  TileSet,
} from './types.ts';
import { searchGroupings } from './types.ts';

/** True for a value that is an Answer, as far as the page relies on it. */
export type Shape<Answer> = (value: unknown) => value is Answer;

type Test = (value: unknown) => boolean;

export interface Link {
  rel: string;
  href: string;
}

export interface ItemsPage {
  features: Item[];
  numberMatched?: number;
  links?: Link[];
}

type RowsAnswer = Omit<RowsPage, 'next'> & { links?: Link[] };

const isText: Test = (value) => typeof value === 'string';
const isNumber: Test = Number.isFinite;
const isFlag: Test = (value) => typeof value === 'boolean';
const isNull: Test = (value) => value === null;
const isAbsent: Test = (value) => value === undefined;
const isOneOf =
  (...values: readonly unknown[]): Test =>
  (value) =>
    values.includes(value);
const either =
  (...tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));
const optional = (test: Test) => either(isAbsent, test);
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);
const numbers =
  (count: number): Test =>
  (value) =>
    Array.isArray(value) && value.length === count && value.every(isNumber);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const recordOf =
  (test: Test): Test =>
  (value) =>
    isRecord(value) && Object.values(value).every(test);

/** An object whose members pass; others may stand beside them. */
function shape<Answer>(members: Readonly<Record<string, Test>>): Shape<Answer> {
  const tests = Object.entries(members);
  return (value): value is Answer => isRecord(value) && tests.every(([name, test]) => test(value[name]));
}

const isBilingual = shape({ zh: isText, en: isText });
const isDayText: Test = (value) => typeof value === 'string' && isDay(value);
const isTileList: Test = (value) => Array.isArray(value) && value.length > 0 && value.every(isText);
const links = optional(listOf(shape({ rel: isText, href: isText })));

const isPlan = shape({
  id: isText,
  title: isBilingual,
  description: isBilingual,
  // a plan that nothing was published of has none
  bounds: either(numbers(4), isNull),
  phases: listOf(shape({ id: isText, title: isBilingual, date: isDayText })),
  boundary: either(isText, isNull),
  mapApproval: either(isText, isNull),
  published: isFlag,
  sources: optional(
    recordOf(
      shape({ title: isBilingual, date: optional(isText), url: optional(isText), credit: optional(isText) }),
    ),
  ),
});
/** A plan as the server tells of it. */
export type PlanAnswer = Omit<Plan, 'bounds' | 'isEmpty'> & { bounds: Bounds | null };
export const isPlansAnswer = shape<{ plans: PlanAnswer[] }>({ plans: listOf(isPlan) });

const isBasemap = shape({
  id: isText,
  title: isBilingual,
  attribution: isText,
  approval: either(isText, isNull),
  matrix: isOneOf('web-mercator', 'cgcs2000'),
  minZoom: isNumber,
  maxZoom: isNumber,
  tiles: isTileList,
});
export const isBasemapsAnswer = shape<{ basemaps: Basemap[] }>({ basemaps: listOf(isBasemap) });

export const isTileSet = shape<TileSet>({
  tiles: isTileList,
  bounds: optional(numbers(4)),
  minzoom: optional(isNumber),
  maxzoom: optional(isNumber),
  attribution: optional(isText),
});

const isChangeDay = shape({ date: isDayText, appear: recordOf(isNumber), disappear: recordOf(isNumber) });
export const isDaysAnswer = shape<{ days: ChangeDay[] }>({ days: listOf(isChangeDay) });

/** How deep the positions of a geometry lie in its coordinates. */
const depths: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

const isGeometry: Test = (value) => {
  if (!isRecord(value) || !isText(value['type'])) return false;
  const depth = Object.hasOwn(depths, value['type'] as string) ? depths[value['type'] as string] : undefined;
  return depth !== undefined && isNested(value['coordinates'], depth);
};

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  return depth === 0
    ? value.length >= 2 && value.every(isNumber)
    : value.every((part) => isNested(part, depth - 1));
}

const origin = { source: isText, precision: isOneOf('surveyed', 'converted', 'illustrative') };
const isProvenance = shape({
  ...origin,
  note: optional(either(isText, isBilingual)),
  fields: optional(recordOf(shape(origin))),
});

const orNothing = (test: Test) => either(isAbsent, isNull, test);

export const isItem = shape<Item>({
  id: isText,
  geometry: isGeometry,
  properties: shape({
    validFrom: orNothing(isText),
    validTo: orNothing(isText),
    area: orNothing(isNumber),
    length: orNothing(isNumber),
    provenance: orNothing(isProvenance),
  }),
});
export const isItemsPage = shape<ItemsPage>({
  features: listOf(isItem),
  numberMatched: optional(isNumber),
  links,
});

const isPlace = either(isNumber, isNull);

const isTable = shape<RowsAnswer>({
  fields: listOf(isText),
  rows: listOf(Array.isArray),
  numberMatched: isNumber,
  links,
});

/** Rows are told apart by their ids; few shapes have no position to be named at. */
export function isRowsAnswer(value: unknown): value is RowsAnswer {
  if (!isTable(value)) return false;
  const { fields, rows } = value;
  const [id, ...place] = ['id', 'longitude', 'latitude'].map((field) => fields.indexOf(field));
  return rows.every((row) => isText(row[id!]) && place.every((at) => isPlace(row[at])));
}

/** True for what search finds, also for what was remembered of it. */
export const isSearchItem = shape<SearchItem>({
  collection: isText,
  id: isText,
  title: isBilingual,
  properties: isRecord,
  grouping: isOneOf(...searchGroupings, null),
  count: isNumber,
  point: numbers(2),
  bounds: numbers(4),
  match: shape({ field: isText, fit: isOneOf('exact', 'prefix', 'word', 'substring') }),
});
export const isSearchAnswer = shape<SearchAnswer>({ items: listOf(isSearchItem), hasMore: isFlag });

export const isSession = shape<{ account: Omit<Person, 'memberships'> | null; memberships: Membership[] }>({
  account: either(isNull, shape({ id: isNumber, name: isText, displayName: isText })),
  memberships: listOf(shape({ plan: either(isNull, isText), role: isText })),
});
