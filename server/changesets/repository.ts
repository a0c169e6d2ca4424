import { sql, type Transaction } from 'kysely';
import type { FeatureState } from '#domain/features/feature-state.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import type { Database, RowProgress } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { boxJson, geometryFromJson, type Box } from '../postgis-utilities/geometry-expressions.ts';
import { notFound } from '../http/problem.ts';
import { firstHash, hashChangeset, hashFormat, hashRow } from './chain.ts';
import {
  idOf,
  type Change,
  type ChangedFeature,
  type ChangesetDraft,
  type CommittedChangeset,
} from './changeset.ts';
import { readLineage } from './lineage-repository.ts';
import { StaleVersionError, type Conflict } from './problems.ts';

/** Rows that one statement writes: enough to be quick, few enough for the wire. */
const rowsPerStatement = 500;

/** A scenario whose turn it is to be changed; nobody else changes it until the transaction ends. */
export interface Turn {
  scenario: number;
  plan: string;
  status: ScenarioStatus;
  isArchived: boolean;
  /** Number of the changeset that is about to be written, and its moment. */
  number: number;
  createdAt: Date;
  /** The scenario, and those it branched from, the nearest first. */
  lineage: number[];
}

/** A feature as it was before the changeset. */
interface Before {
  version: number;
  collection: string;
  bounds: Box;
}

/** What one kind of change has written. */
interface Written {
  features: ChangedFeature[];
  bounds: Box[];
  hashes: Buffer[];
}

/** Writes changesets: the only way features change. */
export class ChangesetRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Do what changes a scenario in one transaction, all of it or nothing. */
  write<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.queries.transaction().execute(work);
  }

  /** The same for what may take minutes. */
  writeLong<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.jobs.transaction().execute(work);
  }

  /** Wait for one's turn to change a scenario. Throws a Problem (404) where there is none. */
  async takeTurn(transaction: Transaction<Schema>, scenario: number): Promise<Turn> {
    // the row lock makes changesets of a scenario take turns, and their numbers have no gaps
    const { parent, ...turn } = await transaction
      .updateTable('scenario')
      .set(({ eb }) => ({ changeset: eb('changeset', '+', 1) }))
      .where('id', '=', scenario)
      .returning(['id as scenario', 'plan', 'status', 'changeset as number', 'parent'])
      .returning(sql<boolean>`archived_at is not null`.as('isArchived'))
      // hashed as it is told, in milliseconds
      .returning(sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('createdAt'))
      .executeTakeFirstOrThrow(() => notFound('scenario-not-found', 'There is no such scenario.'));
    const origins = parent === null ? [] : await readLineage(transaction, parent);
    return { ...turn, lineage: [scenario, ...origins.map(({ id }) => id)] };
  }

  /**
   * Write a changeset in one's turn; `progress` is told how many changes are done. Throws a StaleVersionError when a
   * version that was seen is not the current one. Features must have been checked before.
   */
  async commit(
    transaction: Transaction<Schema>,
    turn: Turn,
    draft: ChangesetDraft,
    progress: RowProgress = () => undefined,
  ): Promise<CommittedChangeset> {
    const before = await this.#requireSeen(transaction, turn.scenario, draft.changes);
    const written: Written = { features: [], bounds: [], hashes: [] };
    for (const changes of pagesOf(draft.changes)) {
      const { features, bounds, hashes } = await this.#writePage(transaction, turn, before, changes);
      written.features.push(...features);
      written.bounds.push(...bounds);
      written.hashes.push(...hashes);
      progress(written.features.length);
    }
    await this.#record(transaction, turn, draft, written.hashes);
    const { author, account = null, message, inverseOf = null } = draft;
    const { scenario, number, createdAt } = turn;
    const { features, bounds } = written;
    return { scenario, number, author, account, message, createdAt, inverseOf, features, bounds };
  }

  /** The features that the changes are about, as they are. Throws a StaleVersionError where one is not as it was seen. */
  async #requireSeen(
    transaction: Transaction<Schema>,
    scenario: number,
    changes: readonly Change[],
  ): Promise<ReadonlyMap<string, Before>> {
    const before = await this.#readBefore(transaction, scenario, changes.map(idOf));
    const conflicts = changes.flatMap((change, index): Conflict[] => {
      const id = idOf(change);
      const seen = change.kind === 'create' ? null : change.version;
      const current = before.get(id)?.version ?? null;
      return seen === current ? [] : [{ index, id, seen, current }];
    });
    if (conflicts.length > 0) throw new StaleVersionError(conflicts);
    return before;
  }

  async #readBefore(
    transaction: Transaction<Schema>,
    scenario: number,
    ids: readonly string[],
  ): Promise<Map<string, Before>> {
    const before = new Map<string, Before>();
    for (const page of pagesOf(ids)) {
      const rows = await transaction
        .selectFrom('feature')
        .select(['id', 'version', 'collection', boxJson('geom_3857').as('bounds')])
        .where('scenario', '=', scenario)
        .where('id', '=', anyOf(page))
        .execute();
      for (const { id, ...rest } of rows) before.set(id, rest);
    }
    return before;
  }

  async #writePage(
    transaction: Transaction<Schema>,
    turn: Turn,
    before: ReadonlyMap<string, Before>,
    changes: readonly Change[],
  ): Promise<Written> {
    const parts = [
      await this.#create(
        transaction,
        turn,
        changes.filter((change) => change.kind === 'create').map(({ feature }) => feature),
      ),
      await this.#update(
        transaction,
        turn,
        before,
        changes.filter((change) => change.kind === 'update'),
      ),
      await this.#delete(
        transaction,
        turn,
        before,
        changes.filter((change) => change.kind === 'delete'),
      ),
    ];
    return {
      features: parts.flatMap(({ features }) => features),
      bounds: parts.flatMap(({ bounds }) => bounds),
      hashes: parts.flatMap(({ hashes }) => hashes),
    };
  }

  async #create(transaction: Transaction<Schema>, turn: Turn, features: FeatureState[]): Promise<Written> {
    if (features.length === 0) return nothingWritten;
    const rows = await transaction
      .insertInto('feature')
      .columns(['scenario', 'version', ...writtenColumns])
      .expression(({ selectFrom }) =>
        selectFrom(recordsOf(features).as('record')).select(({ ref }) => [
          sql.lit(turn.scenario).as('scenario'),
          nextVersion(turn.lineage).as('version'),
          'id',
          'collection',
          geometryFromJson(ref('geom')).as('geom'),
          'properties',
          'provenance',
          'valid_from',
          'valid_to',
        ]),
      )
      .returning(['id', 'version', boxJson('geom_3857').as('bounds')])
      .execute();
    return this.#keep(transaction, turn, 'create', features, rows);
  }

  async #update(
    transaction: Transaction<Schema>,
    turn: Turn,
    before: ReadonlyMap<string, Before>,
    changes: Extract<Change, { kind: 'update' }>[],
  ): Promise<Written> {
    if (changes.length === 0) return nothingWritten;
    const features = changes.map(({ feature }) => feature);
    const rows = await transaction
      .updateTable('feature')
      .from(recordsOf(features).as('record'))
      .set(({ ref }) => ({
        version: sql<number>`feature.version + 1`,
        collection: ref('record.collection'),
        geom: geometryFromJson(ref('record.geom')),
        properties: ref('record.properties'),
        provenance: ref('record.provenance'),
        valid_from: ref('record.valid_from'),
        valid_to: ref('record.valid_to'),
      }))
      .where('feature.scenario', '=', turn.scenario)
      .whereRef('feature.id', '=', 'record.id')
      .returning(['feature.id', 'feature.version', boxJson('geom_3857').as('bounds')])
      .execute();
    const written = await this.#keep(transaction, turn, 'update', features, rows);
    return { ...written, bounds: [...written.bounds, ...features.map(({ id }) => before.get(id)!.bounds)] };
  }

  async #delete(
    transaction: Transaction<Schema>,
    turn: Turn,
    before: ReadonlyMap<string, Before>,
    changes: Extract<Change, { kind: 'delete' }>[],
  ): Promise<Written> {
    if (changes.length === 0) return nothingWritten;
    const { scenario, number: changeset } = turn;
    await transaction
      .deleteFrom('feature')
      .where('scenario', '=', scenario)
      .where('id', '=', anyOf(changes.map(({ id }) => id)))
      .execute();
    const rows = changes.map(({ id, version: seen }) => {
      const row = { scenario, changeset, id, version: seen + 1, collection: before.get(id)!.collection };
      return { ...row, hash: hashRow({ ...row, state: null }) };
    });
    await transaction.insertInto('feature_version').values(rows).execute();
    return {
      features: rows.map(({ id, collection, version }) => ({ id, collection, version, kind: 'delete' })),
      bounds: changes.map(({ id }) => before.get(id)!.bounds),
      hashes: rows.map(({ hash }) => hash),
    };
  }

  /** Keep what features are now as rows of the history. */
  async #keep(
    transaction: Transaction<Schema>,
    { scenario, number: changeset }: Turn,
    kind: 'create' | 'update',
    features: readonly FeatureState[],
    rows: readonly { id: string; version: number; bounds: Box }[],
  ): Promise<Written> {
    const versions = new Map(rows.map(({ id, version }) => [id, version]));
    const kept = features.map((state) => {
      const { id, collection } = state;
      const version = versions.get(id)!;
      return {
        id,
        collection,
        version,
        hash: hashRow({ scenario, changeset, id, version, collection, state }),
      };
    });
    // taken from what was written: reading the text of each geometry a second time costs as much as the first
    await transaction
      .insertInto('feature_version')
      .columns(['scenario', 'version', 'changeset', 'hash', ...writtenColumns])
      .expression(({ selectFrom }) =>
        selectFrom('feature')
          .innerJoin(hashesOf(kept).as('kept'), 'kept.id', 'feature.id')
          .select(['feature.scenario', 'feature.version', sql.lit(changeset).as('changeset')])
          .select(sql<Buffer>`decode(kept.hash, 'hex')`.as('hash'))
          .select(writtenColumns.map((column) => `feature.${column}` as const))
          .where('feature.scenario', '=', scenario),
      )
      .execute();
    return {
      features: kept.map(({ id, collection, version }) => ({ id, collection, version, kind })),
      bounds: rows.map(({ bounds }) => bounds),
      hashes: kept.map(({ hash }) => hash),
    };
  }

  async #record(
    transaction: Transaction<Schema>,
    turn: Turn,
    draft: ChangesetDraft,
    hashes: readonly Buffer[],
  ): Promise<void> {
    const { author, account = null, message, inverseOf = null, changes } = draft;
    const { scenario, number, createdAt } = turn;
    const previous = await this.#readPreviousHash(transaction, turn);
    const said = { scenario, number, author, message, createdAt, inverseOf };
    await transaction
      .insertInto('changeset')
      .values({
        ...{ scenario, number, author, account, message, inverse_of: inverseOf, created_at: createdAt },
        changes: changes.length,
        previous_hash: previous,
        hash: hashChangeset(previous, said, hashes),
        hash_format: hashFormat,
      })
      .execute();
    // one server has nobody to tell
    if (this.#database.engine === 'postgresql')
      await transaction.insertInto('outbox').values({ scenario, changeset: number }).execute();
  }

  /** The hash before a changeset: of the scenario's own, or where it branched, of its parent's. */
  async #readPreviousHash(transaction: Transaction<Schema>, { lineage, number }: Turn): Promise<Buffer> {
    const row = await transaction
      .selectFrom('changeset')
      .select('hash')
      .where('scenario', '=', sql<number>`any(${lineage}::integer[])`)
      .where('number', '=', number - 1)
      // a parent may have gone on to the same number
      .orderBy(sql`array_position(${lineage}::integer[], scenario)`)
      .limit(1)
      .executeTakeFirst();
    return row?.hash ?? firstHash;
  }
}

/** Nothing of one kind. */
const nothingWritten: Written = { features: [], bounds: [], hashes: [] };

function* pagesOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let at = 0; at < items.length; at += rowsPerStatement) yield items.slice(at, at + rowsPerStatement);
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::text[])`;

/** The version of a record that is created: 1, or where a feature of its id was deleted, the one after its deletion. */
function nextVersion(lineage: readonly number[]) {
  return sql<number>`1 + coalesce((select max(past.version) from feature_version as past
    where past.scenario = any(${lineage}::integer[]) and past.id = record.id), 0)`;
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
function recordsOf(features: readonly FeatureState[]) {
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

function hashesOf(kept: readonly { id: string; hash: Buffer }[]) {
  const records = kept.map(({ id, hash }) => ({ id, hash: hash.toString('hex') }));
  return sql<{ id: string; hash: string }>`(select * from json_to_recordset(${JSON.stringify(records)}::json)
    as kept (id text, hash text))`;
}
