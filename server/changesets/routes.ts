import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type, type Static } from 'typebox';
import { isFeatureId } from '#domain/features/feature-id.ts';
import { actorOf, forWhom, scenarioOfRoute } from '../access/route-access.ts';
import { parseLimit } from '../http/limit-parameter.ts';
import { badRequest, notFound, Problem, problems } from '../http/problem.ts';
import { KeptText } from '../http/text-schema.ts';
import type { App } from '../http/typed-app.ts';
import { limits } from '../limits.ts';
import { canonicalJson } from './chain.ts';
import type { Edited, EditService, SentOnce } from './edit-service.ts';
import type { ChangesetRecord } from './history-repository.ts';
import type { HistoryService } from './history-service.ts';
import { readChanges } from './read-changes.ts';

const Open = Type.Unsafe<object>({ type: 'object', additionalProperties: true });
const Nullable = <Value>(type: string) => Type.Unsafe<Value | null>({ type, nullable: true });

const ChangesetBody = Type.Object({
  scenario: Type.Integer({ description: 'The scenario, or one that it branched from' }),
  number: Type.Integer(),
  author: Type.String(),
  message: Type.String(),
  createdAt: Type.String(),
  inverseOf: Nullable<number>('integer'),
  changes: Type.Integer({ description: 'How many features it touched' }),
});
const EditedBody = Type.Object({
  changeset: ChangesetBody,
  features: Type.Array(
    Type.Object({
      id: Type.String(),
      collection: Type.String(),
      version: Type.Integer(),
      kind: Type.String(),
    }),
  ),
  ids: Type.Record(Type.String(), Type.String(), { description: 'Which temporary id became which' }),
});
const NewChangeset = Type.Object(
  {
    message: KeptText(500),
    changes: Type.Array(Open, { minItems: 1 }),
  },
  { additionalProperties: false },
);
const Message = Type.Optional(KeptText(500));
const ScenarioPath = Type.Object({ scenario: Type.String() });
const NumberPath = Type.Object({ scenario: Type.String(), number: Type.String() });
const PageQuery = Type.Object(
  { before: Type.Optional(Type.String()), limit: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
const nothing = Type.Object({}, { additionalProperties: false });
const tags = ['changesets'];
const prefix = '/api/scenarios/:scenario';

/** Changesets of a scenario: committed, listed, looked into, taken back. */
export function changesetRoutes(app: App, edits: EditService, history: HistoryService): void {
  void forWhom(app, { permission: 'read', on: 'scenario' }, (readers) => addReading(readers, history));
  void forWhom(app, { permission: 'edit', on: 'scenario' }, (editors) => addWriting(editors, edits));
}

function addReading(app: App, history: HistoryService): void {
  app.get(
    `${prefix}/changesets`,
    {
      schema: {
        summary: 'The history of a scenario, the newest first',
        description:
          'With what was before it branched. `before` is the number of the last one that was seen.',
        tags,
        params: ScenarioPath,
        querystring: PageQuery,
        response: { 200: Type.Object({ changesets: Type.Array(ChangesetBody) }), ...problems },
      },
    },
    async (request, reply) => {
      const { before, limit } = request.query;
      const list = await history.list(
        scenarioOfRoute(request).id,
        before === undefined ? null : readNumber(before),
        parseLimit(limit, { default: limits.changesetsDefault, maximum: limits.changesetsMaximum }),
      );
      reply.header('cache-control', 'no-store');
      return { changesets: list.map(bodyOf) };
    },
  );

  app.get(
    `${prefix}/changesets/:number`,
    {
      schema: {
        summary: 'A changeset with what it changed of each feature',
        tags,
        params: NumberPath,
        querystring: nothing,
        response: {
          200: Type.Object({ changeset: ChangesetBody, changes: Type.Array(Open), isWhole: Type.Boolean() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const found = await history.describe(scenarioOfRoute(request).id, readNumber(request.params.number));
      if (!found) throw notFound('changeset-not-found', 'There is no such changeset.');
      reply.header('cache-control', 'no-store');
      return { ...found, changeset: bodyOf(found.changeset) };
    },
  );

  app.get(
    `${prefix}/changesets/:number/state`,
    {
      schema: {
        summary: 'The features as they were after a changeset, in the order of their ids',
        description: 'A page of them; `after` is the last id of the page before.',
        tags,
        params: NumberPath,
        querystring: Type.Object(
          { after: Type.Optional(Type.String({ maxLength: 64 })), limit: Type.Optional(Type.String()) },
          { additionalProperties: false },
        ),
        response: { 200: Open, ...problems },
      },
    },
    async (request, reply) => {
      const { after = '', limit } = request.query;
      if (after !== '' && !isFeatureId(after))
        throw badRequest('invalid-id', 'The query parameter «after» must be the id of a feature.');
      const page = await history.readState(
        scenarioOfRoute(request).id,
        readNumber(request.params.number),
        after,
        parseLimit(limit, { default: limits.itemsDefault, maximum: limits.stateMaximum }),
      );
      if (!page) throw notFound('changeset-not-found', 'There is no such changeset.');
      reply.header('cache-control', 'no-store');
      return page;
    },
  );

  app.get(
    `${prefix}/collections/:collection/items/:id/history`,
    {
      schema: {
        summary: 'The versions of a feature, the newest first',
        description: `A page of them; \`before\` is the last version of the page before, told as \`next\`. Shapes are null unless \`geometry=true\`, with which a page has at most ${limits.historyShapes}.`,
        tags,
        params: Type.Object({ scenario: Type.String(), collection: Type.String(), id: Type.String() }),
        querystring: Type.Object(
          { ...PageQuery.properties, geometry: Type.Optional(Type.Enum(['true', 'false'])) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({ versions: Type.Array(Open), next: Nullable<number>('integer') }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { before, limit, geometry } = request.query;
      const withGeometry = geometry === 'true';
      const bounds = withGeometry
        ? { default: limits.historyShapes, maximum: limits.historyShapes }
        : { default: limits.historyDefault, maximum: limits.historyMaximum };
      const page = await history.readHistory(scenarioOfRoute(request).id, request.params, {
        before: before === undefined ? null : readVersion(before),
        limit: parseLimit(limit, bounds),
        withGeometry,
      });
      if (!page) throw notFound('feature-not-found', 'There is no such feature in this collection.');
      reply.header('cache-control', 'no-store');
      return page;
    },
  );
}

function addWriting(app: App, edits: EditService): void {
  app.post(
    `${prefix}/changesets`,
    {
      bodyLimit: limits.changesetBytes,
      schema: {
        summary: 'Commit changes, all of them or none',
        description:
          'Each is `{"kind":"create","collection","feature"}`, `{"kind":"update","collection","version","feature"}` or `{"kind":"delete","id","version"}`; the version is that which was seen. A created feature may have an id of its own, none, or a temporary one that begins with ~. With an Idempotency-Key the same request may be sent again.',
        tags,
        params: ScenarioPath,
        body: NewChangeset,
        response: { 200: EditedBody, 201: EditedBody, ...problems },
      },
    },
    async (request, reply) => {
      const { message, changes } = request.body;
      if (changes.length > limits.changesPerChangeset) throw tooMany();
      const edit = { message, ...readChanges(changes) };
      return answer(
        reply,
        await edits.commit(actorOf(request), scenarioOfRoute(request).id, edit, readKey(request)),
      );
    },
  );

  app.post(
    `${prefix}/changesets/:number/inverse`,
    {
      // a message may be given, and nothing else: nothing at all is fine too
      preValidation: (request, _reply, done) => {
        request.body ??= {};
        done();
      },
      schema: {
        summary: 'Take back what a changeset did, as a new changeset',
        tags,
        params: NumberPath,
        body: Type.Object({ message: Message }, { additionalProperties: false }),
        response: { 201: EditedBody, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = scenarioOfRoute(request);
      const message = request.body.message ?? null;
      return answer(
        reply,
        await edits.invert(actorOf(request), id, readNumber(request.params.number), message),
      );
    },
  );

  app.post(
    `${prefix}/restorations`,
    {
      schema: {
        summary:
          'Bring a scenario, or some features, to what they were after a changeset, as a new changeset',
        tags,
        params: ScenarioPath,
        body: Type.Object(
          {
            changeset: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
            ids: Type.Optional(
              Type.Array(Type.String({ maxLength: 64 }), {
                minItems: 1,
                maxItems: limits.changesPerChangeset,
                uniqueItems: true,
              }),
            ),
            message: Message,
          },
          { additionalProperties: false },
        ),
        response: { 201: EditedBody, ...problems },
      },
    },
    async (request, reply) => {
      const { changeset: number, ids = null, message = null } = request.body;
      if (ids?.some((id) => !isFeatureId(id)))
        throw badRequest('invalid-id', 'One of the ids can’t be that of a feature. Nothing was changed.');
      const { id } = scenarioOfRoute(request);
      return answer(reply, await edits.restore(actorOf(request), id, { number, ids, message }));
    },
  );
}

const tooMany = () =>
  new Problem(
    413,
    'too-many-changes',
    'A changeset has more changes than the limit in /api/limits. Nothing was changed.',
  );

function answer(reply: FastifyReply, { changeset, ids, isRepeated }: Edited): Static<typeof EditedBody> {
  const { features, ...record } = changeset;
  reply
    .status(isRepeated ? 200 : 201)
    .header('cache-control', 'no-store')
    .header('location', `/api/scenarios/${record.scenario}/changesets/${record.number}`);
  return { changeset: bodyOf({ ...record, changes: features.length }), features, ids };
}

/** The key under which a request may be sent again; null where it has none. */
function readKey(request: FastifyRequest): SentOnce | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(key))
    throw badRequest('invalid-idempotency-key', 'An Idempotency-Key has 1 to 100 printable characters.');
  return { key, hash: createHash('sha256').update(canonicalJson(request.body)).digest() };
}

/** A changeset's number as it is written. Throws a Problem (404) for what can be none. */
function readNumber(text: string): number {
  const number = /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(number)) throw notFound('changeset-not-found', 'There is no such changeset.');
  return number;
}

/** Throws a Problem (400) for what can be no version. */
function readVersion(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw badRequest('invalid-version', 'The query parameter «before» must be the number of a version.');
  return Number(text);
}

function bodyOf(record: ChangesetRecord): Static<typeof ChangesetBody> {
  const { scenario, number, author, message, createdAt, inverseOf, changes } = record;
  return { scenario, number, author, message, createdAt: createdAt.toISOString(), inverseOf, changes };
}
