import autocannon from 'autocannon';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import { findCollection } from '#domain/collections/registry.ts';
import pg from 'pg';
import type { Database } from '../../server/database/database.ts';
import type { Schema } from '../../server/database/schema.ts';
import { valueTypes } from '../../server/database/value-parsers.ts';
import { parseItemsQuery } from '../../server/features/items-query.ts';
import { FeatureRepository } from '../../server/features/repository.ts';
import { inTurn, median, type Comparison } from './measure.ts';

const tilePath = '/api/published/bench/tiles/WebMercatorQuad/14/6307/13321';

interface ServerProcess {
  port: number;
  stop(): void;
}

async function startServer(
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
  return { port, stop: () => child.disconnect() };
}

/** Requests per second for a tile in memory, ours against a bare Fastify route with the same bytes, in turn. */
export async function compareHotTile(databaseUrl: string): Promise<Comparison> {
  const own = await startServer('./tile-server.js', { DATABASE_URL: databaseUrl });
  const address = `http://127.0.0.1:${own.port}${tilePath}`;
  const { body, headers } = await fetchRaw(address);
  const bare = await startServer('./bare-server.js', {}, { body: body.toString('base64'), headers });
  try {
    const rates: { own: number; bare: number }[] = [];
    for (let round = 0; round < 6; round++) {
      const pair = { own: await load(address), bare: await load(`http://127.0.0.1:${bare.port}/tile`) };
      // the first round warms both up
      if (round > 0) rates.push(pair);
    }
    return {
      name: 'hot tile, requests per second',
      denominator: 'a bare Fastify route that answers the same bytes from memory',
      wallRatio: median(rates.map((pair) => pair.own / pair.bare)),
      ...{ target: 0.6, isFloor: true },
      detail: {
        ownPerSecond: median(rates.map((pair) => pair.own)),
        barePerSecond: median(rates.map((pair) => pair.bare)),
        bytes: body.length,
      },
    };
  } finally {
    own.stop();
    bare.stop();
  }
}

async function load(url: string): Promise<number> {
  const { requests, non2xx } = await autocannon({
    url,
    connections: 16,
    duration: 3,
    headers: { 'accept-encoding': 'gzip' },
  });
  if (non2xx > 0) throw new Error(`${non2xx} of the answers were no tiles`);
  return requests.average;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function fetchRaw(url: string): Promise<{ body: Buffer; headers: Record<string, string> }> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
        const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = response.headers;
        resolve({
          body: Buffer.concat(chunks),
          headers: { 'content-type': type, 'content-encoding': encoding },
        });
      });
    })
      .on('error', reject)
      .end();
  });
}

/** A hundred features in a box over HTTP, against the very same SQL through pg alone, in turn. */
export async function compareItems(databaseUrl: string, scenario: number): Promise<Comparison> {
  const own = await startServer('./tile-server.js', { DATABASE_URL: databaseUrl });
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    types: valueTypes,
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  });
  const boxes = Array.from({ length: 40 }, (_, at) => {
    const [x, y] = [112.665 + (at % 8) * 0.012, 38.125 + Math.floor(at / 8) * 0.02];
    return `${x.toFixed(4)},${y.toFixed(4)},${(x + 0.006).toFixed(4)},${(y + 0.006).toFixed(4)}`;
  });
  try {
    const statements = await Promise.all(boxes.map((bbox) => recordStatements(pool, scenario, bbox)));
    const overHttp = async () => {
      for (const bbox of boxes) {
        await fetchPlain(
          `http://127.0.0.1:${own.port}/api/published/bench/collections/zone/items?limit=100&bbox=${bbox}`,
        );
      }
    };
    const throughPg = async () => {
      for (const pair of statements)
        await Promise.all(pair.map(({ text, values }) => pool.query(text, values)));
    };
    const { a, b, wallRatio } = await inTurn(9, overHttp, throughPg, null);
    return {
      name: 'items, bbox, 100 features',
      denominator: 'the same SQL through pg alone',
      ...{ wallRatio, target: 1.15 },
      detail: { ownWallPerRequest: a.wall / boxes.length, pgWallPerRequest: b.wall / boxes.length },
    };
  } finally {
    own.stop();
    await pool.end();
  }
}

function fetchPlain(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      response.resume();
      response.on('end', () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });
}

interface Statement {
  text: string;
  values: unknown[];
}

/** What the server sends to the database for a request, written down as it passes. */
async function recordStatements(pool: pg.Pool, scenario: number, bbox: string): Promise<Statement[]> {
  const statements: Statement[] = [];
  const recording: PostgresPool = {
    connect: async () => {
      const client = await pool.connect();
      return {
        query: (text: string, values: unknown[]) => {
          statements.push({ text, values });
          return client.query(text, values);
        },
        release: () => client.release(),
      } as never;
    },
    end: () => Promise.resolve(),
  };
  const tiles = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: recording }) });
  const repository = new FeatureRepository({ tiles } as Database);
  const zone = findCollection('zone')!;
  await repository.readPage(scenario, zone, parseItemsQuery({ limit: '100', bbox }, zone), null);
  return statements;
}
