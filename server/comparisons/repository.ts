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

/** Land of a class in a scenario. */
export interface ScenarioLand extends ClassLand {
  scenario: number;
}

/** Positions are stored on a grid of 1e-9 degree. */
const storedDecimals = 9;

/** Memory that the database may take to compare two scenarios: some 400 bytes for each feature of one. */
const sieveMemory = '64MB';

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
    const rows = await this.#database.reads.transaction().execute(async (reads) => {
      // what one scenario has is kept in memory while the other is read: much faster than on the disk
      await sql`set local work_mem = ${sql.lit(sieveMemory)}`.execute(reads);
      return reads
        .selectFrom(reads.selectFrom('feature').selectAll().where('scenario', '=', before).as('before'))
        .fullJoin(reads.selectFrom('feature').selectAll().where('scenario', '=', after).as('after'), (join) =>
          join.onRef('before.id', '=', 'after.id'),
        )
        .select(sql<string>`coalesce("before".id, "after".id)`.as('id'))
        .where(differs())
        .orderBy(sql`1`)
        .limit(limit)
        .execute();
    });
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
   * Land by class as it is stored, of the parcels of a collection in each scenario, by the days on which they are there:
   * m², summed up in thousandths. Both scenarios are read in one go.
   */
  async readClassLand(scenarios: readonly number[], collection: string): Promise<ScenarioLand[]> {
    return (
      this.#database.reads
        .selectFrom('feature')
        .select(['scenario', 'valid_from as validFrom', 'valid_to as validTo'])
        .select(sql<string>`coalesce(land_use, '')`.as('landUse'))
        // whole numbers are added up exactly, and faster than decimal ones
        .select(sql<number>`sum(round(area * 1000)::bigint)::float8 / 1000`.as('area'))
        .select(({ fn }) => fn.countAll<number>().as('parcels'))
        .where('scenario', 'in', scenarios)
        .where('collection', '=', collection)
        .groupBy(['scenario', 'valid_from', 'valid_to', 'land_use'])
        .execute()
    );
  }
}

function differs(): RawBuilder<SqlBool> {
  const columns = comparedColumns.map(
    (column) => sql`${sql.ref(`before.${column}`)} is distinct from ${sql.ref(`after.${column}`)}`,
  );
  const isMissing = sql`"before".id is null or "after".id is null`;
  return sql<SqlBool>`(${isMissing} or not ${isSameGeometry('before.geom', 'after.geom')} or ${sql.join(columns, sql` or `)})`;
}
