import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import type { Database, Queries } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';
import { geometryJson, isSameGeometry } from '../postgis-utilities/geometry-expressions.ts';
import { readLineage, type Segment } from './lineage-repository.ts';

/** What a changeset says of itself. */
export interface ChangesetRecord {
  scenario: number;
  number: number;
  author: string;
  message: string;
  createdAt: Date;
  inverseOf: number | null;
  changes: number;
}

/** A feature as a changeset left it; no state where it was deleted. */
export interface FeatureVersion {
  id: string;
  collection: string;
  version: number;
  changeset: number;
  state: FeatureState | null;
}

/** A version among those before it. */
export interface HistoricVersion extends FeatureVersion {
  /** True where its shape is another than that of the version before. */
  isReshaped: boolean;
}

/** Which versions of a feature are read. */
export interface VersionsAsked {
  /** Only those before this version. */
  before?: number | null;
  limit: number;
  /** False leaves the shapes unread: a state's geometry is null then. */
  withGeometry: boolean;
}

/** Positions are stored on a grid of 1e-9 degree. */
export const storedDecimals = 9;

/** Reads the history of scenarios: their own, and before they branched, that of where they come from. */
export class HistoryRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Changesets before a number (null: from the newest on), the newest first. */
  async list(scenario: number, before: number | null, limit: number): Promise<ChangesetRecord[]> {
    const segments = await readLineage(this.#database.queries, scenario);
    return this.#changesets(segments, before === null ? Infinity : before - 1)
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
  }

  /** A changeset of the history, or null. */
  async find(scenario: number, number: number): Promise<ChangesetRecord | null> {
    const segments = await readLineage(this.#database.queries, scenario);
    const row = await this.#changesets(segments, number).where('number', '=', number).executeTakeFirst();
    return row ?? null;
  }

  /** Changesets of the history by their numbers. */
  async findAll(scenario: number, numbers: readonly number[]): Promise<Map<number, ChangesetRecord>> {
    const segments = await readLineage(this.#database.queries, scenario);
    const rows = await this.#changesets(segments, Infinity)
      .where('number', '=', sql<number>`any(${numbers}::bigint[])`)
      .execute();
    return new Map(rows.map((row) => [row.number, row]));
  }

  /** The changesets of a scenario's own after a number, the oldest first. */
  async listAfter(scenario: number, after: number, limit: number): Promise<ChangesetRecord[]> {
    return this.#database.queries
      .selectFrom('changeset')
      .select(recordColumns)
      .where('scenario', '=', scenario)
      .where('number', '>', after)
      .orderBy('number')
      .limit(limit)
      .execute();
  }

  /** What a changeset left, in the order of ids. */
  async readVersions(scenario: number, number: number, limit: number): Promise<FeatureVersion[]> {
    const segments = await readLineage(this.#database.queries, scenario);
    return this.#versions((eb) => eb.and([within(eb, segments, number), eb('changeset', '=', number)]))
      .orderBy('id')
      .limit(limit)
      .execute()
      .then((rows) => rows.map(versionOf));
  }

  /** Versions of a feature, the newest first. */
  async readHistory(
    scenario: number,
    id: string,
    { before = null, limit, withGeometry }: VersionsAsked,
  ): Promise<HistoricVersion[]> {
    const segments = await readLineage(this.#database.queries, scenario);
    const geometry = withGeometry
      ? geometryJson(4490, false, storedDecimals)
      : sql<string | null>`case when geom is not null then 'null' end`;
    const rows = await this.#database.queries
      .selectFrom((eb) =>
        eb
          .selectFrom('feature_version')
          .select([...versionColumns, 'geom'])
          .select(sql`lead(geom) over (order by changeset desc)`.as('past'))
          .where((inner) => inner.and([within(inner, segments, Infinity), inner('id', '=', id)]))
          .$if(before !== null, (query) => query.where('version', '<', before))
          .orderBy('changeset', 'desc')
          .limit(limit)
          .as('feature_version'),
      )
      .select([...versionColumns, geometry.as('geometry')])
      .select(
        sql<boolean>`coalesce(not ${isSameGeometry('geom', 'past')}, (geom is null) <> (past is null))`.as(
          'isReshaped',
        ),
      )
      .orderBy('changeset', 'desc')
      .execute();
    return rows.map((row) => ({ ...versionOf(row), isReshaped: row.isReshaped }));
  }

  /** A version of a feature, or null. */
  async readVersion(scenario: number, id: string, version: number): Promise<FeatureVersion | null> {
    const segments = await readLineage(this.#database.queries, scenario);
    const row = await this.#versions((eb) =>
      eb.and([within(eb, segments, Infinity), eb('id', '=', id), eb('version', '=', version)]),
    ).executeTakeFirst();
    return row ? versionOf(row) : null;
  }

  /** The features as they were after a changeset, those that are not there left out, in the order of ids. */
  async readState(
    scenario: number,
    number: number,
    { ids, afterId = '', limit = Infinity }: { ids?: readonly string[]; afterId?: string; limit?: number },
  ): Promise<FeatureVersion[]> {
    const segments = await readLineage(this.#database.queries, scenario);
    const rows = await this.#database.queries
      .selectFrom((eb) => this.#latest(eb, segments, number, ids, afterId).as('feature_version'))
      .select(versionColumns)
      .select(geometryJson(4490, false, storedDecimals).as('geometry'))
      .where('geom', 'is not', null)
      .orderBy('id')
      .$if(Number.isFinite(limit), (query) => query.limit(limit))
      .execute();
    return rows.map(versionOf);
  }

  /** Ids of the features that changesets after a number touched, at most so many. */
  async readTouchedSince(scenario: number, number: number, limit: number): Promise<string[]> {
    const segments = await readLineage(this.#database.queries, scenario);
    const rows = await this.#database.queries
      .selectFrom('feature_version')
      .select('id')
      .distinct()
      .where((eb) => eb.and([within(eb, segments, Infinity), eb('changeset', '>', number)]))
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }

  #changesets(segments: readonly Segment[], upTo: number) {
    return this.#database.queries
      .selectFrom('changeset')
      .select(recordColumns)
      .where(({ or, and, eb }) =>
        or(
          segments.map((segment) =>
            and([
              eb('scenario', '=', segment.id),
              eb('number', '>', segment.after),
              eb('number', '<=', Math.min(segment.upTo, upTo)),
            ]),
          ),
        ),
      );
  }

  #versions(where: (eb: ExpressionBuilder<Schema, 'feature_version'>) => Expression<SqlBool>) {
    return this.#database.queries
      .selectFrom('feature_version')
      .select(versionColumns)
      .select(geometryJson(4490, false, storedDecimals).as('geometry'))
      .where(where);
  }

  /** Of each feature the last row up to a changeset. */
  #latest(
    queries: Pick<Queries, 'selectFrom'>,
    segments: readonly Segment[],
    number: number,
    ids: readonly string[] | undefined,
    afterId: string,
  ) {
    return queries
      .selectFrom('feature_version')
      .distinctOn('id')
      .select([...versionColumns, 'geom'])
      .where((eb) => within(eb, segments, number))
      .where('id', '>', afterId)
      .$if(ids !== undefined, (query) => query.where('id', '=', sql<string>`any(${ids}::text[])`))
      .orderBy('id')
      .orderBy('changeset', 'desc');
  }
}

/** What is read of a changeset. */
export const recordColumns = [
  ...(['scenario', 'number', 'author', 'message', 'changes'] as const),
  ...(['created_at as createdAt', 'inverse_of as inverseOf'] as const),
];
export const versionColumns = [
  ...(['id', 'collection', 'version', 'changeset', 'properties', 'provenance'] as const),
  ...(['valid_from', 'valid_to'] as const),
];

/** True for rows of the history up to a changeset. */
function within(
  { or, and, eb }: Pick<ExpressionBuilder<Schema, 'feature_version'>, 'or' | 'and' | 'eb'>,
  segments: readonly Segment[],
  upTo: number,
): Expression<SqlBool> {
  return or(
    segments
      .filter(({ after }) => after < upTo)
      .map((segment) =>
        and([
          eb('scenario', '=', segment.id),
          eb('changeset', '>', segment.after),
          eb('changeset', '<=', Math.min(segment.upTo, upTo)),
        ]),
      ),
  );
}

interface VersionRow {
  id: string;
  collection: string;
  version: number;
  changeset: number;
  properties: Record<string, unknown> | null;
  provenance: object | null;
  valid_from: string | null;
  valid_to: string | null;
  geometry: string | null;
}

export function versionOf(row: VersionRow): FeatureVersion {
  const { id, collection, version, changeset, properties, provenance, geometry } = row;
  if (geometry === null || properties === null) return { id, collection, version, changeset, state: null };
  const state = {
    ...{ id, collection, properties },
    geometry: JSON.parse(geometry) as FeatureState['geometry'],
    provenance: provenance as Provenance,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
  return { id, collection, version, changeset, state };
}
