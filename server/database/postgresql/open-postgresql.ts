import { Kysely } from 'kysely';
import pg from 'pg';
import { ping, statementLimits, type Database, type StatementLimits } from '../database.ts';
import { Dialect, type ClientPool } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import { valueTypes } from '../value-parsers.ts';
import { openChannel } from './channel.ts';
import { preferReplica } from './prefer-replica.ts';

/** Connections each kind of work may hold: a slow import can't starve the tiles, nor tiles the edits. */
const poolSizes = { tiles: 8, reads: 4, queries: 8, jobs: 3 } as const;

/** How much later than the server ends a statement we give up waiting for it, ms: then the server is frozen or gone. */
const graceMilliseconds = 1_000;

/**
 * Open PostgreSQL with PostGIS, one pool for each kind of work. Connects lazily; the first query tells whether
 * the server is there. With `readUrl` tiles and published features are read from that replica while it answers.
 */
export function openPostgresql(
  url: string,
  readUrl: string | null,
  limits: StatementLimits = statementLimits,
): Database {
  const pools = {
    tiles: openPool(url, 'tiles', limits),
    reads: openPool(url, 'reads', limits),
    queries: openPool(url, 'queries', limits),
    jobs: openPool(url, 'jobs', limits),
  };
  const replicas =
    readUrl === null
      ? {}
      : { tiles: openPool(readUrl, 'tiles', limits), reads: openPool(readUrl, 'reads', limits) };
  const queries = overPool(pools.queries);
  return {
    engine: 'postgresql',
    tiles: overPool(preferReplica(replicas.tiles, pools.tiles)),
    reads: overPool(preferReplica(replicas.reads, pools.reads)),
    mayLag: readUrl !== null,
    queries,
    jobs: overPool(pools.jobs),
    openChannel: (names, listeners) => openChannel(url, names, listeners),
    ping: () => ping(queries),
    close: async () => {
      await Promise.all([...Object.values(pools), ...Object.values(replicas)].map((pool) => pool.end()));
    },
  };
}

function openPool(connectionString: string, kind: keyof typeof poolSizes, limits: StatementLimits): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: poolSizes[kind],
    pipeline: true,
    statement_timeout: limits[kind],
    query_timeout: limits[kind] + graceMilliseconds,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 2_000,
    // compiling a query, or starting a parallel worker, takes longer than a tile does
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
    application_name: `dayu ${kind}`,
    types: valueTypes,
  });
  // a connection that breaks tells its query, or is dropped by the pool; without listeners it would end the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function overPool(pool: ClientPool): Kysely<Schema> {
  const remembering = { remembersStatements: true, connect: () => pool.connect(), end: () => pool.end() };
  return new Kysely<Schema>({ dialect: new Dialect(remembering) });
}
