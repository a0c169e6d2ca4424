import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import pg from 'pg';
import { ping, statementLimits, type Database, type Progress, type StatementLimits } from '../database.ts';
import { Dialect, type Client } from '../dialect.ts';
import { DatabaseUnavailableError } from '../errors.ts';
import type { Schema } from '../schema.ts';
import { valueTypes } from '../value-parsers.ts';
import { EngineStream } from './engine-stream.ts';
import { Engine } from './engine.ts';
import { explainHomeError } from './home-error.ts';
import { lockHome } from './lock.ts';
import { slimPostgisBundle } from './postgis-bundle.ts';
import { Turns, type Purpose } from './turns.ts';

export interface EmbeddedOptions {
  /** Folder of the lock, the data and the repacked extension. */
  home: string;
  /** False only for throw-away databases of tests: faster, and lost with the power. */
  fsync?: boolean;
  /** Longest a statement may run, in ms; tests shorten it. */
  limits?: StatementLimits;
  progress?: Progress;
}

/**
 * Open the embedded database in `home`, initialising it when there is none. Throws a HomeLockedError when another
 * process has it open, and a HomeError when the folder can't be written or its disk is full.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  try {
    return await openHome(options);
  } catch (error) {
    throw explainHomeError(options.home, error);
  }
}

async function openHome(options: EmbeddedOptions): Promise<Database> {
  const { home, fsync = true, limits = statementLimits, progress = () => undefined } = options;
  await mkdir(home, { recursive: true });
  const unlock = lockHome(home);
  try {
    const dataFolder = join(home, 'database');
    progress('postgis', 0);
    const postgisBundle = await slimPostgisBundle(home);
    if (!existsSync(dataFolder)) await initialise(dataFolder, postgisBundle, progress);
    progress('open', 0);
    const session = await Session.open(() => Engine.open({ dataFolder, postgisBundle, fsync }));
    return databaseOver(session, limits, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Initialise beside the final place and rename: a half-made data directory would never open again. */
async function initialise(dataFolder: string, postgisBundle: string, progress: Progress): Promise<void> {
  const scratch = `${dataFolder}.initialising`;
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  progress('initialise', 0);
  try {
    const engine = await Engine.open({ dataFolder: scratch, postgisBundle, fsync: true });
    await engine.close();
    await syncTree(scratch);
  } catch (error) {
    // on a full disk it would take the space that is needed to go on
    await rm(scratch, { recursive: true, force: true });
    throw error;
  }
  await rename(scratch, dataFolder);
  await syncPath(join(dataFolder, '..'));
}

/** Have a whole folder on the disk: the engine unpacks most of its files and never syncs what it doesn't change. */
async function syncTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await syncPath(join(entry.parentPath, entry.name));
  }
  await syncPath(folder);
}

async function syncPath(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}

/** The engine of the moment: when a run ends, the next connection opens another. */
class Session {
  readonly #openEngine: () => Promise<Engine>;
  #engine: Promise<Engine>;
  #isClosed = false;
  /** Limit of the statements of whoever holds the lease, in ms. */
  limitMilliseconds: number = statementLimits.queries;

  private constructor(openEngine: () => Promise<Engine>, engine: Engine) {
    this.#openEngine = openEngine;
    this.#engine = Promise.resolve(engine);
  }

  static async open(openEngine: () => Promise<Engine>): Promise<Session> {
    return new Session(openEngine, await openEngine());
  }

  /** A stream to the engine, which is reopened if its last run has ended. */
  stream(): EngineStream {
    return new EngineStream(
      () => this.#runningEngine(),
      () => this.limitMilliseconds,
    );
  }

  async #runningEngine(): Promise<Engine> {
    const current = await this.#engine.catch(() => null);
    if (this.#isClosed) throw new DatabaseUnavailableError('the database is closed');
    if (current && !current.isEnded) return current;
    await current?.ended;
    this.#engine = this.#openEngine();
    return this.#engine;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const engine = await this.#engine.catch(() => null);
    await engine?.close();
  }
}

/** One session serves all in turn. Statements of each kind run under their own limit. */
function databaseOver(session: Session, limits: StatementLimits, unlock: () => void): Database {
  const pool = openPool(session);
  const turns = new Turns();
  const limited = (purpose: Purpose) =>
    new Kysely<Schema>({
      dialect: new Dialect({
        connect: () => lease(pool, turns, purpose, () => (session.limitMilliseconds = limits[purpose])),
        end: () => Promise.resolve(),
      }),
    });
  const queries = limited('queries');
  return {
    engine: 'embedded',
    openChannel: null,
    tiles: limited('tiles'),
    reads: limited('reads'),
    mayLag: false,
    queries,
    jobs: limited('jobs'),
    ping: () => ping(queries),
    close: async () => {
      turns.refuse(new DatabaseUnavailableError('the database is being closed'));
      await pool.end();
      await session.close();
      unlock();
    },
  };
}

/** The one connection for the length of a turn, which ends when it is released: the lease of a transaction. */
async function lease(pool: pg.Pool, turns: Turns, purpose: Purpose, begin: () => void): Promise<Client> {
  const endTurn = await turns.take(purpose);
  try {
    const client = await pool.connect();
    begin();
    return {
      query: client.query.bind(client),
      release: () => {
        client.release();
        endTurn();
      },
    };
  } catch (error) {
    endTurn();
    throw error;
  }
}

/** Longest that a connection may take, in ms: the engine may have to be reopened first. */
const connectLimitMilliseconds = 30_000;

function openPool(session: Session): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: connectLimitMilliseconds,
    user: 'postgres',
    database: 'postgres',
    stream: () => session.stream() as unknown as Socket,
    types: valueTypes,
  });
  // a connection that breaks tells its query, or is dropped by the pool; without listeners it would end the process
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
