import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { collections, findCollection } from '#domain/collections/registry.ts';
import type { App } from '../http/typed-app.ts';
import { isUnchanged, setTag } from '../http/conditional.ts';
import { checkFormat } from '../http/formats.ts';
import { pathSchema } from '../http/path-schema.ts';
import { answers, notFound, problems } from '../http/problem.ts';
import { addressOf } from '../http/public-address.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../plans/dataset.ts';
import { coordinateSystems, crs84 } from './coordinate-systems.ts';
import {
  conformance,
  describeCollection,
  describeDataset,
  describeQueryables,
  describeSchema,
} from './documents.ts';
import { filterLanguages } from './filter-parameter.ts';
import { parseItemsQuery } from './items-query.ts';
import type { FeatureService } from './service.ts';
import { parseSystem } from './system-parameter.ts';

const Open = Type.Unsafe<object>({ type: 'object', additionalProperties: true });
/** For the OpenAPI document. Read, and unknown ones refused, in items-query.ts: which there are depends on the collection. */
const ItemsParameters = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  properties: {
    limit: { type: 'integer', minimum: 1, maximum: limits.itemsMaximum, default: limits.itemsDefault },
    bbox: { type: 'array', items: { type: 'number' }, minItems: 4, maxItems: 6 },
    'bbox-crs': { type: 'string', enum: coordinateSystems.map(({ uri }) => uri), default: crs84.uri },
    datetime: {
      type: 'string',
      description: 'A day, or two with a slash between them of which one may be «..»',
    },
    crs: { type: 'string', enum: coordinateSystems.map(({ uri }) => uri), default: crs84.uri },
    filter: {
      type: 'string',
      maxLength: limits.filter.length,
      description: 'A condition in CQL2 over what `queryables` of the collection names',
    },
    'filter-lang': { type: 'string', enum: filterLanguages, default: filterLanguages[0] },
    'filter-crs': {
      type: 'string',
      enum: coordinateSystems.map(({ uri }) => uri),
      default: crs84.uri,
      description: 'The system of the coordinates in `filter`',
    },
    cursor: {
      type: 'string',
      maxLength: limits.cursorLength,
      description: 'Where a page begins, from the link to it',
    },
    f: { type: 'string' },
  },
  additionalProperties: true,
  // a list is one parameter, its values between commas
  style: 'form',
  explode: false,
});
const GeoJson = Type.Unsafe<string>({ type: 'object', additionalProperties: true });
const FormatQuery = Type.Object({ f: Type.Optional(Type.String()) }, { additionalProperties: false });
const ItemQuery = Type.Object(
  { crs: Type.Optional(Type.String()), f: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

export interface DatasetRoutesOptions {
  /** Path of the landing pages, with its parameter: `/api/published/:plan`. */
  prefix: string;
  /** The dataset a request is about; throws a Problem when there is none, or not for this person. */
  findDataset(request: FastifyRequest): Promise<Dataset>;
  /** What caches may do with answers. */
  cacheControl: string;
}

/** OGC API - Features, parts 1 to 3, of a dataset. */
export function featureRoutes(
  app: App,
  features: FeatureService,
  { prefix, findDataset, cacheControl }: DatasetRoutesOptions,
): void {
  const CollectionPath = pathSchema(prefix, { collection: Type.String() });
  const ItemPath = pathSchema(prefix, { collection: Type.String(), id: Type.String() });
  const schema = (summary: string) => ({
    summary,
    tags: ['features'],
    querystring: FormatQuery,
    response: { 200: Open, ...problems },
  });

  // GDAL asks for the landing page without its slash
  for (const url of [`${prefix}/`, prefix]) {
    app.get(url, { schema: { ...schema('Landing page'), hide: url === prefix } }, async (request) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      return describeDataset(addressOf(request, dataset.path), addressOf(request, ''), dataset);
    });
  }

  app.get(`${prefix}/conformance`, { schema: schema('Conformance classes') }, async (request) => {
    checkFormat(request);
    await findDataset(request);
    return conformance;
  });

  app.get(`${prefix}/collections`, { schema: schema('All collections') }, async (request) => {
    checkFormat(request);
    const dataset = await findDataset(request);
    const base = addressOf(request, dataset.path);
    const extents = await features.readExtents(dataset.scenario);
    return {
      links: [{ href: `${base}/collections`, rel: 'self', type: 'application/json' }],
      crs: describeCollection(base, collections[0]!, undefined).crs,
      collections: collections.map((collection) =>
        describeCollection(base, collection, extents.get(collection.name)),
      ),
    };
  });

  app.get(
    `${prefix}/collections/:collection`,
    { schema: { ...schema('A collection'), params: CollectionPath } },
    async (request) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = requireCollection(request.params.collection);
      const extents = await features.readExtents(dataset.scenario);
      return describeCollection(addressOf(request, dataset.path), collection, extents.get(collection.name));
    },
  );

  app.get(
    `${prefix}/collections/:collection/schema`,
    { schema: { ...schema('JSON Schema of a collection'), params: CollectionPath } },
    async (request, reply) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = requireCollection(request.params.collection);
      reply.type('application/schema+json');
      return describeSchema(addressOf(request, dataset.path), collection, features.fieldsOf(collection));
    },
  );

  app.get(
    `${prefix}/collections/:collection/queryables`,
    { schema: { ...schema('What filters of a collection may ask for'), params: CollectionPath } },
    async (request, reply) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = requireCollection(request.params.collection);
      reply.type('application/schema+json');
      return describeQueryables(addressOf(request, dataset.path), collection);
    },
  );

  app.get(
    `${prefix}/collections/:collection/items`,
    {
      schema: {
        summary: 'Features of a collection',
        description: 'Beside the parameters below, any queryable of the collection filters by its value.',
        tags: ['features'],
        params: CollectionPath,
        querystring: ItemsParameters,
        response: { 200: answers('A page of features', 'application/geo+json', GeoJson), ...problems },
      },
      validatorCompiler: () => (value) => ({ value: value as unknown }),
      // the body is GeoJSON text that the database has written
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = requireCollection(request.params.collection);
      const query = parseItemsQuery(request.query, collection);
      const base = `${addressOf(request, dataset.path)}/collections/${collection.name}`;
      reply
        .type('application/geo+json')
        .header('content-crs', `<${query.system.uri}>`)
        .header('vary', 'accept-encoding')
        .header('cache-control', cacheControl);
      return features.writePage(dataset.scenario, collection, query, base, originalQuery(request));
    },
  );

  app.get(
    `${prefix}/collections/:collection/items/:id`,
    {
      schema: {
        summary: 'One feature',
        tags: ['features'],
        params: ItemPath,
        querystring: ItemQuery,
        response: { 200: answers('The feature', 'application/geo+json', GeoJson), ...problems },
      },
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = requireCollection(request.params.collection);
      const system = parseSystem(request.query.crs, 'crs');
      const item = await features.findItem(dataset.scenario, collection, request.params.id, system);
      if (!item) throw notFound('feature-not-found', 'There is no such feature in this collection.');
      // the next publication is another scenario, where the same version may be another state
      const content = `${dataset.scenario}-${item.version}${system === crs84 ? '' : `-${system.srid}`}`;
      const etag = setTag(request, reply, content);
      reply.header('content-crs', `<${system.uri}>`).header('cache-control', cacheControl);
      if (isUnchanged(request, etag)) return reply.status(304).send();
      reply.type('application/geo+json');
      return features.writeItem(
        item,
        `${addressOf(request, dataset.path)}/collections/${collection.name}`,
        request.params.id,
      );
    },
  );
}

function requireCollection(name: string): CollectionDefinition {
  const collection = findCollection(name);
  if (!collection) throw notFound('collection-not-found', 'There is no such collection.');
  return collection;
}

/**
 * The query as it was asked, letter by letter, for the links of the pages: written anew it could be three times as long,
 * and more than is taken.
 */
function originalQuery({ url }: FastifyRequest): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start + 1);
}
