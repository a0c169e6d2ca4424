import { randomInt } from 'node:crypto';
import type { Geometry } from 'geojson';
import { describeField } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { isFeatureId } from '#domain/features/feature-id.ts';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import { Problem } from '../http/problem.ts';
import type { Change } from './changeset.ts';

/** Ids of a client's own making, which can be no feature's: given another when the changeset is committed. */
const temporaryId = /^~[A-Za-z0-9_-]{1,40}$/;

/** What answers carry beside a feature's own fields: reckoned here, and not read back. */
const reckonedFields = new Set(['area', 'length']);

/** Changes as they were sent, read and each given an id, and which temporary id became which. */
export interface ReadChanges {
  changes: Change[];
  ids: Record<string, string>;
}

type Members = Record<string, unknown>;

/**
 * Read the changes of a request. Throws a Problem (422) that names the first that can't be understood, by its place.
 * Temporary ids are replaced, also where other changes of the same request refer to them.
 */
export function readChanges(sent: readonly unknown[]): ReadChanges {
  const ids = new Map<string, string>();
  const changes = sent.map((change, index) => readChange(change, index, ids));
  requireOnce(changes);
  for (const change of changes) if (change.kind !== 'delete') replaceReferences(change.feature, ids);
  return { changes, ids: Object.fromEntries(ids) };
}

/** A feature as the API shows it, as a state; `id` is that of the address, or null. Throws a Problem (422). */
export function readFeature(sent: unknown, collection: string, id: string, index = 0): FeatureState {
  const feature = membersOf(sent, index);
  if (feature['type'] !== 'Feature') throw invalid(index, 'feature', 'A feature is of the type «Feature».');
  const { validFrom = null, validTo = null, provenance, ...own } = membersOf(feature['properties'], index);
  return {
    id,
    collection,
    geometry: (feature['geometry'] ?? null) as Geometry,
    properties: Object.fromEntries(
      Object.entries(own).filter(([name, value]) => !reckonedFields.has(name) && value !== null),
    ),
    provenance: provenance as Provenance,
    validFrom: validFrom as string | null,
    validTo: validTo as string | null,
  };
}

/** An id for a feature that came without one: unguessable, so that two who create at once never take the same. */
export function makeFeatureId(collection: string): string {
  const letters = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]);
  return `${collection}-${letters.join('')}`;
}

/** Digits and letters that are not taken for one another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

const membersByKind: Readonly<Record<Change['kind'], readonly string[]>> = {
  create: ['kind', 'collection', 'feature'],
  update: ['kind', 'collection', 'version', 'feature'],
  delete: ['kind', 'id', 'version'],
};

function readChange(sent: unknown, index: number, ids: Map<string, string>): Change {
  const change = membersOf(sent, index);
  const kind = change['kind'] as Change['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(membersByKind, kind))
    throw invalid(index, 'kind', 'A change is a create, an update or a delete.');
  if (Object.keys(change).some((member) => !membersByKind[kind].includes(member)))
    throw invalid(index, 'kind', 'A change has a member that its kind does not know.');
  if (kind === 'delete')
    return { kind, id: readId(change['id'], index), version: readVersion(change, index) };
  const collection = readCollection(change['collection'], index);
  const sentId = (membersOf(change['feature'], index) as { id?: unknown }).id;
  if (kind === 'update') {
    const feature = readFeature(change['feature'], collection, readId(sentId, index), index);
    return { kind, feature, version: readVersion(change, index) };
  }
  const id = readNewId(sentId, collection, index, ids);
  return { kind, feature: readFeature(change['feature'], collection, id, index) };
}

function readNewId(sent: unknown, collection: string, index: number, ids: Map<string, string>): string {
  if (sent === undefined || sent === null) return makeFeatureId(collection);
  if (typeof sent !== 'string' || !temporaryId.test(sent)) return readId(sent, index);
  if (ids.has(sent)) throw invalid(index, 'id', 'Two features are created under one temporary id.');
  const id = makeFeatureId(collection);
  ids.set(sent, id);
  return id;
}

/** An id as it was sent. Throws a Problem (422) for what can be none. */
export function readId(sent: unknown, index = 0): string {
  if (typeof sent !== 'string' || !isFeatureId(sent))
    throw invalid(index, 'id', 'The id can’t be that of a feature.');
  return sent;
}

function readVersion({ version }: Members, index: number): number {
  if (!Number.isInteger(version) || (version as number) < 1 || (version as number) > 2_147_483_646)
    throw invalid(index, 'version', 'The version that was seen is a whole number from 1 on.');
  return version as number;
}

function readCollection(sent: unknown, index: number): string {
  const collection = typeof sent === 'string' ? findCollection(sent) : null;
  if (!collection) throw invalid(index, 'collection', 'There is no such collection.');
  return collection.name;
}

/** Two changes of one feature have no order that anybody could rely on. */
function requireOnce(changes: readonly Change[]): void {
  const seen = new Set<string>();
  for (const [index, change] of changes.entries()) {
    const id = change.kind === 'delete' ? change.id : change.feature.id;
    if (seen.has(id)) throw invalid(index, 'id', 'A changeset changes each feature once.');
    seen.add(id);
  }
}

function replaceReferences(feature: FeatureState, ids: ReadonlyMap<string, string>): void {
  const schemas = findCollection(feature.collection)?.properties.properties ?? {};
  for (const [field, schema] of Object.entries(schemas)) {
    const id = feature.properties[field];
    const replaced = typeof id === 'string' ? ids.get(id) : undefined;
    if (replaced !== undefined && describeField(schema).links) feature.properties[field] = replaced;
  }
}

function membersOf(sent: unknown, index: number): Members {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    throw invalid(index, 'change', 'A change, its feature and the properties of that are objects.');
  return sent as Members;
}

function invalid(index: number, member: string, sentence: string): Problem {
  return new Problem(422, 'invalid-change', `${sentence} Nothing was changed.`, undefined, { index, member });
}
