import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { findCollection } from '#domain/collections/registry.ts';
import { isFeatureId } from '#domain/features/feature-id.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { actorOf, forWhom, scenarioOfRoute } from '../access/route-access.ts';
import { setTag } from '../http/conditional.ts';
import { notFound, Problem, problems } from '../http/problem.ts';
import type { App } from '../http/typed-app.ts';
import type { Change } from './changeset.ts';
import type { Edited, EditService } from './edit-service.ts';
import { featureJson } from './feature-json.ts';
import type { HistoryRepository } from './history-repository.ts';
import { hasHalfCharacter, hidesSomething, messageOf } from './message-text.ts';
import { makeFeatureId, readFeature, readId } from './read-changes.ts';

const Feature = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });
const Empty = Type.Null();
const prefix = '/api/scenarios/:scenario/collections/:collection/items';
const CollectionPath = Type.Object({ scenario: Type.String(), collection: Type.String() });
const ItemPath = Type.Object({ scenario: Type.String(), collection: Type.String(), id: Type.String() });
const Headers = Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 200 })) });
const tags = ['features'];

/** OGC API - Features part 4: each request a changeset of one; what is replaced must have been seen. */
export function itemRoutes(app: App, edits: EditService, history: HistoryRepository): void {
  void forWhom(app, { permission: 'edit', on: 'scenario' }, (editors) => {
    editors.post(
      prefix,
      {
        schema: {
          summary: 'Create a feature',
          tags,
          params: CollectionPath,
          body: Feature,
          response: { 201: Empty, ...problems },
        },
      },
      async (request, reply) => {
        const collection = requireCollection(request.params.collection);
        const { id = null } = request.body;
        const feature = readFeature(
          request.body,
          collection,
          id === null ? makeFeatureId(collection) : readId(id),
        );
        const edited = await commit(request, edits, { kind: 'create', feature }, feature);
        reply.status(201).header('location', `${itemsPath(request, collection)}/${feature.id}`);
        return tell(request, reply, edited);
      },
    );

    editors.put(
      `${prefix}/:id`,
      {
        schema: {
          summary: 'Replace a feature',
          tags,
          params: ItemPath,
          headers: Headers,
          body: Feature,
          response: { 204: Empty, ...problems },
        },
      },
      async (request, reply) => {
        const { version } = await requireItem(request, history);
        const { id, collection } = request.params;
        if (request.body['id'] !== undefined && request.body['id'] !== id)
          throw new Problem(
            422,
            'other-id',
            'The feature has another id than the address. Nothing was changed.',
          );
        const feature = readFeature(request.body, collection, id);
        const edited = await commit(request, edits, { kind: 'update', feature, version }, feature);
        reply.status(204);
        return tell(request, reply, edited);
      },
    );

    editors.patch(
      `${prefix}/:id`,
      {
        schema: {
          summary: 'Change parts of a feature (RFC 7396: null takes a member away)',
          tags,
          params: ItemPath,
          headers: Headers,
          body: Feature,
          response: { 204: Empty, ...problems },
        },
      },
      async (request, reply) => {
        const { version, state } = await requireItem(request, history);
        const { id, collection } = request.params;
        const feature = readFeature(patched(featureJson(state), request.body), collection, id);
        const edited = await commit(request, edits, { kind: 'update', feature, version }, feature);
        reply.status(204);
        return tell(request, reply, edited);
      },
    );

    editors.delete(
      `${prefix}/:id`,
      {
        schema: {
          summary: 'Delete a feature',
          tags,
          params: ItemPath,
          headers: Headers,
          response: { 204: Empty, ...problems },
        },
      },
      async (request, reply) => {
        const { version, state } = await requireItem(request, history);
        await commit(request, edits, { kind: 'delete', id: request.params.id, version }, state);
        reply.status(204);
        return null;
      },
    );
  });
}

function requireCollection(name: string): string {
  if (!findCollection(name)) throw notFound('collection-not-found', 'There is no such collection.');
  return name;
}

/**
 * The feature of the address in the version that the request names. Throws a Problem: 404 where there is none, 428
 * where no version is named, 412 where it is another one, with what is there now.
 */
async function requireItem(
  request: FastifyRequest,
  history: HistoryRepository,
): Promise<{ version: number; state: FeatureState }> {
  const { collection, id } = request.params as { collection: string; id: string };
  requireCollection(collection);
  const scenario = scenarioOfRoute(request).id;
  const [current] = isFeatureId(id)
    ? await history.readState(scenario, Number.MAX_SAFE_INTEGER, { ids: [id] })
    : [];
  if (!current?.state || current.collection !== collection)
    throw notFound('feature-not-found', 'There is no such feature in this collection.');
  const seen = readMatch(request.headers['if-match'], scenario);
  if (seen.length === 0)
    throw new Problem(
      412,
      'other-version',
      'What If-Match names is no version of a feature in this scenario: use the ETag that it has here. Nothing was changed.',
      undefined,
      { current: current.version, now: featureJson(current.state) },
    );
  if (!seen.includes(current.version))
    throw new Problem(
      412,
      'stale-version',
      'Somebody changed this feature since you saw it. Nothing was changed.',
      undefined,
      { seen: seen[0], current: current.version, now: featureJson(current.state) },
    );
  return { version: current.version, state: current.state };
}

/** The versions that If-Match names; tags that are none of this scenario's are left out. */
function readMatch(header: string | undefined, scenario: number): number[] {
  if (header === undefined || header.trim() === '*')
    throw new Problem(
      428,
      'precondition-required',
      'Say with If-Match which version you saw: the ETag that came with the feature.',
    );
  return header.split(',').flatMap((tag) => {
    const [, of, version] = /^"(\d{1,10})-(\d{1,10})(?:-\d{4,5})?(?:-identity)?"$/.exec(tag.trim()) ?? [];
    return Number(of) === scenario ? [Number(version)] : [];
  });
}

async function commit(
  request: FastifyRequest,
  edits: EditService,
  change: Change,
  feature: FeatureState,
): Promise<Edited> {
  const { id } = scenarioOfRoute(request);
  const message = messageOf(`${verbs[change.kind]} ${calledBy(feature)}`);
  try {
    return await edits.commit(actorOf(request), id, { message, changes: [change], ids: {} }, null);
  } catch (error) {
    // a condition of the request that no longer holds by the time of writing is the same as one that never did
    if (error instanceof Problem && error.code === 'stale-version' && change.kind !== 'create')
      throw new Problem(412, error.code, error.message, undefined, error.members);
    throw error;
  }
}

/** What people call a feature by, as far as it has such a name: its values are not checked yet. */
function calledBy({ id, properties: { name, parcelCode } }: FeatureState): string {
  const isName = (value: unknown): value is string =>
    typeof value === 'string' && !hasHalfCharacter(value) && !hidesSomething(value) && value.trim() !== '';
  return [name, parcelCode].find(isName) ?? id;
}

const verbs = { create: '新增 / create', update: '修改 / update', delete: '删除 / delete' } as const;

function tell(request: FastifyRequest, reply: FastifyReply, { changeset }: Edited): null {
  const [feature] = changeset.features;
  setTag(request, reply, `${changeset.scenario}-${feature!.version}`);
  reply.header('dayu-changeset', String(changeset.number));
  return null;
}

function itemsPath(request: FastifyRequest, collection: string): string {
  return `/api/scenarios/${scenarioOfRoute(request).id}/collections/${collection}/items`;
}

/** A feature with a patch: fields one by one, a shape as a whole. Only what a feature says of itself can be patched. */
function patched(feature: object, { geometry, properties = {}, ...rest }: Record<string, unknown>): object {
  if (Object.keys(rest).some((member) => member !== 'type'))
    throw new Problem(
      422,
      'invalid-change',
      'A patch has a member that can’t be changed. Nothing was changed.',
    );
  const merged = mergePatch(feature, { properties }) as object;
  return geometry === undefined ? merged : { ...merged, geometry };
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isMembers(patch)) return patch;
  const merged: Record<string, unknown> = isMembers(target) ? { ...target } : {};
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) delete merged[member];
    else merged[member] = mergePatch(merged[member], value);
  }
  return merged;
}

function isMembers(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
