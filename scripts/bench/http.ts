import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Kysely } from 'kysely';
import { findCollection } from '#domain/collections/registry.ts';
import pg from 'pg';
import type { Database } from '../../server/database/database.ts';
import { Dialect } from '../../server/database/dialect.ts';
import type { Schema } from '../../server/database/schema.ts';
import { valueTypes } from '../../server/database/value-parsers.ts';
import { parseItemsQuery } from '../../server/features/items-query.ts';
import { FeatureRepository } from '../../server/features/repository.ts';
import { cpuOfProcess, inTurn, median, type Comparison } from './measure.ts';
import { load, RawClient } from './raw-client.ts';

const tilePath = '/api/published/bench/tiles/WebMercatorQuad/14/6307/13321';

export interface ServerProcess {
  port: number;
  pid: number;
  stop(): void;
}

/** Start one of the bench's servers in a process of its own. */
export async function startServer(
  program: string,
  environment: NodeJS.ProcessEnv,
  message?: object,
): Promise<ServerProcess> {
  const child: ChildProcess = fork(new URL(program, import.meta.url), {
    execArgv: ['--max-semi-space-size=64'],
    env: { ...process.env, ...environment },
  });
  if (message) child.send(message);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return { port, pid: child.pid!, stop: () => child.disconnect() };
}

const gzip = { 'accept-encoding': 'gzip' };

/** Requests per second for a tile in memory, ours against a bare Fastify route with the same bytes, in turn. */
export async function compareHotTile(databaseUrl: string): Promise<Comparison> {
  const own = await startServer('./tile-server.js', { DATABASE_URL: databaseUrl });
  const { body, headers } = await fetchWhole(`http://127.0.0.1:${own.port}${tilePath}`);
  const bare = await startServer('./bare-server.js', {}, { body: body.toString('base64'), headers });
  try {
    const rounds: { own: Load; bare: Load }[] = [];
    for (let round = 0; round < 6; round++) {
      const pair = { own: await loadOf(own, tilePath), bare: await loadOf(bare, '/tile') };
      // the first round warms both up
      if (round > 0) rounds.push(pair);
    }
    return {
      name: 'hot tile, requests per second',
      denominator: 'a bare Fastify route that answers the same bytes from memory',
      wallRatio: median(rounds.map((pair) => pair.own.perSecond / pair.bare.perSecond)),
      ...{ target: 0.6, isFloor: true },
      detail: {
        ownPerSecond: median(rounds.map((pair) => pair.own.perSecond)),
        barePerSecond: median(rounds.map((pair) => pair.bare.perSecond)),
        ownCpuMicroseconds: median(rounds.map((pair) => pair.own.cpuPerRequest)),
        bareCpuMicroseconds: median(rounds.map((pair) => pair.bare.cpuPerRequest)),
        bytes: body.length,
      },
    };
  } finally {
    own.stop();
    bare.stop();
  }
}

interface Load {
  perSecond: number;
  /** Of the server's process, microseconds. */
  cpuPerRequest: number;
}

async function loadOf({ port, pid }: ServerProcess, path: string): Promise<Load> {
  const seconds = 3;
  const before = cpuOfProcess(pid);
  const perSecond = await load(port, path, gzip, { connections: 16, seconds });
  return { perSecond, cpuPerRequest: ((cpuOfProcess(pid) - before) * 1_000) / (perSecond * seconds) };
}

async function fetchWhole(url: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: gzip }, (response) => {
      const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
      buffer(response).then(
        (body) => resolve({ body, headers: { 'content-type': type, 'content-encoding': encoding } }),
        reject,
      );
    })
      .on('error', reject)
      .end();
  });
}

/**
 * A hundred features in a box over HTTP, against the very same SQL through pg alone, and against that SQL behind a bare
 * Fastify route, which is what any server would need; in turn.
 */
export async function compareItems(databaseUrl: string, scenario: number): Promise<Comparison[]> {
  const connection = {
    connectionString: databaseUrl,
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  };
  const pool = new pg.Pool({ ...connection, types: valueTypes });
  const statements = await Promise.all(itemBoxes.map((bbox) => recordStatement(pool, scenario, bbox)));
  const own = await startServer('./tile-server.js', { DATABASE_URL: databaseUrl });
  const bare = await startServer('./bare-items-server.js', {}, { connection, statements });
  const clients = { own: new RawClient(own.port), bare: new RawClient(bare.port) };
  const overHttp = async () => {
    for (const bbox of itemBoxes)
      await clients.own.get(`/api/published/bench/collections/zone/items?limit=100&bbox=${bbox}`);
  };
  const overBare = async () => {
    for (const number of statements.keys()) await clients.bare.get(`/items/${number}`);
  };
  const throughPg = async () => {
    for (const { text, values } of statements) await pool.query(text, values);
  };
  const compare = async (denominator: string, other: () => Promise<void>): Promise<Comparison> => {
    const { a, b, wallRatio } = await inTurn(15, overHttp, other, null);
    return {
      name: 'items, bbox, 100 features',
      denominator,
      ...{ wallRatio, target: 1.15 },
      detail: {
        ownWallPerRequest: a.wall / itemBoxes.length,
        otherWallPerRequest: b.wall / itemBoxes.length,
      },
    };
  };
  try {
    return [
      await compare('the same SQL through pg alone', throughPg),
      await compare('the same SQL behind a bare Fastify route', overBare),
    ];
  } finally {
    clients.own.close();
    clients.bare.close();
    own.stop();
    bare.stop();
    await pool.end();
  }
}

const itemBoxes = Array.from({ length: 40 }, (_, at) => {
  const [x, y] = [112.665 + (at % 8) * 0.012, 38.125 + Math.floor(at / 8) * 0.02];
  return `${x.toFixed(4)},${y.toFixed(4)},${(x + 0.006).toFixed(4)},${(y + 0.006).toFixed(4)}`;
});

interface Statement {
  text: string;
  values: unknown[];
}

/** What the server sends to the database for a request, written down as it passes. */
async function recordStatement(pool: pg.Pool, scenario: number, bbox: string): Promise<Statement> {
  const statements: Statement[] = [];
  const reads = new Kysely<Schema>({
    dialect: new Dialect(pool),
    log: ({ query }) => {
      statements.push({ text: query.sql, values: [...query.parameters] });
    },
  });
  const repository = new FeatureRepository({ reads } as Database, 'public');
  const zone = findCollection('zone')!;
  await repository.readPage(scenario, zone, parseItemsQuery({ limit: '100', bbox }, zone), null);
  if (statements.length !== 1) throw new Error('a page is no longer one statement: compare otherwise');
  return statements[0]!;
}
