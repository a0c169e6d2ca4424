/** Once in a run of the journeys: the delivered plan, published by a server that all of them only look at. */
import type { TestProject } from 'vitest/node';
import { prepareOwnDatabase } from './own-database.ts';
import type { ServerAddress } from './published-plan.ts';
import { ServerProcess } from './server-process.ts';

export default async function servePublishedPlan(project: TestProject): Promise<() => Promise<void>> {
  const { environment, remove } = await prepareOwnDatabase();
  const server = await ServerProcess.start(environment);
  const address: ServerAddress = server.address;
  project.provide('publishedPlan', address);
  return async () => {
    await server.stop();
    await remove();
  };
}
