/** Reading the query parameters of `items`: each either understood in full or refused with a sentence. */
import { choicesOf, type CollectionDefinition } from '#domain/collections/definition.ts';
import type { Condition } from '#domain/cql2/condition.ts';
import { queryablesOf, type Queryables, type QueryableType } from '#domain/cql2/queryables.ts';
import { isDay } from '#domain/time/day.ts';
import { parseLimit } from '../http/limit-parameter.ts';
import { badRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';
import type { Box } from '../postgis-utilities/geometry-expressions.ts';
import type { CoordinateSystem } from './coordinate-systems.ts';
import { parseFilter } from './filter-parameter.ts';
import { parseSystem } from './system-parameter.ts';

/** Days between which features must be valid, both included; null is open. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** A field and the value that it must have. */
export interface PropertyFilter {
  field: string;
  type: QueryableType;
  value: string;
}

/** What `items` was asked for. */
export interface ItemsQuery {
  limit: number;
  boxes: Box[];
  boxSystem: CoordinateSystem;
  period: Period | null;
  system: CoordinateSystem;
  filters: PropertyFilter[];
  condition: Condition | null;
  cursor: string | null;
}

const known = new Set([
  ...['limit', 'bbox', 'bbox-crs', 'datetime', 'crs', 'cursor', 'f'],
  ...['filter', 'filter-lang', 'filter-crs'],
]);

/** Read the parameters; throws a Problem (400) for the first that can't be understood. */
export function parseItemsQuery(
  parameters: Record<string, unknown>,
  collection: CollectionDefinition,
): ItemsQuery {
  const single = singleValues(parameters);
  const queryables = queryablesOf(collection);
  const boxSystem = parseSystem(single.get('bbox-crs'), 'bbox-crs');
  return {
    limit: parseLimit(single.get('limit'), { default: limits.itemsDefault, maximum: limits.itemsMaximum }),
    boxes: parseBox(single.get('bbox'), boxSystem),
    boxSystem,
    period: parsePeriod(single.get('datetime')),
    system: parseSystem(single.get('crs'), 'crs'),
    filters: parseFilters(single, collection, queryables),
    condition: parseFilter(single, queryables),
    cursor: single.get('cursor') ?? null,
  };
}

/** A parameter given twice could mean either; it is refused. */
function singleValues(parameters: Record<string, unknown>): Map<string, string> {
  const single = new Map<string, string>();
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'string')
      throw badRequest('repeated-parameter', 'A query parameter is given more than once.');
    single.set(name, value);
  }
  return single;
}

const boxProblem = badRequest(
  'invalid-bbox',
  'The query parameter «bbox» must be four numbers: lowest first axis, lowest second axis, highest first axis, highest second axis.',
);
const numberPattern = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

function parseBox(text: string | undefined, system: CoordinateSystem): Box[] {
  if (text === undefined) return [];
  const parts = text.split(',').map((part) => part.trim());
  if ((parts.length !== 4 && parts.length !== 6) || !parts.every((part) => numberPattern.test(part)))
    throw boxProblem;
  const numbers = parts.map(Number);
  // six numbers carry heights, which plans don't have
  const [a1, b1, a2, b2] = (numbers.length === 4 ? numbers : [0, 1, 3, 4].map((at) => numbers[at])) as [
    number,
    number,
    number,
    number,
  ];
  const [west, south, east, north] = system.isSwapped ? [b1, a1, b2, a2] : [a1, b1, a2, b2];
  if (![west, south, east, north].every(Number.isFinite) || south > north) throw boxProblem;
  if (!system.isGeographic) return [withinDomain([west, south, east, north], system.domain)];
  if (Math.abs(south) > 90 || Math.abs(north) > 90 || Math.abs(west) > 180 || Math.abs(east) > 180)
    throw boxProblem;
  // west of east: the box crosses the antimeridian (RFC 7946, 5.2)
  if (west > east)
    return [
      [west, south, 180, north],
      [-180, south, east, north],
    ];
  return [[west, south, east, north]];
}

/** Projections have no meaning, or raise errors, far outside: the rectangle is cut to where they do. */
function withinDomain([west, south, east, north]: Box, domain: Box): Box {
  if (west > east) throw boxProblem;
  const cut: Box = [
    Math.max(west, domain[0]),
    Math.max(south, domain[1]),
    Math.min(east, domain[2]),
    Math.min(north, domain[3]),
  ];
  if (cut[0] > cut[2] || cut[1] > cut[3]) {
    throw badRequest(
      'invalid-bbox',
      'The query parameter «bbox» lies outside of what its coordinate system covers.',
    );
  }
  return cut;
}

const periodProblem = badRequest(
  'invalid-datetime',
  'The query parameter «datetime» must be a day (2026-12-08), or two with a slash between them of which one may be «..».',
);

function parsePeriod(text: string | undefined): Period | null {
  if (text === undefined) return null;
  if (text.length > 100) throw periodProblem;
  const parts = text.split('/');
  if (parts.length === 1) {
    const day = parseDay(parts[0]!);
    return { from: day, to: day };
  }
  if (parts.length !== 2) throw periodProblem;
  const [from, to] = parts.map((part) => (part === '..' || part === '' ? null : parseDay(part))) as [
    string | null,
    string | null,
  ];
  if ((from === null && to === null) || isReversed(parts[0]!, parts[1]!)) throw periodProblem;
  return { from, to };
}

/** True when the first moment is later than the second; a day is its whole length. */
function isReversed(first: string, second: string): boolean {
  const [from, to] = [Date.parse(first), Date.parse(second.length === 10 ? `${second}T23:59:59Z` : second)];
  return from > to;
}

/** A day, or the day of an RFC 3339 moment as it stands in its own time zone. */
function parseDay(text: string): string {
  const match =
    /^(\d{4}-\d{2}-\d{2})(?:[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-][01]\d:[0-5]\d))?$/.exec(
      text,
    );
  if (!match?.[1] || !isDay(match[1])) throw periodProblem;
  return match[1];
}

function parseFilters(
  single: Map<string, string>,
  collection: CollectionDefinition,
  queryables: Queryables,
): PropertyFilter[] {
  const filters: PropertyFilter[] = [];
  for (const [field, value] of single) {
    if (known.has(field)) continue;
    const type = queryables.get(field);
    if (!type || type === 'geometry')
      throw badRequest('unknown-parameter', 'There is a query parameter that this collection does not know.');
    checkFilterValue({ field, type, value }, collection);
    filters.push({ field, type, value });
  }
  return filters.sort((a, b) => (a.field < b.field ? -1 : 1));
}

function checkFilterValue({ field, type, value }: PropertyFilter, collection: CollectionDefinition): void {
  if (type === 'number' && !(numberPattern.test(value) && Number.isFinite(Number(value))))
    throw badRequest('invalid-parameter', `The query parameter «${field}» must be a number.`);
  if (type === 'boolean' && value !== 'true' && value !== 'false')
    throw badRequest('invalid-parameter', `The query parameter «${field}» must be true or false.`);
  if (type === 'date' && !isDay(value))
    throw badRequest('invalid-parameter', `The query parameter «${field}» must be a day (2026-12-08).`);
  const schema = collection.properties.properties[field];
  const choices = schema && choicesOf(schema);
  if (choices && !Object.hasOwn(choices, value)) {
    throw badRequest(
      'invalid-parameter',
      `The query parameter «${field}» must be one of: ${Object.keys(choices).join(', ')}.`,
    );
  }
  if (value.length > 500 || value.includes('\0')) {
    throw badRequest('invalid-parameter', `The query parameter «${field}» can't be a value of that field.`);
  }
}
