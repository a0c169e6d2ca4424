import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database, Queries } from '../../../server/database/database.ts';
import { classifyDatabaseError } from '../../../server/database/errors.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

const limits = { tiles: 300, reads: 450, queries: 600, jobs: 60_000 };
/** How far past its limit a query may be ended on a busy machine, in ms. */
const graceMilliseconds = 1_500;

/** Counts for minutes, inside one call of the engine. */
const runaway = (queries: Queries) =>
  sql`select count(*) from generate_series(1, 2000000000)`.execute(queries);

describeOnBothDatabases('a runaway query', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open({ limits });
  });

  test.each(['tiles', 'reads', 'queries'] as const)(
    'of %s is ended within its limit, and the next answers',
    async (kind) => {
      await database.queries
        .insertInto('setting')
        .values({ key: `before ${kind}`, value: '{}' })
        .execute();
      const start = performance.now();
      const error: unknown = await runaway(database[kind]).catch((caught: unknown) => caught);
      const milliseconds = performance.now() - start;
      expect(error).toHaveProperty('code', '57014');
      expect(classifyDatabaseError(error)).toBe('timeout');
      expect(milliseconds).toBeGreaterThan(limits[kind] - 50);
      expect(milliseconds).toBeLessThan(limits[kind] + graceMilliseconds);
      // what was acknowledged before is still there
      const kept = await database.jobs
        .selectFrom('setting')
        .select('key')
        .where('key', '=', `before ${kind}`)
        .execute();
      expect(kept).toHaveLength(1);
    },
  );

  test('takes its transaction with it', async () => {
    const work = database.queries.transaction().execute(async (transaction) => {
      await transaction.insertInto('setting').values({ key: 'half', value: '{}' }).execute();
      await runaway(transaction);
    });
    await expect(work).rejects.toHaveProperty('code', '57014');
    const rows = await database.jobs.selectFrom('setting').select('key').where('key', '=', 'half').execute();
    expect(rows).toEqual([]);
  });

  test('makes those who wait behind it wait, not fail', async () => {
    const overrun = runaway(database.tiles).catch((caught: unknown) => caught);
    const waiting = Array.from({ length: 5 }, (_, number) =>
      sql<{ number: number }>`select ${number}::int as number`.execute(database.queries),
    );
    expect(await overrun).toHaveProperty('code', '57014');
    const answers = await Promise.all(waiting);
    expect(answers.map(({ rows }) => rows[0]?.number)).toEqual([0, 1, 2, 3, 4]);
  });

  test('of a job has its own, longer limit', async () => {
    const { rows } = await sql`select pg_sleep(${(limits.queries + 300) / 1_000}), 1 as one`.execute(
      database.jobs,
    );
    expect(rows).toMatchObject([{ one: 1 }]);
  });
});
