import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findCollection } from '#domain/collections/registry.ts';
import type { DatasetRoutesOptions } from '../features/routes.ts';
import { isUnchanged, setTag } from '../http/conditional.ts';
import { checkFormat } from '../http/formats.ts';
import { parseLimit } from '../http/limit-parameter.ts';
import { pathSchema } from '../http/path-schema.ts';
import { notFound, problems } from '../http/problem.ts';
import { addressOf } from '../http/public-address.ts';
import type { App } from '../http/typed-app.ts';
import { limits } from '../limits.ts';
import type { TableService } from './service.ts';

const Counts = Type.Record(Type.String(), Type.Integer());
const Days = Type.Object({
  days: Type.Array(Type.Object({ date: Type.String(), appear: Counts, disappear: Counts })),
});
const DaysQuery = Type.Object({ f: Type.Optional(Type.String()) }, { additionalProperties: false });

const RowsQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.String({
        description: `Rows of a page, ${limits.rowsDefault} unless said, at most ${limits.rowsMaximum}`,
      }),
    ),
    cursor: Type.Optional(Type.String({ description: 'Where a page begins, from the link to it' })),
    f: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
const Rows = Type.Unsafe<string>({
  type: 'object',
  properties: {
    fields: { type: 'array', items: { type: 'string' } },
    numberMatched: { type: 'integer' },
    links: { type: 'array', items: { type: 'object', additionalProperties: true } },
    rows: { type: 'array', items: { type: 'array', items: {} } },
  },
});

/** A dataset's collections as tables, and the days on which something in it changes. */
export function tableRoutes(
  app: App,
  tables: TableService,
  { prefix, findDataset, cacheControl }: DatasetRoutesOptions,
): void {
  app.get(
    `${prefix}/days`,
    {
      schema: {
        summary: 'Days on which features begin or end, by collection',
        tags: ['tables'],
        querystring: DaysQuery,
        response: { 200: Days, ...problems },
      },
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      checkFormat(request);
      const { scenario } = await findDataset(request);
      const days = await tables.readDays(scenario);
      return sendJson(request, reply, JSON.stringify({ days }), cacheControl);
    },
  );

  app.get(
    `${prefix}/collections/:collection/rows`,
    {
      schema: {
        summary: 'A collection as a table, without geometry',
        description:
          'Rows are arrays of what `fields` names. `size` is the area in m² or the length in m, longitude and latitude are those of the place where the name goes.',
        tags: ['tables'],
        params: pathSchema(prefix, { collection: Type.String() }),
        querystring: RowsQuery,
        response: { 200: Rows, ...problems },
      },
      // the body is JSON text that the database has written
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      checkFormat(request);
      const dataset = await findDataset(request);
      const collection = findCollection(request.params.collection);
      if (!collection) throw notFound('collection-not-found', 'There is no such collection.');
      const { limit, cursor } = request.query;
      const address = `${addressOf(request, dataset.path)}/collections/${collection.name}/rows`;
      const body = await tables.writeRows(
        dataset.scenario,
        collection,
        parseLimit(limit, { default: limits.rowsDefault, maximum: limits.rowsMaximum }),
        cursor,
        address,
      );
      return sendJson(request, reply, body, cacheControl);
    },
  );
}

/** Send JSON text under a tag made of it, or nothing to whom has it. */
function sendJson(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
  cacheControl: string,
): FastifyReply {
  const etag = setTag(request, reply, createHash('sha256').update(body).digest('base64url').slice(0, 22));
  reply.header('cache-control', cacheControl);
  if (isUnchanged(request, etag)) return reply.status(304).send();
  return reply.type('application/json').send(body);
}
