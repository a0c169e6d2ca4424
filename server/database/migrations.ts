import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import type { Queries } from './database.ts';
import type { Schema } from './schema.ts';

interface Migration {
  number: number;
  name: string;
  doFile: string;
  undoFile: string;
}

/** Any two servers that start at once take turns on this advisory lock. */
const migrationLock = 20_211_208;

/**
 * Bring the database to migration `target` (default: the newest), up or down, all in one transaction.
 * Throws when the database is newer than these files, so that an old program never writes a newer schema.
 */
export async function migrate(
  queries: Queries,
  folder: string,
  target = Number.POSITIVE_INFINITY,
): Promise<number> {
  const migrations = await listMigrations(folder);
  return queries.transaction().execute(async (transaction) => {
    await prepare(transaction);
    const current = await currentMigration(transaction);
    const newest = migrations.at(-1)?.number ?? 0;
    if (current > newest) {
      throw new Error(
        `the database is at migration ${current}, this program knows only up to ${newest}: use a newer Dayu`,
      );
    }
    for (const step of migrations.filter(({ number }) => number > current && number <= target)) {
      await runFile(transaction, join(folder, step.doFile));
      await transaction.insertInto('migration').values({ number: step.number, name: step.name }).execute();
    }
    for (const step of migrations.toReversed().filter(({ number }) => number <= current && number > target)) {
      await runFile(transaction, join(folder, step.undoFile));
      await transaction.deleteFrom('migration').where('number', '=', step.number).execute();
    }
    return Math.min(newest, target);
  });
}

async function prepare(transaction: Transaction<Schema>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
  await sql`create extension if not exists postgis`.execute(transaction);
  await sql`create extension if not exists btree_gist`.execute(transaction);
  await sql`create table if not exists migration (
    number integer primary key, name text not null, applied_at timestamptz not null default now()
  )`.execute(transaction);
}

async function currentMigration(transaction: Transaction<Schema>): Promise<number> {
  const row = await transaction
    .selectFrom('migration')
    .select(({ fn }) => fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

async function runFile(transaction: Transaction<Schema>, file: string): Promise<void> {
  await sql.raw(await readFile(file, 'utf8')).execute(transaction);
}

async function listMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).sort();
  return files
    .map((file) => /^(\d{4})\.do\.(.+)\.sql$/.exec(file))
    .filter((match) => match !== null)
    .map(([doFile, number, name]) => ({
      number: Number(number),
      name: name ?? '',
      doFile,
      undoFile: `${number}.undo.${name}.sql`,
    }));
}
