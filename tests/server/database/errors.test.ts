import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import {
  classifyDatabaseError,
  DatabaseUnavailableError,
  QueryTimeoutError,
} from '../../../server/database/errors.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

const faults: [what: string, statement: string, sqlState: string, fault: string][] = [
  ['a syntax error', 'selec 1', '42601', 'other'],
  ['a table that is not there', 'select * from nowhere', '42P01', 'other'],
  ['a division by zero', 'select 1 / 0', '22012', 'other'],
  ['text that is no number', "select 'x'::integer", '22P02', 'other'],
  ['a number out of range', 'select 2147483647 + 1', '22003', 'other'],
  ['a NUL in JSON text', `select '"\\u0000"'::jsonb`, '22P05', 'other'],
  ['a second row with a key', "insert into setting values ('a', '1'), ('a', '2')", '23505', 'conflict'],
  [
    'a row that nothing refers to',
    "insert into scenario (plan, title, status) values ('x', '{}', 'draft')",
    '23503',
    'other',
  ],
  [
    'a value that a check refuses',
    "insert into plan values ('BAD ID', '{}', '{}', '[]', '{}')",
    '23514',
    'other',
  ],
  ['a null where none may be', 'insert into setting (key) values (null)', '23502', 'other'],
  ['a geometry that is no WKT', "select ST_GeomFromText('POINT(')", 'XX000', 'other'],
  ['a lock that someone else holds', "do $$ begin raise sqlstate '55P03'; end $$", '55P03', 'timeout'],
];

describeOnBothDatabases('an error carries the same SQLSTATE', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test.each(faults)('for %s', async (_what, statement, sqlState, fault) => {
    const error: unknown = await sql
      .raw(statement)
      .execute(database.queries)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(error).toHaveProperty('code', sqlState);
    expect(classifyDatabaseError(error)).toBe(fault);
  });

  test('and the next query answers', async () => {
    await expect(sql`select nonsense`.execute(database.queries)).rejects.toThrow('does not exist');
    const { rows } = await sql`select 1 as one`.execute(database.queries);
    expect(rows).toEqual([{ one: 1 }]);
  });
});

describe('an error is classified', () => {
  test('as a timeout when the embedded engine was ended, as unavailable when it is reopening', () => {
    expect(classifyDatabaseError(new QueryTimeoutError(10))).toBe('timeout');
    expect(classifyDatabaseError(new DatabaseUnavailableError('gone'))).toBe('unavailable');
  });

  test('as unavailable when the server is not reachable', () => {
    expect(classifyDatabaseError(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toBe(
      'unavailable',
    );
    expect(classifyDatabaseError(new Error('Connection terminated unexpectedly'))).toBe('unavailable');
  });

  test('as none of the database when it is a fault of the program', () => {
    expect(classifyDatabaseError(new TypeError('undefined is not a function'))).toBeNull();
    expect(classifyDatabaseError('text')).toBeNull();
  });
});
