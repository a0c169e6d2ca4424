import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import { migrate } from '../../../server/database/migrations.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';
import { migrationsFolder } from '../../helpers/project.ts';

/** Every column, constraint and index of our tables, as text that can be compared. */
async function describeSchema(database: Database): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with ours as (
      select oid, relname from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'migration'
        and not exists (select from pg_depend where objid = pg_class.oid and deptype = 'e')
    )
    select concat_ws(' ', relname, attname, format_type(atttypid, atttypmod), attnotnull, attgenerated) as line
      from pg_attribute join ours on ours.oid = attrelid where attnum > 0 and not attisdropped
    union all
    select concat_ws(' ', relname, pg_get_constraintdef(pg_constraint.oid))
      from pg_constraint join ours on ours.oid = conrelid where contype <> 'n'
    union all
    select pg_get_indexdef(indexrelid) from pg_index join ours on ours.oid = indrelid
    order by 1`.execute(database.jobs);
  return rows.map(({ line }) => line);
}

describeOnBothDatabases('migrations', (open) => {
  let database: Database;
  let newerFolder: string;
  beforeAll(async () => {
    database = await open({ isEmpty: true });
    newerFolder = await mkdtemp(join(tmpdir(), 'dayu-migrations-'));
    await cp(migrationsFolder, newerFolder, { recursive: true });
  });
  afterAll(() => rm(newerFolder, { recursive: true, force: true }));

  test('run up, down and up again, and end with the same schema', async () => {
    const newest = await migrate(database.jobs, migrationsFolder);
    const first = await describeSchema(database);
    expect(first.length).toBeGreaterThan(40);
    expect(await migrate(database.jobs, migrationsFolder, 0)).toBe(0);
    expect(await describeSchema(database)).toEqual([]);
    expect(await migrate(database.jobs, migrationsFolder)).toBe(newest);
    expect(await describeSchema(database)).toEqual(first);
  });

  test('change nothing when the database is up to date', async () => {
    const before = await sql`select * from migration order by number`.execute(database.jobs);
    await migrate(database.jobs, migrationsFolder);
    const after = await sql`select * from migration order by number`.execute(database.jobs);
    expect(after.rows).toEqual(before.rows);
  });

  test('leave everything as it was when one of them fails', async () => {
    await writeFile(join(newerFolder, '9998.do.good.sql'), 'create table good (id integer);');
    await writeFile(join(newerFolder, '9998.undo.good.sql'), 'drop table good;');
    await writeFile(
      join(newerFolder, '9999.do.bad.sql'),
      'create table bad (id integer); select * from nowhere;',
    );
    await writeFile(join(newerFolder, '9999.undo.bad.sql'), 'drop table bad;');
    const before = await describeSchema(database);
    await expect(migrate(database.jobs, newerFolder)).rejects.toThrow('relation "nowhere" does not exist');
    expect(await describeSchema(database)).toEqual(before);
  });

  test('refuse a database that is newer than the program, in a sentence', async () => {
    expect(await migrate(database.jobs, newerFolder, 9998)).toBe(9998);
    await expect(migrate(database.jobs, migrationsFolder)).rejects.toThrow(
      /is at migration 9998.+ use a newer Dayu/,
    );
  });
});
