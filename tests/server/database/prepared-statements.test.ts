import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { PreparedStatements, slot } from '../../../server/database/prepared-statements.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

describeOnBothDatabases('a prepared statement', (open) => {
  let database: Database;
  let statements: PreparedStatements;
  let built: number;
  beforeAll(async () => {
    database = await open();
    statements = new PreparedStatements(database.queries);
    built = 0;
  });

  /** Adds a number that the statement holds to one that the run brings. */
  const add = (values: Record<string, unknown>) =>
    statements.run(
      'add',
      () => {
        built += 1;
        return database.queries.selectNoFrom(
          sql<number>`${2}::integer + ${slot<number>('other')}::integer`.as('sum'),
        );
      },
      values,
    );

  it('is built once, and answers each run by its own values', async () => {
    await expect(add({ other: 3 })).resolves.toEqual([{ sum: 5 }]);
    await expect(add({ other: 40 })).resolves.toEqual([{ sum: 42 }]);
    const many = await Promise.all(Array.from({ length: 20 }, (_, other) => add({ other })));
    expect(many.map(([row]) => row!.sum)).toEqual(Array.from({ length: 20 }, (_, other) => other + 2));
    expect(built).toBe(1);
  });

  it('refuses to run without a value for each of its slots, and takes none from a prototype', async () => {
    await expect(add({})).rejects.toThrow('«other»');
    await expect(add(Object.create({ other: 1 }) as Record<string, unknown>)).rejects.toThrow('«other»');
  });

  it('takes a value as a value, whatever stands in it', async () => {
    const echo = (text: string) =>
      statements.run(
        'echo',
        () => database.queries.selectNoFrom(sql<string>`${slot<string>('text')}::text`.as('text')),
        { text },
      );
    for (const text of ["'; drop table feature; --", '$1', '«引号»', ''])
      await expect(echo(text)).resolves.toEqual([{ text }]);
  });

  it('without a shape is built each time, and not remembered', async () => {
    const values = [1, 2, 1];
    for (const value of values) {
      const rows = await statements.run(
        null,
        () =>
          database.queries.selectNoFrom(
            sql<number>`${value}::integer + ${slot<number>('n')}::integer`.as('n'),
          ),
        { n: 10 },
      );
      expect(rows).toEqual([{ n: value + 10 }]);
    }
  });

  describe('of shapes without end', () => {
    it('is forgotten and built again', async () => {
      const one = (shape: number) =>
        statements.run(
          `shape ${shape}`,
          () => database.queries.selectNoFrom(sql<number>`${shape}::integer`.as('n')),
          {},
        );
      for (let shape = 0; shape < 600; shape++) await one(shape);
      await expect(one(0)).resolves.toEqual([{ n: 0 }]);
    });
  });
});
