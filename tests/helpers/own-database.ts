import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, dropDatabase } from './postgres.ts';

/** An empty database for a server: `npm test` brings up a PostgreSQL; Vitest run by hand takes the embedded database. */
export async function prepareOwnDatabase() {
  const postgresUrl = process.env['DAYU_TEST_POSTGRES_URL'];
  if (postgresUrl) {
    const url = await createDatabase(postgresUrl, null);
    return { environment: { DATABASE_URL: url }, remove: () => dropDatabase(postgresUrl, url) };
  }
  const home = await mkdtemp(join(tmpdir(), 'dayu-published-'));
  return {
    environment: { DATABASE_URL: '', DAYU_HOME: home },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
