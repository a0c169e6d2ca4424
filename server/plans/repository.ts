import { sql, type Transaction } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import type { Database } from '../database/database.ts';
import { extentJson, geometryJson, type Box } from '../postgis-utilities/geometry-expressions.ts';
import type { Schema } from '../database/schema.ts';
import { readSources, type Phase, type PlanSource, type StoredPlanSource } from './plan.ts';
import type { PlanFiles } from './plan-files.ts';
import { PlanExistsError } from './plan-refusal.ts';

/** A plan with its published scenario, if it has one. */
export interface PlanRecord {
  id: string;
  title: BilingualText;
  description: BilingualText;
  phases: Phase[];
  sources: Record<string, PlanSource>;
  /** Id of the feature that outlines the planned area; null for none. */
  boundary: string | null;
  mapApproval: string | null;
  publishedScenario: number | null;
}

/** Positions are stored on a grid of 1e-9 degree. */
const storedDecimals = 9;

/** Servers that start at once on one database take turns on this advisory lock. */
const seedingLock = 20_211_209;

/** What a plan says of itself, without its features. */
export type PlanDocument = Omit<PlanFiles, 'features'>;

/** A feature as a scenario holds it now. */
export interface StoredFeature extends FeatureState {
  version: number;
}

export class PlanRepository {
  readonly #database: Database;
  /** Bounds by scenario, as of a changeset. */
  readonly #bounds = new Map<number, { changeset: number; bounds: Box | null }>();

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
    return boundary === null ? this.readBounds(scenario) : this.#readBoundsOf(scenario, boundary);
  }

  /**
   * Bounds of all features, degrees; null where there is none. They are remembered until a changeset is committed,
   * wherever that is: to find them the database reads every feature.
   */
  async readBounds(scenario: number): Promise<Box | null> {
    const known = this.#bounds.get(scenario);
    const of = this.#database.tiles.selectFrom('scenario').where('id', '=', scenario);
    if (known) {
      const now = await of.select('changeset').executeTakeFirst();
      if (now?.changeset === known.changeset) return known.bounds;
    }
    // in one statement: read after one another, the bounds could be older than the changeset
    const read = await of
      .select(({ selectFrom }) => [
        'changeset',
        selectFrom('feature')
          .select(extentJson('geom').as('bounds'))
          .whereRef('feature.scenario', '=', 'scenario.id')
          .as('bounds'),
      ])
      .executeTakeFirst();
    if (!read) return null;
    this.#bounds.set(scenario, read);
    return read.bounds;
  }

  async #readBoundsOf(scenario: number, id: string): Promise<Box | null> {
    const row = await this.#database.tiles
      .selectFrom('feature')
      .select(extentJson('geom').as('bounds'))
      .where('scenario', '=', scenario)
      .where('id', '=', id)
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
  async insert(transaction: Transaction<Schema>, plan: PlanDocument): Promise<number> {
    const written = await transaction
      .insertInto('plan')
      .values({ id: plan.id, ...columnsOf(plan) })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) throw new PlanExistsError(plan.id);
    const { id } = await transaction
      .insertInto('scenario')
      .values({ plan: plan.id, title: JSON.stringify(plan.title), status: 'published', parent: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  }

  /** What the plan says of itself, sources in the form in which they are stored; null where there is no such plan. */
  async readDocument(transaction: Transaction<Schema>, id: string): Promise<PlanDocument | null> {
    const row = await transaction
      .selectFrom('plan')
      .select(['id', 'title', 'description', 'phases', 'sources', 'boundary', 'map_approval as mapApproval'])
      .where('id', '=', id)
      .executeTakeFirst();
    return (row as PlanDocument | undefined) ?? null;
  }

  /** Have the plan say something else of itself. */
  async replaceDocument(transaction: Transaction<Schema>, plan: PlanDocument): Promise<void> {
    await transaction.updateTable('plan').set(columnsOf(plan)).where('id', '=', plan.id).execute();
  }

  /** Number of the published scenario, null where there is none; until the transaction ends nobody else changes it. */
  async lockPublished(transaction: Transaction<Schema>, plan: string): Promise<number | null> {
    const row = await transaction
      .selectFrom('scenario')
      .select('id')
      .where('plan', '=', plan)
      .where('status', '=', 'published')
      // a copy of it that is under way is in nobody's way
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** Features of a scenario in the order of their ids, from the first after `afterId`: as they were written, EPSG:4490. */
  async readFeatures(
    transaction: Transaction<Schema>,
    scenario: number,
    afterId: string,
    limit: number,
  ): Promise<StoredFeature[]> {
    const rows = await transaction
      .selectFrom('feature')
      .select(['id', 'collection', 'version', 'properties', 'provenance'])
      .select(['valid_from as validFrom', 'valid_to as validTo'])
      .select(geometryJson(4490, false, storedDecimals).as('geometry'))
      .where('scenario', '=', scenario)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(({ geometry, provenance, ...rest }) => ({
      ...rest,
      geometry: JSON.parse(geometry) as FeatureState['geometry'],
      provenance: provenance as Provenance,
    }));
  }

  /** Ids of the features that others changed, created or deleted since the author's last changeset of the scenario. */
  async readChangedByOthers(
    transaction: Transaction<Schema>,
    scenario: number,
    author: string,
  ): Promise<Set<string>> {
    const rows = await transaction
      .selectFrom('feature_version')
      .select('id')
      .distinct()
      .where('scenario', '=', scenario)
      .where('changeset', '>', ({ selectFrom }) =>
        selectFrom('changeset')
          .select(({ fn, val }) => fn.coalesce(fn.max('number'), val(0)).as('last'))
          .where('scenario', '=', scenario)
          .where('author', '=', author),
      )
      .execute();
    return new Set(rows.map(({ id }) => id));
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
        'plan.boundary',
        'plan.map_approval as mapApproval',
      ])
      .select('scenario.id as publishedScenario');
  }
}

function columnsOf(plan: PlanDocument) {
  return {
    title: JSON.stringify(plan.title),
    description: JSON.stringify(plan.description),
    phases: JSON.stringify(plan.phases),
    sources: JSON.stringify(plan.sources),
    boundary: plan.boundary,
    map_approval: plan.mapApproval,
  };
}

function recordOf<Row extends { sources: Record<string, StoredPlanSource> }>(row: Row) {
  return { ...row, sources: readSources(row.sources) };
}
