import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { geometryJson, isSameGeometry } from '../postgis-utilities/geometry-expressions.ts';
import type { AuditedScenario, AuditSource, ChainLink, StoredChangeset, StoredRow } from './audit.ts';
import { storedDecimals, versionColumns, versionOf } from './history-repository.ts';
import { readLineage } from './lineage-repository.ts';

/** Changesets read at a time. */
const pageSize = 500;

/** Reads the whole history as it is stored. */
export class AuditRepository implements AuditSource {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async listScenarios(): Promise<AuditedScenario[]> {
    return this.#database.jobs
      .selectFrom('scenario')
      .select(['id', 'base_changeset as base', 'changeset'])
      .orderBy('id')
      .execute();
  }

  async readChangesets(scenario: number, after: number): Promise<StoredChangeset[]> {
    return this.#database.jobs
      .selectFrom('changeset')
      .select(['scenario', 'number', 'author', 'account', 'message', 'changes', 'hash'])
      .select(['created_at as createdAt', 'inverse_of as inverseOf'])
      .select(['previous_hash as previousHash', 'hash_format as format'])
      .where('scenario', '=', scenario)
      .where('number', '>', after)
      .orderBy('number')
      .limit(pageSize)
      .execute();
  }

  async readRows(scenario: number, changeset: number): Promise<StoredRow[]> {
    const rows = await this.#database.jobs
      .selectFrom('feature_version')
      .select([...versionColumns, 'hash'])
      .select(geometryJson(4490, false, storedDecimals).as('geometry'))
      .where('scenario', '=', scenario)
      .where('changeset', '=', changeset)
      .execute();
    return rows.map((row) => ({ ...versionOf(row), hash: row.hash }));
  }

  async readBase({ id, base }: AuditedScenario): Promise<ChainLink | null> {
    const origins = (await readLineage(this.#database.jobs, id)).slice(1);
    const origin = origins.find(({ after, upTo }) => after < base && base <= upTo);
    if (!origin) return null;
    const row = await this.#database.jobs
      .selectFrom('changeset')
      .select(['hash', 'hash_format as format'])
      .where('scenario', '=', origin.id)
      .where('number', '=', base)
      .executeTakeFirst();
    return row ?? null;
  }

  async findChangedFeatures(scenario: number) {
    const lineage = await readLineage(this.#database.jobs, scenario);
    const isOfHistory = sql.join(
      lineage.map(
        ({ id, after, upTo }) => sql`(scenario = ${id} and changeset > ${after} and changeset <= ${upTo})`,
      ),
      sql` or `,
    );
    const { rows } = await sql<{ feature: string; version: number; changeset: number }>`
      with last as (
        select distinct on (id) * from feature_version where ${isOfHistory} order by id, changeset desc
      ), present as (select * from feature where scenario = ${scenario})
      select coalesce(last.id, present.id) as feature, coalesce(last.version, present.version) as version,
        coalesce(last.changeset, 0) as changeset
      from last full join present on present.id = last.id
      where (last.geom is null) <> (present.id is null)
        or (present.id is not null and not (
          present.version = last.version and present.collection = last.collection
          and ${isSameGeometry('present.geom', 'last.geom')}
          and present.properties = last.properties and present.provenance = last.provenance
          and present.valid_from is not distinct from last.valid_from
          and present.valid_to is not distinct from last.valid_to))
      order by 1 limit 100`.execute(this.#database.jobs);
    return rows;
  }
}
