import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { ClassLand } from '#domain/comparison/areas-by-code.ts';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import type { Database } from '../database/database.ts';
import { geometryJson, isSameGeometry } from '../postgis-utilities/geometry-expressions.ts';

/** A scenario as it is now. */
export interface ScenarioState {
  id: number;
  plan: string;
  title: BilingualText;
  /** Number of the newest changeset: what was read before it is another state. */
  changeset: number;
}

/** A feature as a scenario has it. */
export interface ComparedFeature extends FeatureState {
  version: number;
}

/** Positions are stored on a grid of 1e-9 degree. */
const storedDecimals = 9;

/** What tells two states of a feature apart beside its geometry. */
const comparedColumns = ['collection', 'properties', 'provenance', 'valid_from', 'valid_to'] as const;

/** What comparisons read of scenarios. */
export class ComparisonRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A scenario, or null. */
  async findScenario(id: number): Promise<ScenarioState | null> {
    const row = await this.#database.reads
      .selectFrom('scenario')
      .select(['id', 'plan', 'title', 'changeset'])
      .where('id', '=', id)
      .executeTakeFirst();
    return row ?? null;
  }

  /**
   * Ids of the features that one scenario alone has, or that are not the same in both, in order: at most `limit`. This
   * reads both scenarios to the end, and sends nothing of what is the same.
   */
  async readDifferingIds(before: number, after: number, limit: number): Promise<string[]> {
    const { reads } = this.#database;
    const rows = await reads
      .selectFrom(reads.selectFrom('feature').selectAll().where('scenario', '=', before).as('before'))
      .fullJoin(reads.selectFrom('feature').selectAll().where('scenario', '=', after).as('after'), (join) =>
        join.onRef('before.id', '=', 'after.id'),
      )
      .select(sql<string>`coalesce("before".id, "after".id)`.as('id'))
      .where(differs())
      .orderBy(sql`1`)
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Those of the features that a scenario has, as they were written: EPSG:4490, longitude first. */
  async readFeatures(scenario: number, ids: readonly string[]): Promise<ComparedFeature[]> {
    const rows = await this.#database.reads
      .selectFrom('feature')
      .select(['id', 'collection', 'version', 'properties', 'provenance'])
      .select(['valid_from as validFrom', 'valid_to as validTo'])
      .select(geometryJson(4490, false, storedDecimals).as('geometry'))
      .where('scenario', '=', scenario)
      .where('id', '=', sql<string>`any(${ids}::text[])`)
      .execute();
    return rows.map(({ geometry, provenance, ...rest }) => ({
      ...rest,
      geometry: JSON.parse(geometry) as FeatureState['geometry'],
      provenance: provenance as Provenance,
    }));
  }

  /**
   * Land by class as it is stored, of the parcels of a collection that are valid on a day; null asks for those that are
   * there once the scenario is complete. m², summed up in thousandths.
   */
  async readClassLand(scenario: number, collection: string, day: string | null): Promise<ClassLand[]> {
    const on = day === null ? this.#completionDay(scenario, collection) : sql<string>`${day}::date`;
    return (
      this.#database.reads
        .selectFrom('feature')
        .select(sql<string>`coalesce(land_use, '')`.as('landUse'))
        .select(sql<number>`sum(round(area::numeric, 3))::float8`.as('area'))
        .select(({ fn }) => fn.countAll<number>().as('parcels'))
        .where('scenario', '=', scenario)
        .where('collection', '=', collection)
        .where(sql<SqlBool>`(valid_from is null or valid_from <= ${on})`)
        // without any day that a feature begins on, all days are before the first
        .where(sql<SqlBool>`(valid_to is null or ${on} is null or valid_to > ${on})`)
        .groupBy(sql`1`)
        .execute()
    );
  }

  #completionDay(scenario: number, collection: string): RawBuilder<string | null> {
    const last = this.#database.reads
      .selectFrom('feature')
      .select(({ fn }) => fn.max('valid_from').as('day'))
      .where('scenario', '=', scenario)
      .where('collection', '=', collection);
    return sql`(${last})`;
  }
}

function differs(): RawBuilder<SqlBool> {
  const columns = comparedColumns.map(
    (column) => sql`${sql.ref(`before.${column}`)} is distinct from ${sql.ref(`after.${column}`)}`,
  );
  const isMissing = sql`"before".id is null or "after".id is null`;
  return sql<SqlBool>`(${isMissing} or not ${isSameGeometry('before.geom', 'after.geom')} or ${sql.join(columns, sql` or `)})`;
}
