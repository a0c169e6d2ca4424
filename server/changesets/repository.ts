import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { Database, RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { boxJson, geometryFromJson, type Box } from '../postgis-utilities/geometry-expressions.ts';
import { Problem } from '../http/problem.ts';
import type { Change, ChangesetDraft } from './changeset.ts';

/** A changeset that has been committed. */
export interface CommittedChangeset {
  scenario: number;
  number: number;
  /** Each place that was touched, before or after, EPSG:3857. */
  bounds: Box[];
}

/** Rows that one statement writes: enough to be quick, few enough for the wire. */
const rowsPerStatement = 500;

/** Writes changesets: the only way features change. */
export class ChangesetRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Commit a changeset in one transaction, all of it or nothing. Throws a Problem (409) when a version that was seen
   * is not the current one. Features must have been checked before.
   */
  async commit(scenario: number, draft: ChangesetDraft): Promise<CommittedChangeset> {
    return this.#database.jobs
      .transaction()
      .execute((transaction) => this.commitWithin(transaction, scenario, draft));
  }

  /** The same within a transaction that goes on; `progress` is told how many changes are done. */
  async commitWithin(
    transaction: Transaction<Schema>,
    scenario: number,
    draft: ChangesetDraft,
    progress: RowProgress = () => undefined,
  ): Promise<CommittedChangeset> {
    // the row lock makes changesets of a scenario take turns, and their numbers have no gaps
    const { changeset } = await transaction
      .updateTable('scenario')
      .set(({ eb }) => ({ changeset: eb('changeset', '+', 1) }))
      .where('id', '=', scenario)
      .returning('changeset')
      .executeTakeFirstOrThrow(() => new Problem(404, 'scenario-not-found', 'There is no such scenario.'));
    await this.#record(transaction, scenario, changeset, draft);
    const bounds: Box[] = [];
    const creates = draft.changes.filter((change) => change.kind === 'create');
    for (let at = 0; at < creates.length; at += rowsPerStatement) {
      const features = creates.slice(at, at + rowsPerStatement).map(({ feature }) => feature);
      bounds.push(...(await this.#insert(transaction, scenario, changeset, features)));
      progress(at + features.length);
    }
    let done = creates.length;
    for (const change of draft.changes) {
      if (change.kind === 'create') continue;
      bounds.push(...(await this.#replace(transaction, scenario, changeset, change)));
      progress(++done);
    }
    return { scenario, number: changeset, bounds };
  }

  async #record(
    transaction: Transaction<Schema>,
    scenario: number,
    number: number,
    draft: ChangesetDraft,
  ): Promise<void> {
    const before = await transaction
      .selectFrom('changeset')
      .select('hash')
      .where('scenario', '=', scenario)
      .where('number', '=', number - 1)
      .executeTakeFirst();
    const previousHash = before?.hash ?? Buffer.alloc(32);
    await transaction
      .insertInto('changeset')
      .values({
        scenario,
        number,
        author: draft.author,
        message: draft.message,
        changes: draft.changes.length,
        previous_hash: previousHash,
        hash: hashOf(previousHash, scenario, number, draft),
      })
      .execute();
  }

  async #insert(
    transaction: Transaction<Schema>,
    scenario: number,
    changeset: number,
    features: FeatureState[],
  ): Promise<Box[]> {
    const written = await transaction
      .insertInto('feature')
      .columns(['scenario', 'version', ...writtenColumns])
      .expression(({ selectFrom }) =>
        selectFrom(recordsOf(features).as('record')).select(({ ref }) => [
          sql.lit(scenario).as('scenario'),
          nextVersion(scenario).as('version'),
          'id',
          'collection',
          geometryFromJson(ref('geom')).as('geom'),
          'properties',
          'provenance',
          'valid_from',
          'valid_to',
        ]),
      )
      .returning(boxJson('geom_3857').as('bounds'))
      .execute();
    // taken from what was written: reading the text of each geometry a second time costs as much as the first
    await transaction
      .insertInto('feature_version')
      .columns(['scenario', 'version', 'changeset', ...writtenColumns])
      .expression(({ selectFrom }) =>
        selectFrom('feature')
          .select(['scenario', 'version', sql.lit(changeset).as('changeset'), ...writtenColumns])
          .where('scenario', '=', scenario)
          .where('id', '=', sql<string>`any(${features.map(({ id }) => id)}::text[])`),
      )
      .execute();
    return written.map(({ bounds }) => bounds);
  }

  async #replace(
    transaction: Transaction<Schema>,
    scenario: number,
    changeset: number,
    change: Exclude<Change, { kind: 'create' }>,
  ): Promise<Box[]> {
    const id = change.kind === 'delete' ? change.id : change.feature.id;
    const before = await transaction
      .selectFrom('feature')
      .select(['version', 'collection', boxJson('geom_3857').as('bounds')])
      .where('scenario', '=', scenario)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (before?.version !== change.version) {
      throw new Problem(
        409,
        'stale-version',
        'Somebody changed this feature since you saw it. Nothing was changed.',
      );
    }
    const version = change.version + 1;
    if (change.kind === 'delete') {
      await transaction.deleteFrom('feature').where('scenario', '=', scenario).where('id', '=', id).execute();
      await transaction
        .insertInto('feature_version')
        .values({ scenario, id, version, changeset, collection: before.collection })
        .execute();
      return [before.bounds];
    }
    const columns = columnsOf(change.feature);
    const after = await transaction
      .updateTable('feature')
      .set({ ...columns, version })
      .where('scenario', '=', scenario)
      .where('id', '=', id)
      .returning(boxJson('geom_3857').as('bounds'))
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('feature_version')
      .values({ scenario, ...columns, version, changeset })
      .execute();
    return [before.bounds, after.bounds];
  }
}

/** The version of a record that is created: 1, or where a feature of its id was deleted, the one after its deletion. */
function nextVersion(scenario: number) {
  return sql<number>`1 + coalesce((select max(past.version) from feature_version as past
    where past.scenario = ${sql.lit(scenario)} and past.id = record.id), 0)`;
}

/** The columns that say what a feature is, in one order for all that are written at once. */
const writtenColumns = [
  'id',
  'collection',
  'geom',
  'properties',
  'provenance',
  'valid_from',
  'valid_to',
] as const;

/**
 * Features as rows of one parameter. A parameter for each value would be thousands to a statement, and naming,
 * sending and planning them takes longer than writing the rows.
 */
function recordsOf(features: FeatureState[]) {
  const records = features.map((feature) => ({
    id: feature.id,
    collection: feature.collection,
    geom: JSON.stringify(feature.geometry),
    properties: feature.properties,
    provenance: feature.provenance,
    valid_from: feature.validFrom,
    valid_to: feature.validTo,
  }));
  return sql<{
    id: string;
    collection: string;
    geom: string;
    properties: string;
    provenance: string;
    valid_from: string | null;
    valid_to: string | null;
  }>`(select * from json_to_recordset(${JSON.stringify(records)}::json)
    as record (id text, collection text, geom text, properties jsonb, provenance jsonb, valid_from date, valid_to date))`;
}

function columnsOf(feature: FeatureState) {
  return {
    id: feature.id,
    collection: feature.collection,
    geom: geometryFromJson(JSON.stringify(feature.geometry)),
    properties: JSON.stringify(feature.properties),
    provenance: JSON.stringify(feature.provenance),
    valid_from: feature.validFrom,
    valid_to: feature.validTo,
  };
}

/** SHA-256 over the changeset before and what this one says. */
function hashOf(previous: Buffer, scenario: number, number: number, draft: ChangesetDraft): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([scenario, number, draft.author, draft.message, draft.changes]))
    .digest();
}
