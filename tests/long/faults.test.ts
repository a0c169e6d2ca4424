import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findFreePort,
  letOthersPass,
  startPrivatePostgresql,
  type PrivatePostgresql,
} from '../../scripts/private-postgresql.mjs';
import type { Database } from '../../server/database/database.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { expectHistoryToLeadHere } from '../helpers/replay-history.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { branchPublished, signInPlanner } from '../helpers/sign-in.ts';
import { SteadyWriters } from '../helpers/steady-writers.ts';

/** Longest until the service is back by itself once what it needs is there again, ms. */
const backMilliseconds = 10_000;
const writerCount = 20;

describe('while twenty people write', () => {
  let folder: string;
  let postgresql: PrivatePostgresql;
  let database: Database;
  let environment: NodeJS.ProcessEnv;
  let server: ServerProcess;
  let accounts = 0;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-faults-'));
    letOthersPass(folder);
    postgresql = await startPrivatePostgresql(join(folder, 'postgresql'), { fsync: true });
    environment = {
      ...{ DATABASE_URL: postgresql.url, PORT: String(await findFreePort()), LOG_LEVEL: 'silent' },
    };
    server = await ServerProcess.start(environment);
    database = openPostgresql(postgresql.url, null);
  });
  afterAll(async () => {
    await server.stop();
    await database.close();
    await postgresql.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A draft of its own for each test, and people who write into it. */
  async function begin(): Promise<{ scenario: number; writers: SteadyWriters }> {
    // keys are those of an account: each test has its own
    const cookie = await signInPlanner(database.queries, `writer-${++accounts}`);
    const scenario = await branchPublished(server.address, cookie, database.queries);
    const writers = new SteadyWriters(writerCount, { address: server.address, cookie, scenario });
    await writers.nextAfter(0);
    return { scenario, writers };
  }

  /** Every success is there exactly once, nothing by halves, and the history leads to what is there. */
  async function expectAllThereOnce(scenario: number, writers: SteadyWriters): Promise<void> {
    await writers.stop();
    const keys = writers.acknowledged.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const rows = await database.queries
      .selectFrom('feature_version')
      .select(['id', 'version', 'changeset'])
      .where('scenario', '=', scenario)
      .execute();
    const expected = writers.acknowledged.flatMap(({ key, number }) =>
      ['a', 'b'].map((half) => `${key}-${half} v1 #${number}`),
    );
    expect(rows.map(({ id, version, changeset }) => `${id} v${version} #${changeset}`).sort()).toEqual(
      expected.sort(),
    );
    expect(await expectHistoryToLeadHere(database, scenario)).toBe(keys.length);
  }

  async function expectBackSoon(writers: SteadyWriters, since: number): Promise<void> {
    const { at } = await writers.nextAfter(since);
    expect(at - since).toBeLessThan(backMilliseconds);
  }

  /** What the tiles of the published plan, and whether the server is there and ready, are answered with meanwhile. */
  function watch(): { stop(): Promise<{ tiles: number[]; health: number[]; ready: number[] }> } {
    const seen = { tiles: [] as number[], health: [] as number[], ready: [] as number[] };
    let isStopped = false;
    const look = async (path: string, into: number[]) => {
      while (!isStopped) {
        const answer = await fetch(`${server.address}${path}`, { signal: AbortSignal.timeout(5_000) }).catch(
          () => null,
        );
        into.push(answer?.status ?? 0);
        await answer?.arrayBuffer();
        await pause(100);
      }
    };
    const looking = [
      look(publishedTile, seen.tiles),
      look('/healthz', seen.health),
      look('/readyz', seen.ready),
    ];
    return {
      stop: async () => {
        isStopped = true;
        await Promise.all(looking);
        return seen;
      },
    };
  }

  async function expectServedThroughout(watching: ReturnType<typeof watch>): Promise<void> {
    const { tiles, health, ready } = await watching.stop();
    expect(tiles.length).toBeGreaterThan(10);
    expect(new Set(tiles)).toEqual(new Set([200]));
    expect(new Set(health)).toEqual(new Set([200]));
    expect(new Set(ready)).toEqual(new Set([200, 503]));
  }

  it('a server that is killed again and again is back at once, with every success once and nothing by halves', async () => {
    const { scenario, writers } = await begin();
    for (let round = 0; round < 12; round++) {
      await pause(300 + Math.random() * 1_200);
      await server.kill();
      server = await ServerProcess.start(environment);
      await expectBackSoon(writers, performance.now());
    }
    await expectAllThereOnce(scenario, writers);
    // of requests that were never answered many had been done
    console.log('killed server: statuses', Object.fromEntries(writers.statuses));
  });

  it('a PostgreSQL that is killed again and again takes nothing with it, and published tiles are served throughout', async () => {
    const { scenario, writers } = await begin();
    expect((await fetch(`${server.address}${publishedTile}`)).status).toBe(200);
    for (let round = 0; round < 6; round++) {
      const watching = watch();
      await pause(300 + Math.random() * 1_200);
      await postgresql.kill();
      await pause(1_500);
      await postgresql.startAgain();
      const since = performance.now();
      await expectBackSoon(writers, since);
      await expectServedThroughout(watching);
    }
    await expectAllThereOnce(scenario, writers);
    console.log('killed PostgreSQL: statuses', Object.fromEntries(writers.statuses));
  });

  it('a PostgreSQL that freezes for half a minute is given up in time, and goes on where it was', async () => {
    const { scenario, writers } = await begin();
    expect((await fetch(`${server.address}${publishedTile}`)).status).toBe(200);
    const watching = watch();
    await pause(1_000);
    postgresql.signalAll('SIGSTOP');
    const frozen = performance.now();
    await pause(30_000);
    const until = writers.acknowledged.at(-1)!.at;
    expect(until - frozen).toBeLessThan(1_000);
    postgresql.signalAll('SIGCONT');
    await expectBackSoon(writers, performance.now());
    await expectServedThroughout(watching);
    await expectAllThereOnce(scenario, writers);
    console.log('frozen PostgreSQL: statuses', Object.fromEntries(writers.statuses));
  });

  it('either started anew in order is back at once', async () => {
    const { scenario, writers } = await begin();
    await server.stop();
    server = await ServerProcess.start(environment);
    await expectBackSoon(writers, performance.now());
    await postgresql.stop();
    await postgresql.startAgain();
    await expectBackSoon(writers, performance.now());
    await expectAllThereOnce(scenario, writers);
  });
});

/** A tile over the start-up zone. */
const publishedTile = '/api/published/taixin/tiles/WebMercatorQuad/14/6307/13321';

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
