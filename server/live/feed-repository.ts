import { sql } from 'kysely';
import type { ChangedFeature, CommittedChangeset } from '../changesets/changeset.ts';
import { recordColumns, type ChangesetRecord } from '../changesets/history-repository.ts';
import { readLineage, type Segment } from '../changesets/lineage-repository.ts';
import type { Database } from '../database/database.ts';
import { projectedBoxJson, type Box } from '../postgis-utilities/geometry-expressions.ts';

/** Changesets read at once when a server has missed some. */
const mostAtOnce = 1_000;

/** What a server must know of changesets that it has not committed itself. */
export class FeedRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Number of the newest changeset of every scenario. */
  async readNewest(): Promise<Map<number, number>> {
    const rows = await this.#database.queries.selectFrom('scenario').select(['id', 'changeset']).execute();
    return new Map(rows.map(({ id, changeset }) => [id, changeset]));
  }

  /** Number at which a scenario branched: those after it are its own. */
  async readBase(scenario: number): Promise<number> {
    const row = await this.#database.queries
      .selectFrom('scenario')
      .select('base_changeset as base')
      .where('id', '=', scenario)
      .executeTakeFirst();
    return row?.base ?? 0;
  }

  /** How many features the changesets of a scenario's own after a number changed: each as often as it was. */
  async countChanges(scenario: number, after: number): Promise<number> {
    const { count } = await this.#database.queries
      .selectFrom('changeset')
      .select(sql<number>`coalesce(sum(changes), 0)::float8`.as('count'))
      .where('scenario', '=', scenario)
      .where('number', '>', after)
      .executeTakeFirstOrThrow();
    return count;
  }

  /** Changesets of a scenario's own after a number, the oldest first, with all that they touched. */
  async readAfter(scenario: number, after: number): Promise<CommittedChangeset[]> {
    const records = await this.#database.queries
      .selectFrom('changeset')
      .select([...recordColumns, 'account'])
      .where('scenario', '=', scenario)
      .where('number', '>', after)
      .orderBy('number')
      .limit(mostAtOnce)
      .execute();
    if (records.length === 0) return [];
    const segments = await readLineage(this.#database.queries, scenario);
    const changesets: CommittedChangeset[] = [];
    for (const record of records)
      changesets.push({ ...record, ...(await this.#readTouched(segments, record)) });
    return changesets;
  }

  /** The features of a changeset and the places they were and are, EPSG:3857. */
  async #readTouched(
    segments: readonly Segment[],
    { scenario, number }: ChangesetRecord,
  ): Promise<Pick<CommittedChangeset, 'features' | 'bounds'>> {
    const rows = await this.#database.queries
      .selectFrom('feature_version as own')
      .leftJoinLateral(
        (eb) =>
          eb
            .selectFrom('feature_version as past')
            .select('past.geom')
            .whereRef('past.id', '=', 'own.id')
            // not what its origin went on to after it branched
            .where(({ or, and, eb: is }) =>
              or(
                segments.map(({ id, after, upTo }) =>
                  and([
                    is('past.scenario', '=', id),
                    is('past.changeset', '>', after),
                    is('past.changeset', '<=', Math.min(upTo, number - 1)),
                  ]),
                ),
              ),
            )
            .orderBy('past.changeset', 'desc')
            .limit(1)
            .as('before'),
        (join) => join.onTrue(),
      )
      .select(['own.id', 'own.collection', 'own.version'])
      .select([projectedBoxJson('own.geom').as('now'), projectedBoxJson('before.geom').as('then')])
      .where('own.scenario', '=', scenario)
      .where('own.changeset', '=', number)
      .execute();
    return {
      features: rows.map(({ id, collection, version, now, then }) => ({
        ...{ id, collection, version, kind: kindOf(now, then) },
      })),
      bounds: rows.flatMap(({ now, then }) => [now, then].filter((box) => box !== null)),
    };
  }
}

function kindOf(now: Box | null, then: Box | null): ChangedFeature['kind'] {
  if (now === null) return 'delete';
  return then === null ? 'create' : 'update';
}
