import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { limits } from '../../server/limits.ts';
import { placeAt } from '../helpers/app.ts';
import { ChildProgram } from '../helpers/child-program.ts';
import { createDatabase, dropDatabase } from '../helpers/postgres.ts';
import { ServerProcess } from '../helpers/server-process.ts';
import { branchPublished, signInPlanner } from '../helpers/sign-in.ts';

const [connections, commits] = [5_000, 30];
/** Of the server, for each connection: far more than it needs, and far less than a leak would take. */
const mostBytesEach = 100 * 1024;

let url: string;
let database: Database;
let server: ServerProcess;

beforeAll(async () => {
  url = await createDatabase(inject('databases').postgresUrl, null);
  server = await startServer();
  database = openPostgresql(url, null);
});
afterAll(async () => {
  await server.stop();
  await database.close();
  await dropDatabase(inject('databases').postgresUrl, url);
});

// Node raises what it may open to what the system allows: 5,000 sockets on each side need `ulimit -Hn` of some 6,000
const startServer = () => ServerProcess.start({ DATABASE_URL: url, LOG_LEVEL: 'silent' });

it('five thousand connections hear of a commit a second, each of all of them and in order', async () => {
  const cookie = await signInPlanner(database.queries, 'planner');
  const scenario = await branchPublished(server.address, cookie, database.queries);
  const commit = (at: number) => {
    const { geometry, properties, provenance } = placeAt('x', 112.5 + at / 1e4, 38.1);
    const feature = {
      ...{ type: 'Feature', id: `told-${at}`, geometry },
      properties: { ...properties, provenance },
    };
    return fetch(`${server.address}/api/scenarios/${scenario}/changesets`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({
        message: 'x',
        changes: [{ kind: 'create', collection: 'place', feature }],
      }),
    });
  };
  // one that has just brought in a plan holds memory that it does not need any more
  await server.stop();
  server = await startServer();
  expect((await commit(0)).status).toBe(201);
  const before = await residentBytes(server.pid);
  // each of them has as many connections as one may
  const cookies = [cookie];
  while (cookies.length * limits.liveConnections < connections)
    cookies.push(await signInPlanner(database.queries, `planner-${cookies.length}`));
  const crowd = new ChildProgram('listen-live', [
    ...[server.address, cookies.join('\n'), String(scenario), String(connections)],
  ]);
  expect(await crowd.waitFor('listening')).toMatchObject({ connections });
  const milliseconds: number[] = [];
  for (let at = 1; at <= commits; at++) {
    const second = pause(1_000);
    const start = performance.now();
    expect((await commit(at)).status).toBe(201);
    milliseconds.push(performance.now() - start);
    await second;
  }
  const bytesEach = ((await residentBytes(server.pid)) - before) / connections;
  // the last one may still be on its way
  await pause(5_000);
  const ended = crowd.end();
  expect(await crowd.waitFor('heard')).toMatchObject({
    ...{ fewest: commits, most: commits, outOfOrder: 0, lost: 0 },
  });
  await ended;
  milliseconds.sort((a, b) => a - b);
  console.log(
    `${connections} connections: ${(bytesEach / 1024).toFixed(1)} KiB each, a commit ${milliseconds[commits >> 1]!.toFixed(0)} ms (median)`,
  );
  expect(bytesEach).toBeLessThan(mostBytesEach);
});

/** Memory that a process holds, on Linux. */
async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
