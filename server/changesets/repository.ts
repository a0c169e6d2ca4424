import { sql, type Transaction } from 'kysely';
import type { Membership } from '#domain/people/roles.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import type { Database, RowProgress } from '../database/database.ts';
import { plannedOnce } from '../database/planned-once.ts';
import type { Schema } from '../database/schema.ts';
import { notFound } from '../http/problem.ts';
import { hashedOf, hashRow } from './chain.ts';
import {
  idOf,
  type Change,
  type ChangedFeature,
  type ChangesetDraft,
  type WrittenChangeset,
} from './changeset.ts';
import { lineageIds } from './lineage-repository.ts';
import { StaleVersionError, type Conflict } from './problems.ts';
import { ScenarioTurns } from './scenario-turns.ts';
import {
  deleteFeatures,
  insertChangeset,
  insertFeatures,
  readBefore,
  rowsPerStatement,
  updateFeatures,
  type Before,
  type ChangesetRow,
  type FeatureRecord,
  type Place,
} from './write-repository.ts';

/** A scenario whose turn it is to be changed; nobody else changes it until the transaction ends. */
export interface Turn extends Place {
  plan: string;
  status: ScenarioStatus;
  isArchived: boolean;
  /** Number at which the scenario branched. */
  base: number;
  /** Moment of the changeset that is about to be written. */
  createdAt: Date;
  /** Roles of whoever takes the turn, but for those that were given while they waited for it. */
  memberships: Membership[];
}

/** A feature that is about to be written. */
interface WritableChange extends FeatureRecord {
  kind: Change['kind'];
  /** What is there before; null for an update, which finds that when it is written. */
  before: Before | null;
}

/** What has been written. */
type Written = Pick<WrittenChangeset, 'features' | 'bounds' | 'placed' | 'moved'>;

/** Writes changesets: the only way features change. */
export class ChangesetRepository {
  readonly #database: Database;
  readonly #turns = new ScenarioTurns();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Do what changes a scenario in one transaction, all of it or nothing, after all who came before. */
  write<Result>(
    scenario: number,
    work: (transaction: Transaction<Schema>) => Promise<Result>,
  ): Promise<Result> {
    return this.#turns.run(scenario, () => this.#database.queries.transaction().execute(work));
  }

  /** The same for what may take minutes. */
  writeLong<Result>(
    scenario: number,
    work: (transaction: Transaction<Schema>) => Promise<Result>,
  ): Promise<Result> {
    return this.#turns.run(scenario, () => this.#database.jobs.transaction().execute(work));
  }

  /**
   * Wait for one's turn to change a scenario, with the roles that an account had when the waiting began. Throws a Problem
   * (404) where there is no such scenario.
   */
  async takeTurn(
    transaction: Transaction<Schema>,
    scenario: number,
    account: number | null = null,
  ): Promise<Turn> {
    // the row lock makes changesets of a scenario take turns, and their numbers have no gaps; the moment is hashed as it
    // is told, in milliseconds; where a scenario branched from never changes, and can be read while one waits
    const { rows } = await sql<Turn>`${plannedOnce} with turn as (
        update scenario set changeset = changeset + 1 where id = ${scenario}
        returning id as scenario, plan, status, changeset as number, archived_at is not null as "isArchived",
          base_changeset as base,
          date_trunc('milliseconds', clock_timestamp()) as "createdAt", ${lineageIds('scenario')} as lineage
      ), own as (
        select membership.plan, membership.role
        from membership join account on account.id = membership.account
        where membership.account = ${account}::integer and account.disabled_at is null
      )
      select turn.*, (
        select coalesce(jsonb_agg(jsonb_build_object('plan', own.plan, 'role', own.role)), '[]') from own
      ) as memberships
      from turn`.execute(transaction);
    const [turn] = rows;
    if (!turn) throw notFound('scenario-not-found', 'There is no such scenario.');
    return turn;
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
  ): Promise<WrittenChangeset> {
    const before = await this.#requireSeen(transaction, turn, draft.changes);
    const written: Written = { features: [], bounds: [], placed: [], moved: [] };
    const hashes: Buffer[] = [];
    let writing = Promise.resolve();
    const pages = [...pagesOf(draft.changes, 1)];
    for (const page of pages) {
      // hashed while the page before is written
      const changes = page.map((change) => writableChange(turn, change, before.get(idOf(change)) ?? null));
      hashes.push(...changes.map(({ hash }) => hash));
      const record = page === pages.at(-1) ? this.#recordOf(turn, draft, hashes) : null;
      await writing;
      writing = this.#writePage(transaction, turn, { changes, record, of: draft.changes }, written).then(() =>
        progress(written.features.length),
      );
    }
    await writing;
    const { author, account = null, message, inverseOf = null } = draft;
    const { scenario, number, createdAt, base } = turn;
    return { scenario, number, base, author, account, message, createdAt, inverseOf, ...written };
  }

  /**
   * What is there of the features that are to be created or deleted. Throws a StaleVersionError where one is not as it
   * was seen. Whether those that are updated are, is found when they are written: to ask before would be to wait once
   * more.
   */
  async #requireSeen(
    transaction: Transaction<Schema>,
    turn: Turn,
    changes: readonly Change[],
  ): Promise<ReadonlyMap<string, Before>> {
    const ids = changes.filter(({ kind }) => kind !== 'update').map(idOf);
    const before = await readAllBefore(transaction, turn, ids);
    const isStale = (change: Change) => {
      const there = before.get(idOf(change));
      return there !== undefined && seenBy(change) !== there.version;
    };
    if (changes.some(isStale)) throw await staleVersions(transaction, turn, changes, new Set());
    return before;
  }

  /** Write a page of changes, and with the last of its statements the record of the changeset, if any. */
  async #writePage(
    transaction: Transaction<Schema>,
    turn: Turn,
    {
      changes,
      record,
      of,
    }: { changes: readonly WritableChange[]; record: ChangesetRow | null; of: readonly Change[] },
    { features, bounds, placed, moved }: Written,
  ): Promise<void> {
    const steps = writers
      .map(({ kind, write }) => ({ kind, write, some: changes.filter((change) => change.kind === kind) }))
      .filter(({ some }) => some.length > 0);
    if (steps.length === 0 && record) await insertChangeset(transaction, turn, record);
    for (const [at, { kind, write, some }] of steps.entries()) {
      const places = await write(transaction, turn, some, at === steps.length - 1 ? record : null);
      if (kind === 'update' && places.length < some.length)
        throw await staleVersions(
          transaction,
          turn,
          of,
          new Set([...features, ...places].map(({ id }) => id)),
        );
      features.push(...some.map(changedFeature));
      for (const place of places) {
        bounds.push(place.bounds);
        if (place.boundsBefore) bounds.push(place.boundsBefore);
        if (place.isPlaced) placed.push(place.id);
        if (place.isMoved) moved.push(place.id);
      }
      if (kind === 'delete')
        bounds.push(...some.flatMap(({ before }) => (before?.bounds ? [before.bounds] : [])));
    }
  }

  #recordOf(
    { scenario, number, createdAt }: Turn,
    draft: ChangesetDraft,
    hashes: readonly Buffer[],
  ): ChangesetRow {
    const { author, account = null, message, inverseOf = null, changes } = draft;
    const said = { scenario, number, author, account, message, createdAt, inverseOf };
    return {
      ...{ ...said, changes: changes.length, hashed: hashedOf(said, hashes) },
      // one server has nobody to tell
      isAnnounced: this.#database.engine === 'postgresql',
    };
  }
}

/** What writes each kind of change, in the order in which kinds are told. */
const writers = [
  { kind: 'create', write: insertFeatures },
  { kind: 'update', write: updateFeatures },
  { kind: 'delete', write: deleteFeatures },
] as const;

const changedFeature = ({ id, collection, version, kind }: WritableChange): ChangedFeature => ({
  ...{ id, collection, version, kind },
});

/** What a change makes of the feature it is about, which is as it was seen. */
function writableChange({ scenario, number }: Turn, change: Change, before: Before | null): WritableChange {
  const { kind } = change;
  const state = kind === 'delete' ? null : change.feature;
  const collection = state?.collection ?? before!.collection!;
  const version = (kind === 'create' ? before!.lastVersion : change.version) + 1;
  const id = idOf(change);
  const hash = hashRow({ scenario, changeset: number, id, version, collection, state });
  return { kind, before, id, collection, version, state, hash };
}

/** The version that whoever made a change has seen; null where they saw no such feature. */
const seenBy = (change: Change) => (change.kind === 'create' ? null : change.version);

async function readAllBefore(
  transaction: Transaction<Schema>,
  turn: Turn,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Before>> {
  const before = new Map<string, Before>();
  for (const page of pagesOf(ids))
    for (const one of await readBefore(transaction, turn, page)) before.set(one.id, one);
  return before;
}

/** The refusal of a changeset, with all that is not as it was seen; what of it has been written already was. */
async function staleVersions(
  transaction: Transaction<Schema>,
  turn: Turn,
  changes: readonly Change[],
  written: ReadonlySet<string>,
): Promise<StaleVersionError> {
  const ids = changes.map(idOf).filter((id) => !written.has(id));
  const before = await readAllBefore(transaction, turn, ids);
  return new StaleVersionError(
    changes.flatMap((change, index): Conflict[] => {
      const id = idOf(change);
      const there = before.get(id);
      const seen = seenBy(change);
      return there === undefined || seen === there.version
        ? []
        : [{ index, id, seen, current: there.version }];
    }),
  );
}

/** The items page by page; `least` pages at least, be they empty. */
function* pagesOf<Item>(items: readonly Item[], least = 0): Generator<Item[]> {
  const pages = Math.max(least, Math.ceil(items.length / rowsPerStatement));
  for (let page = 0; page < pages; page++)
    yield items.slice(page * rowsPerStatement, (page + 1) * rowsPerStatement);
}
