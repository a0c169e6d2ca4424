import { VectorTile } from '@mapbox/vector-tile';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letOthersPass, startPrivatePostgresql, startReplica } from '../../../scripts/private-postgresql.mjs';
import type { Database, Queries } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrations.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { expectProblem, placeAt, TestApi } from '../../helpers/app.ts';
import { migrationsFolder } from '../../helpers/project.ts';

type Server = Awaited<ReturnType<typeof startReplica>>;

/** Zoom, row and column of a tile that the small plan leaves empty, and a place in it. */
const tile = [8, 150, 78] as const;
const inTile = [-70, -30] as const;

describe('a streaming replica (DATABASE_READ_URL)', () => {
  const api = new TestApi();
  let folder: string;
  let primary: Server;
  let replica: Server;
  let database: Database;
  let onReplica: Queries;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-replica-'));
    letOthersPass(folder);
    primary = await startPrivatePostgresql(join(folder, 'primary'), { fsync: false });
    replica = await startReplica(join(folder, 'replica'), primary);
    database = openPostgresql(primary.url, replica.url);
    onReplica = openPostgresql(replica.url, null).queries;
    await migrate(database.jobs, migrationsFolder);
    await api.start(database, {});
    await caughtUp();
  });
  afterAll(async () => {
    await api.close();
    await database.close();
    await onReplica.destroy();
    await replica.stop();
    await primary.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Wait until the replica knows all that is committed; without fsync some of that may not be written yet. */
  async function caughtUp(): Promise<void> {
    const { rows } = await sql<{ at: string }>`select pg_current_wal_insert_lsn()::text as at`.execute(
      database.queries,
    );
    for (;;) {
      const [row] = (
        await sql<{
          is_there: boolean;
        }>`select pg_last_wal_replay_lsn() >= ${rows[0]!.at}::pg_lsn as is_there`.execute(onReplica)
      ).rows;
      if (row?.is_there) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function placesInTile(): Promise<unknown[]> {
    const { layers } = new VectorTile(new PbfReader(await api.tile('small', ...tile)));
    const places = layers['place'];
    return Array.from({ length: places?.length ?? 0 }, (_, at) => places!.feature(at).properties['id']);
  }

  it('is what tiles and published features are read from; changes go to the primary', async () => {
    const isReplica = sql<{ is: boolean }>`select pg_is_in_recovery() as is`;
    expect((await isReplica.execute(database.tiles)).rows).toEqual([{ is: true }]);
    for (const queries of [database.queries, database.jobs])
      expect((await isReplica.execute(queries)).rows).toEqual([{ is: false }]);
    const { numberMatched } = await api.json('/api/published/small/collections/zone/items');
    expect(numberMatched).toBeGreaterThan(0);
  });

  it('that lags is passed over: the tile shows the change at once, and goes on to', async () => {
    expect(await placesInTile()).toEqual([]);
    await sql`select pg_wal_replay_pause()`.execute(onReplica);
    try {
      await api.commit([{ kind: 'create', feature: placeAt('new', ...inTile) }]);
      expect(await placesInTile()).toEqual(['new']);
      // a server started only now has not been told of the change
      const another = new TestApi();
      await another.start(openPostgresql(primary.url, replica.url), { plans: null });
      const { layers } = new VectorTile(new PbfReader(await another.tile('small', ...tile)));
      expect(layers['place']!.length).toBe(1);
      await another.close();
      await another.database.close();
    } finally {
      await sql`select pg_wal_replay_resume()`.execute(onReplica);
    }
    await caughtUp();
    expect(await placesInTile()).toEqual(['new']);
  });

  it('that does not answer is passed over: the primary answers in its place', async () => {
    const alone = new TestApi();
    await alone.start(openPostgresql(primary.url, 'postgres://postgres@127.0.0.1:1/none'), { plans: null });
    const { numberMatched } = await alone.json('/api/published/small/collections/zone/items');
    expect(numberMatched).toBeGreaterThan(0);
    expect((await alone.tile('small', 14, 6308, 13321)).length).toBeGreaterThan(0);
    await alone.close();
    await alone.database.close();
  });

  it('goes on answering when the primary is gone, which readiness tells of', async () => {
    await caughtUp();
    await primary.stop();
    const { numberMatched } = await api.json('/api/published/small/collections/zone/items');
    expect(numberMatched).toBeGreaterThan(0);
    // one that was not asked for before
    expect((await api.tile('small', 15, 12617, 26643)).length).toBeGreaterThan(0);
    expectProblem(await api.get('/readyz'), 503, 'database-unavailable');
    await api.expectHealthy();
  });
});
