import { sql } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Database } from '../database/database.ts';
import { extentJson, type Box } from '../postgis-utilities/geometry-expressions.ts';
import type { Phase, PlanSource } from './plan.ts';

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

export class PlanRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All plans, by id. */
  async list(): Promise<PlanRecord[]> {
    return this.#select().orderBy('plan.id').execute();
  }

  /** A plan, or null. */
  async find(id: string): Promise<PlanRecord | null> {
    return (await this.#select().where('plan.id', '=', id).executeTakeFirst()) ?? null;
  }

  /** Bounds of the feature that outlines the plan, else of all its features; degrees. */
  async readBounds(plan: string, scenario: number): Promise<Box | null> {
    const { boundary } = await this.#database.tiles
      .selectFrom('plan')
      .select('boundary')
      .where('id', '=', plan)
      .executeTakeFirstOrThrow();
    const row = await this.#database.tiles
      .selectFrom('feature')
      .select(extentJson('geom').as('bounds'))
      .where('scenario', '=', scenario)
      .$if(boundary !== null, (query) => query.where('id', '=', boundary!))
      .executeTakeFirst();
    return row?.bounds ?? null;
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
