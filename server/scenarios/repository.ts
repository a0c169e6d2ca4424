import { limits } from '../limits.ts';
import { Problem } from '../http/problem.ts';
import { sql, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { ScenarioStatus } from '#domain/scenarios/status.ts';
import type { Database, Queries, RowProgress } from '../database/database.ts';
import { plannedOnce } from '../database/planned-once.ts';
import type { Schema } from '../database/schema.ts';

/** One whole copy of a plan's features, and how far it has come. */
export interface ScenarioRecord {
  id: number;
  plan: string;
  title: BilingualText;
  status: ScenarioStatus;
  parent: number | null;
  /** The changeset of the parent that the branch began at; 0 where there is none. */
  baseChangeset: number;
  /** Number of the newest changeset. */
  changeset: number;
  createdAt: Date;
  createdBy: string | null;
  archivedAt: Date | null;
}

export interface NewBranch {
  parent: number;
  title: BilingualText;
  createdBy: number;
}

/** Features that one statement copies: few enough to tell how far it is, many enough to be quick. */
const rowsPerCopy = 1_000;

export class ScenarioRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A scenario, or null. */
  async find(id: number, queries: Queries = this.#database.queries): Promise<ScenarioRecord | null> {
    const row = await select(queries)
      .modifyFront(plannedOnce)
      .where('scenario.id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }

  /** The scenarios of a plan, the newest first; archived ones when asked for. */
  async list(plan: string, withArchived: boolean): Promise<ScenarioRecord[]> {
    return select(this.#database.queries)
      .where('scenario.plan', '=', plan)
      .$if(!withArchived, (query) => query.where('scenario.archived_at', 'is', null))
      .orderBy('scenario.id', 'desc')
      .execute();
  }

  /** Do something with a scenario that stays as it is until that is done; `work` gets null where there is none. */
  async withLocked<Result>(
    id: number,
    work: (transaction: Transaction<Schema>, scenario: ScenarioRecord | null) => Promise<Result>,
  ): Promise<Result> {
    return this.#database.queries.transaction().execute(async (transaction) => {
      // a copy of it that is under way is in nobody's way
      await transaction.selectFrom('scenario').select('id').where('id', '=', id).forNoKeyUpdate().execute();
      return work(transaction, await this.find(id, transaction));
    });
  }

  async update(
    transaction: Transaction<Schema>,
    id: number,
    values: { title?: BilingualText; status?: ScenarioStatus; isArchived?: boolean },
  ): Promise<void> {
    const { title, status, isArchived } = values;
    await transaction
      .updateTable('scenario')
      .set({
        ...(title && { title: JSON.stringify(title) }),
        ...(status && { status }),
        ...(isArchived !== undefined && {
          archived_at: isArchived ? sql<Date>`coalesce(archived_at, now())` : null,
        }),
      })
      .where('id', '=', id)
      .execute();
  }

  /**
   * Copy a scenario as a draft, in one transaction and from one state of it, however long that takes; others go on
   * changing it. Before it is answered the database's planner knows of the rows. `check` may refuse, at the
   * beginning and at the end; `progress` hears of the features copied so far, and ends the copying by throwing.
   */
  async branch(
    { parent, title, createdBy }: NewBranch,
    check: (queries: Queries) => Promise<void>,
    progress: (done: number, of: number) => void,
  ): Promise<number> {
    const { jobs } = this.#database;
    const branched = await jobs
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        if (createdBy !== null) await takePlace(transaction, createdBy);
        await check(transaction);
        const { id } = await transaction
          .insertInto('scenario')
          .columns(['plan', 'title', 'status', 'parent', 'changeset', 'base_changeset', 'created_by'])
          .expression(({ selectFrom, val }) =>
            selectFrom('scenario as origin')
              .select(['plan', sql<string>`${JSON.stringify(title)}::jsonb`.as('title')])
              .select([sql<ScenarioStatus>`'draft'`.as('status'), 'id as parent', 'changeset'])
              .select(['changeset as base_changeset', val(createdBy).as('created_by')])
              .where('id', '=', parent),
          )
          .returning('id')
          .executeTakeFirstOrThrow();
        await copyFeatures(transaction, parent, id, progress);
        // what this transaction sees is of its beginning; of the embedded database nobody else sees more
        await check(this.#database.engine === 'postgresql' ? this.#database.queries : transaction);
        return id;
      });
    await refreshStatistics(jobs);
    return branched;
  }
}

/** The first of the advisory locks that stand for copies under way of an account. */
const branchingLock = 20_211_220;

/**
 * One of the few places that an account has for copies under way, over all servers; given back when the transaction
 * ends. Throws a Problem (429) where all are taken.
 */
async function takePlace(transaction: Transaction<Schema>, account: number): Promise<void> {
  for (let place = 0; place < limits.branchesAtOnce; place++) {
    const lock = sql<boolean>`pg_try_advisory_xact_lock(${branchingLock + place}::integer, ${account}::integer)`;
    const { isMine } = await transaction.selectNoFrom(lock.as('isMine')).executeTakeFirstOrThrow();
    if (isMine) return;
  }
  throw tooManyBranches();
}

/** The refusal (429) of more copies at once than one may make. */
export const tooManyBranches = () =>
  new Problem(
    429,
    'too-many-branches',
    'As many copies of scenarios as one may make at once are under way for you. Wait until one is done.',
    5,
  );

/**
 * Without it the planner takes a scenario that it never met for a row or two, and what looks at many of its features
 * takes seconds, until PostgreSQL counts them by itself a minute later. A copy is whole without it, whatever goes wrong.
 */
async function refreshStatistics(queries: Queries): Promise<void> {
  await sql`analyze feature (scenario, collection)`.execute(queries).catch(() => undefined);
}

function select(queries: Queries): SelectQueryBuilder<Schema, 'scenario', ScenarioRecord> {
  return queries
    .selectFrom('scenario')
    .leftJoin('account', 'account.id', 'scenario.created_by')
    .select(['scenario.id', 'scenario.plan', 'scenario.title', 'scenario.status', 'scenario.parent'])
    .select(['scenario.base_changeset as baseChangeset', 'scenario.changeset'])
    .select(['scenario.created_at as createdAt', 'scenario.archived_at as archivedAt'])
    .select('account.display_name as createdBy') as unknown as SelectQueryBuilder<
    Schema,
    'scenario',
    ScenarioRecord
  >;
}

async function copyFeatures(
  transaction: Transaction<Schema>,
  from: number,
  to: number,
  progress: (done: number, of: number) => void,
): Promise<void> {
  const { count } = await transaction
    .selectFrom('feature')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('scenario', '=', from)
    .executeTakeFirstOrThrow();
  const report: RowProgress = (done) => progress(done, count);
  report(0);
  for (let afterId = '', done = 0; ;) {
    const copied = await copyPage(transaction, from, to, afterId);
    done += copied.length;
    report(done);
    if (copied.length < rowsPerCopy) return;
    afterId = copied.reduce((last, id) => (id > last ? id : last), '');
  }
}

const copiedColumns = [
  ...(['id', 'collection', 'geom', 'properties', 'provenance'] as const),
  ...(['valid_from', 'valid_to', 'version'] as const),
];

async function copyPage(
  transaction: Transaction<Schema>,
  from: number,
  to: number,
  afterId: string,
): Promise<string[]> {
  const rows = await transaction
    .insertInto('feature')
    .columns(['scenario', ...copiedColumns])
    .expression(({ selectFrom }) =>
      selectFrom('feature as origin')
        .select([sql.lit(to).as('scenario'), ...copiedColumns])
        .where('origin.scenario', '=', from)
        .where(sql<boolean>`origin.id collate "C" > ${afterId}`)
        .orderBy(sql`origin.id collate "C"`)
        .limit(rowsPerCopy),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
