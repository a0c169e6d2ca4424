import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database, Queries } from '../../../server/database/database.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

async function write(queries: Queries, key: string, value: object = {}): Promise<void> {
  await queries
    .insertInto('setting')
    .values({ key, value: JSON.stringify(value) })
    .execute();
}

async function readKeys(queries: Queries): Promise<string[]> {
  const rows = await queries.selectFrom('setting').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}

describeOnBothDatabases('a transaction', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await database.queries.deleteFrom('setting').execute();
  });

  test('keeps all that was written in it when it ends well', async () => {
    await database.queries.transaction().execute(async (transaction) => {
      await write(transaction, 'one');
      await write(transaction, 'two');
    });
    expect(await readKeys(database.queries)).toEqual(['one', 'two']);
  });

  test('keeps nothing when the program throws', async () => {
    const work = database.queries.transaction().execute(async (transaction) => {
      await write(transaction, 'one');
      throw new Error('on second thoughts');
    });
    await expect(work).rejects.toThrow('on second thoughts');
    expect(await readKeys(database.queries)).toEqual([]);
  });

  test('keeps nothing when a statement fails, even if its error is swallowed', async () => {
    const work = database.queries.transaction().execute(async (transaction) => {
      await write(transaction, 'one');
      await write(transaction, 'one').catch(() => undefined);
      await write(transaction, 'two');
    });
    await expect(work).rejects.toHaveProperty('code', '25P02');
    expect(await readKeys(database.queries)).toEqual([]);
  });

  test('is not seen by others before its end', async () => {
    let seenDuring: Promise<string[]> | undefined;
    await database.queries.transaction().execute(async (transaction) => {
      await write(transaction, 'one');
      // the embedded engine has one session: there this query waits for the transaction's end
      seenDuring = readKeys(database.tiles);
      if (database.engine === 'postgresql') expect(await seenDuring).toEqual([]);
      await write(transaction, 'two');
    });
    const seen = await seenDuring;
    if (database.engine === 'embedded') expect(seen).toEqual(['one', 'two']);
  });

  test('of many at once each runs whole', async () => {
    await write(database.queries, 'counter', { value: 0 });
    const addOne = () =>
      database.queries.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('setting')
          .select('value')
          .where('key', '=', 'counter')
          .forUpdate()
          .executeTakeFirstOrThrow();
        const { value } = row.value as { value: number };
        await transaction
          .updateTable('setting')
          .set({ value: JSON.stringify({ value: value + 1 }) })
          .where('key', '=', 'counter')
          .execute();
      });
    await Promise.all(Array.from({ length: 40 }, addOne));
    const row = await database.queries.selectFrom('setting').select('value').executeTakeFirstOrThrow();
    expect(row.value).toEqual({ value: 40 });
  });
});
