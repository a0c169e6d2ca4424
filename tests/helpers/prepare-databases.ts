/**
 * Once in a run: what each suite's own database is copied from. Both engines are initialised and migrated here, so
 * that a suite opens a fresh database in a fraction of a second on PostgreSQL and in two on the embedded engine.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { letOthersPass, startPrivatePostgresql } from '../../scripts/private-postgresql.mjs';
import { openEmbedded } from '../../server/database/embedded/open-embedded.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { createDatabase, databaseName, dropDatabase } from './postgres.ts';
import { migrationsFolder } from './project.ts';

/** What the suites are told. */
export interface PreparedDatabases {
  /** A PostgreSQL server where databases may be made and dropped. */
  postgresUrl: string;
  /** Name of its migrated database; it takes no connections, only copies. */
  postgresTemplate: string;
  /** Home folder of an embedded database that is initialised and not migrated. */
  emptyHome: string;
  /** Home folder of an embedded database that is migrated. */
  migratedHome: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    databases: PreparedDatabases;
  }
}

export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'dayu-databases-'));
  letOthersPass(folder);
  // `npm test` brings a server up; Vitest run by hand has to do it here
  const given = process.env['DAYU_TEST_POSTGRES_URL'];
  const own = given ? null : await startPrivatePostgresql(join(folder, 'postgresql'), { fsync: false });
  const postgresUrl = given || own!.url;
  const [postgresTemplateUrl, homes] = await Promise.all([
    preparePostgres(postgresUrl),
    prepareHomes(folder),
  ]);
  project.provide('databases', {
    postgresUrl,
    postgresTemplate: databaseName(postgresTemplateUrl),
    ...homes,
  });
  return async () => {
    if (own) await own.stop();
    else await dropDatabase(postgresUrl, postgresTemplateUrl);
    await rm(folder, { recursive: true, force: true });
  };
}

async function preparePostgres(serverUrl: string): Promise<string> {
  const url = await createDatabase(serverUrl, null);
  const database = openPostgresql(url, null);
  await migrate(database.jobs, migrationsFolder);
  await database.close();
  return url;
}

async function prepareHomes(folder: string): Promise<Pick<PreparedDatabases, 'emptyHome' | 'migratedHome'>> {
  const emptyHome = join(folder, 'empty-home');
  const migratedHome = join(folder, 'migrated-home');
  const empty = await openEmbedded({ home: emptyHome, fsync: false });
  await empty.close();
  await cp(emptyHome, migratedHome, { recursive: true });
  const migrated = await openEmbedded({ home: migratedHome, fsync: false });
  await migrate(migrated.jobs, migrationsFolder);
  await migrated.close();
  return { emptyHome, migratedHome };
}
