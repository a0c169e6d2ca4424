import { sql, type RawBuilder } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';

const values: [type: string, expression: RawBuilder<unknown>, value: unknown][] = [
  ['boolean', sql`true`, true],
  ['smallint', sql`7::smallint`, 7],
  ['integer', sql`-2147483648`, -2147483648],
  ['bigint', sql`9007199254740991::bigint`, Number.MAX_SAFE_INTEGER],
  ['count(*)', sql`(select count(*) from generate_series(1, 3))`, 3],
  ['double precision', sql`0.1::float8`, 0.1],
  ['double precision at its edge', sql`1.7976931348623157e308::float8`, Number.MAX_VALUE],
  [
    'numeric, which stays exact as text',
    sql`12345678901234567890.0001::numeric`,
    '12345678901234567890.0001',
  ],
  ['text beyond Latin', sql`'大盂 𠮷 🏗'`, '大盂 𠮷 🏗'],
  ['bytea', sql`'\\x00ff10'::bytea`, Buffer.from([0, 255, 16])],
  ['empty bytea', sql`''::bytea`, Buffer.alloc(0)],
  ['json', sql`'{"a": [1, null]}'::json`, { a: [1, null] }],
  ['jsonb', sql`'{"b": {"c": "盂"}}'::jsonb`, { b: { c: '盂' } }],
  ['date, which stays a day', sql`date '2021-12-08'`, '2021-12-08'],
  ['timestamptz', sql`timestamptz '2021-12-08 08:00:00.123+08'`, new Date('2021-12-08T00:00:00.123Z')],
  ['text[], as the literal', sql`array['一', 'b c', null]::text[]`, '{一,"b c",NULL}'],
  ['null', sql`null::bigint`, null],
];

describeOnBothDatabases('a value of each type arrives alike', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open({ isEmpty: true });
  });

  test.each(values)('%s', async (_type, expression, expected) => {
    const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(database.queries);
    expect(rows[0]?.value).toEqual(expected);
  });

  test('a bigint beyond exact numbers is refused, not rounded', async () => {
    const query = sql`select 9007199254740993::bigint as value`.execute(database.queries);
    await expect(query).rejects.toThrow('9007199254740993 is too large');
    const next = await sql<{ value: number }>`select 1 as value`.execute(database.queries);
    expect(next.rows).toEqual([{ value: 1 }]);
  });

  test('parameters go in as they come out', async () => {
    const parameters = {
      number: 1.5,
      text: "it's 盂",
      bytes: Buffer.from([1, 0, 2]),
      day: '2022-12-08',
      none: null,
    };
    const { rows } = await sql`
      select ${parameters.number}::float8 as number, ${parameters.text}::text as text, ${parameters.bytes}::bytea as bytes,
        ${parameters.day}::date as day, ${parameters.none}::text as none`.execute(database.queries);
    expect(rows[0]).toEqual(parameters);
  });
});
