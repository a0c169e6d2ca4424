import { Type, type Static } from 'typebox';
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import type { DatasetRoutesOptions } from '../features/routes.ts';
import { checkFormat } from '../http/formats.ts';
import { problems } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import { limits } from '../limits.ts';
import { kindTitle } from './kind-titles.ts';
import { groupings, kindFields, type SearchEntry } from './search-entry.ts';
import { searchedFields, type Found } from './search-index.ts';
import { parseSearchQuery } from './search-query.ts';
import type { SearchService } from './service.ts';

const SearchParameters = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        description: `A name in Chinese or English, its pinyin or the initials of that, an id or its beginning, a code, or a kind of thing; at most ${limits.searchTextLength} characters`,
      }),
    ),
    limit: Type.Optional(
      Type.String({
        description: `Most answers, ${limits.searchDefault} unless said, at most ${limits.searchMaximum}`,
      }),
    ),
    f: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const Choice = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] });

const Item = Type.Object({
  collection: Type.String(),
  id: Type.String({ description: 'Of the feature, or of the first where several come as one' }),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
  properties: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'The fields that say what it is',
  }),
  grouping: Type.Unsafe<SearchEntry['grouping']>({
    type: 'string',
    nullable: true,
    enum: [...groupings, null],
    description: 'What features that come as one have in common',
  }),
  count: Type.Integer({ minimum: 1, description: 'How many features come as one' }),
  point: Type.Array(Type.Number(), { description: 'Longitude and latitude', minItems: 2, maxItems: 2 }),
  bounds: Type.Array(Type.Number(), { description: 'West, south, east, north', minItems: 4, maxItems: 4 }),
  match: Type.Object({
    field: Choice(searchedFields),
    fit: Choice(['exact', 'prefix', 'word', 'substring']),
  }),
});

const Answer = Type.Object({
  items: Type.Array(Item),
  hasMore: Type.Boolean({ description: 'True where more fits than the limit lets through' }),
  isWhole: Type.Boolean({ description: 'False where the plan has more features than can be searched' }),
});

/** Search of a dataset by name, pinyin, id, code and kind. */
export function searchRoutes(
  app: App,
  search: SearchService,
  { prefix, findDataset, cacheControl }: DatasetRoutesOptions,
): void {
  app.get(
    `${prefix}/search`,
    {
      schema: {
        summary: 'Features by name, pinyin, id, code or kind',
        tags: ['search'],
        querystring: SearchParameters,
        response: { 200: Answer, ...problems },
      },
    },
    async (request, reply) => {
      checkFormat(request);
      const { text, limit } = parseSearchQuery(request.query);
      const { scenario } = await findDataset(request);
      const { found, hasMore, isWhole } = await search.search(scenario, text, limit);
      reply.header('cache-control', cacheControl);
      return { items: found.map(itemOf), hasMore, isWhole };
    },
  );
}

function itemOf({ entry, field, fit }: Found): Static<typeof Item> {
  const { bounds, point, properties, ...rest } = entry;
  return {
    ...rest,
    title: titleOf(entry),
    properties,
    point: point.map(toDegrees),
    bounds: bounds.map(toDegrees),
    match: { field, fit },
  };
}

/** A ten-millionth of a degree is a centimetre. */
const toDegrees = (value: number) => Number(value.toFixed(7));

/** The title of what several have in common; of a feature its names, or the code or id where it has none. */
function titleOf({ collection, id, grouping, properties }: SearchEntry): { zh: string; en: string } {
  const { name, nameEn, parcelCode, planUnit, landUse } = properties;
  if (grouping === 'landUse') {
    const { zh, en } = findLandUse(String(landUse))!;
    return { zh, en };
  }
  if (grouping === 'planUnit') return { zh: String(planUnit), en: String(planUnit) };
  const kindField = kindFields.find((field) => field === grouping);
  const kind = kindField && kindTitle(collection, kindField, properties[kindField]);
  if (kind) return kind;
  const zh = firstText(name, nameEn, parcelCode, id);
  return { zh, en: firstText(nameEn, zh) };
}

const firstText = (...values: unknown[]) =>
  values.find((value): value is string => typeof value === 'string' && value !== '') ?? '';
