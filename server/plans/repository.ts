import { sql, type Transaction } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Database } from '../database/database.ts';
import { extentJson, type Box } from '../postgis-utilities/geometry-expressions.ts';
import type { Schema } from '../database/schema.ts';
import { readSources, type Phase, type PlanSource, type StoredPlanSource } from './plan.ts';
import type { PlanFiles } from './plan-files.ts';

/** A plan with its published scenario, if it has one. */
export interface PlanRecord {
  id: string;
  title: BilingualText;
  description: BilingualText;
  phases: Phase[];
  sources: Record<string, PlanSource>;
  mapApproval: string | null;
  publishedScenario: number | null;
}

/** Servers that start at once on one database take turns on this advisory lock. */
const seedingLock = 20_211_209;

/** A plan of that id is there. */
export class PlanExistsError extends Error {
  override name = 'PlanExistsError';
}

export class PlanRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All plans, in the order in which they came: one that is added later does not take the place of the first. */
  async list(): Promise<PlanRecord[]> {
    const rows = await this.#select()
      .orderBy(({ selectFrom }) =>
        selectFrom('scenario as own')
          .select(({ fn }) => fn.min('own.id').as('first'))
          .whereRef('own.plan', '=', 'plan.id'),
      )
      .execute();
    return rows.map(recordOf);
  }

  /** A plan, or null. */
  async find(id: string): Promise<PlanRecord | null> {
    const row = await this.#select().where('plan.id', '=', id).executeTakeFirst();
    return row ? recordOf(row) : null;
  }

  /** Bounds of the feature that outlines the plan, else of all its features; degrees. */
  async readOutlineBounds(plan: string, scenario: number): Promise<Box | null> {
    const { boundary } = await this.#database.tiles
      .selectFrom('plan')
      .select('boundary')
      .where('id', '=', plan)
      .executeTakeFirstOrThrow();
    return this.#readBounds(scenario, boundary);
  }

  /** Bounds of all features, degrees; null where there is none. */
  readBounds(scenario: number): Promise<Box | null> {
    return this.#readBounds(scenario, null);
  }

  async #readBounds(scenario: number, id: string | null): Promise<Box | null> {
    const row = await this.#database.tiles
      .selectFrom('feature')
      .select(extentJson('geom').as('bounds'))
      .where('scenario', '=', scenario)
      .$if(id !== null, (query) => query.where('id', '=', id!))
      .executeTakeFirst();
    return row?.bounds ?? null;
  }

  /** Write all or nothing. */
  write<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.jobs.transaction().execute(work);
  }

  /** True when there is no plan; until the transaction ends nobody else is told so. */
  async isEmpty(transaction: Transaction<Schema>): Promise<boolean> {
    await sql`select pg_advisory_xact_lock(${sql.lit(seedingLock)})`.execute(transaction);
    return (await transaction.selectFrom('plan').select('id').limit(1).executeTakeFirst()) === undefined;
  }

  /** Write a plan with one scenario, published and empty; returns its number. Throws a PlanExistsError. */
  async insert(transaction: Transaction<Schema>, plan: Omit<PlanFiles, 'features'>): Promise<number> {
    const title = JSON.stringify(plan.title);
    const written = await transaction
      .insertInto('plan')
      .values({
        id: plan.id,
        title,
        description: JSON.stringify(plan.description),
        phases: JSON.stringify(plan.phases),
        sources: JSON.stringify(plan.sources),
        boundary: plan.boundary,
        map_approval: plan.mapApproval,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) {
      throw new PlanExistsError(
        `The database holds a plan «${plan.id}» already, and it was left as it is. Give this one another id in plan.json.`,
      );
    }
    const { id } = await transaction
      .insertInto('scenario')
      .values({ plan: plan.id, title, status: 'published', parent: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  #select() {
    return this.#database.tiles
      .selectFrom('plan')
      .leftJoin('scenario', (join) =>
        join.onRef('scenario.plan', '=', 'plan.id').on('scenario.status', '=', sql.lit('published')),
      )
      .select([
        'plan.id',
        'plan.title',
        'plan.description',
        'plan.phases',
        'plan.sources',
        'plan.map_approval as mapApproval',
      ])
      .select('scenario.id as publishedScenario');
  }
}

function recordOf<Row extends { sources: Record<string, StoredPlanSource> }>(row: Row) {
  return { ...row, sources: readSources(row.sources) };
}
