import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database, Queries } from '../../../server/database/database.ts';
import { nameOfStatement, plannedOnce } from '../../../server/database/planned-once.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

describeOnBothDatabases('a statement that is planned once', (open, engine) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  const double = async (queries: Queries, number: number) => {
    const { rows } = await sql<{
      twice: number;
    }>`${plannedOnce} select ${number}::integer * 2 as twice`.execute(queries);
    return rows[0]!.twice;
  };
  const planned = async (queries: Queries) => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      queries,
    );
    return rows.filter(({ statement }) => statement.includes('as twice')).length;
  };

  it('answers each time by its own values, over many connections too', async () => {
    const numbers = Array.from({ length: 40 }, (_, number) => number);
    const answers = await Promise.all(numbers.map((number) => double(database.queries, number)));
    expect(answers).toEqual(numbers.map((number) => number * 2));
  });

  it('is remembered by the connections to PostgreSQL, once for each', async () => {
    await database.queries.transaction().execute(async (transaction) => {
      for (let number = 0; number < 8; number++) await double(transaction, number);
      await expect(planned(transaction)).resolves.toBe(engine === 'postgresql' ? 1 : 0);
    });
  });

  it('is still answered after a transaction in which it failed', async () => {
    const failing = database.queries.transaction().execute(async (transaction) => {
      await double(transaction, 2_000_000_000);
    });
    await expect(failing).rejects.toThrow('integer out of range');
    await expect(double(database.queries, 21)).resolves.toBe(42);
  });
});

describe('the name of a statement', () => {
  it('is none for one that is not marked, and another for other words', () => {
    const mark = '/* planned once */';
    expect(nameOfStatement('select 1')).toBeUndefined();
    expect(nameOfStatement(`select 1 as "a column by which nobody marks" ${mark}`)).toBeUndefined();
    const [one, two] = [nameOfStatement(`${mark} select 1`), nameOfStatement(`select ${mark} 2`)];
    expect(one).toBe(nameOfStatement(`${mark} select 1`));
    expect(one).not.toBe(two);
    for (const name of [one, two]) expect(Buffer.byteLength(name!)).toBeLessThan(64);
  });
});
