/** Once in a run of the journeys: the delivered plan, published by a server that all of them only look at. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase, dropDatabase } from './postgres.ts';
import type { ServerAddress } from './published-plan.ts';
import { ServerProcess } from './server-process.ts';

export default async function servePublishedPlan(project: TestProject): Promise<() => Promise<void>> {
  const { environment, remove } = await prepareDatabase();
  const server = await ServerProcess.start(environment);
  const address: ServerAddress = server.address;
  project.provide('publishedPlan', address);
  return async () => {
    await server.stop();
    await remove();
  };
}

/** `npm test` brings up a PostgreSQL; Vitest run by hand takes the embedded database. */
async function prepareDatabase() {
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
