import { sql, type Transaction } from 'kysely';
import { describeField } from '#domain/collections/definition.ts';
import { collections } from '#domain/collections/registry.ts';
import type { Schema } from '../database/schema.ts';
import type { Change, WrittenChangeset } from './changeset.ts';
import { findOverlaps } from './overlaps-repository.ts';
import { BrokenRuleError, type BrokenRule } from './problems.ts';

/** Most that one refusal tells of. */
const mostTold = 20;

const exclusive = collections
  .filter(({ topology }) => topology.includes('no-overlap'))
  .map(({ name }) => name);

/** Fields that hold the id of a feature of another collection. */
const references = collections.flatMap((collection) =>
  Object.entries(collection.properties.properties).flatMap(([field, schema]) => {
    const { links } = describeField(schema);
    return links ? [{ collection: collection.name, field, links }] : [];
  }),
);

/**
 * Look at what a changeset has just written, within its transaction: parcels that are there on the same day must not
 * overlap, references must lead somewhere. Changesets of a scenario take turns, so that of two that would break a rule
 * together, the second is told. Throws a BrokenRuleError. What a draft may lack for a while, such as land without a
 * parcel, is not looked at here; nor is what the changeset leaves as it was, such as the land of a parcel whose use it
 * changes.
 */
export async function requireRules(
  transaction: Transaction<Schema>,
  { scenario, features, placed }: Pick<WrittenChangeset, 'scenario' | 'features' | 'placed'>,
  changes: readonly Change[],
): Promise<void> {
  const isPlaced = new Set(placed);
  const parcels = changes.flatMap((change) =>
    change.kind !== 'delete' && isExclusive(change.feature) && isPlaced.has(change.feature.id)
      ? [change.feature]
      : [],
  );
  const deleted = features.filter(({ kind }) => kind === 'delete');
  const broken = [
    ...(await findOverlaps(transaction, scenario, parcels, mostTold)),
    ...(await findLostReferences(transaction, scenario, changes.flatMap(referencesOf))),
    ...(await findOrphans(transaction, scenario, deleted)),
  ];
  if (broken.length > 0) throw new BrokenRuleError(broken.slice(0, mostTold));
}

const isExclusive = ({ collection }: { collection: string }) => exclusive.includes(collection);
const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::text[])`;

/** What a feature says of another. */
interface Reference {
  feature: string;
  field: string;
  other: string;
  /** Collection of the other. */
  links: string;
}

function referencesOf(change: Change): Reference[] {
  if (change.kind === 'delete') return [];
  const { id, collection, properties } = change.feature;
  return references
    .filter((reference) => reference.collection === collection)
    .flatMap(({ field, links }) => {
      const other = properties[field];
      return typeof other === 'string' ? [{ feature: id, field, other, links }] : [];
    });
}

/** References that lead nowhere. */
async function findLostReferences(
  transaction: Transaction<Schema>,
  scenario: number,
  said: readonly Reference[],
): Promise<BrokenRule[]> {
  if (said.length === 0) return [];
  const rows = await transaction
    .selectFrom('feature')
    .select(['id', 'collection'])
    .where('scenario', '=', scenario)
    .where('id', '=', anyOf([...new Set(said.map(({ other }) => other))]))
    .execute();
  const collectionOf = new Map(rows.map(({ id, collection }) => [id, collection]));
  return said
    .filter(({ other, links }) => collectionOf.get(other) !== links)
    .map(({ feature, other, field }) => ({ rule: 'unknown-reference', feature, other, field }));
}

/** What still refers to something that was deleted. */
async function findOrphans(
  transaction: Transaction<Schema>,
  scenario: number,
  deleted: readonly { id: string; collection: string }[],
): Promise<BrokenRule[]> {
  const broken: BrokenRule[] = [];
  for (const { collection, field, links } of references) {
    const ids = deleted.filter((feature) => feature.collection === links).map(({ id }) => id);
    if (ids.length === 0) continue;
    const rows = await transaction
      .selectFrom('feature')
      .select(['id as other', sql<string>`properties ->> ${field}`.as('feature')])
      .where('scenario', '=', scenario)
      .where('collection', '=', collection)
      .where(sql<string>`properties ->> ${field}`, '=', anyOf(ids))
      .limit(mostTold)
      .execute();
    broken.push(...rows.map((row) => ({ rule: 'still-referenced' as const, ...row, field })));
  }
  return broken;
}
