import {
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type PostgresDialectConfig,
  type PostgresPoolClient,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { DatabaseUnavailableError, isUnanswered } from './errors.ts';
import { nameOfStatement } from './planned-once.ts';

/** What the dialect asks of a connection. */
export type Client = Pick<pg.PoolClient, 'query' | 'release'>;

/** What the dialect asks of a pool. */
export interface ClientPool {
  /** True where every connection has a session of its own, which remembers statements by name. */
  remembersStatements?: boolean;
  connect(): Promise<Client>;
  end(): Promise<void>;
}

/**
 * Kysely's PostgreSQL dialect, in which a failed transaction tells why it failed, even when its connection is gone,
 * and answers are asked for by callback.
 */
export class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(pool: ClientPool) {
    const config = {
      pool: {
        connect: async () => clientOf(await pool.connect(), pool.remembersStatements ?? false),
        end: () => pool.end(),
      },
    };
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new Driver(this.#config);
  }
}

class Driver extends PostgresDriver {
  /**
   * The first statement goes with it, without waiting for an answer. It fails only when the connection is gone, and then
   * that statement fails too.
   */
  override beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    super.beginTransaction(connection, settings).catch(() => undefined);
    return Promise.resolve();
  }

  /**
   * A rollback fails only when the connection is gone; the database has then rolled back by itself, and the pool drops
   * the connection. Kysely would throw the rollback's error in place of the one that led here.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}

/** Kysely knows a connection by its client, which must be the same each time. */
const clients = new WeakMap<Client, PostgresPoolClient>();

function clientOf(client: Client, remembersStatements: boolean): PostgresPoolClient {
  let known = clients.get(client);
  if (!known) {
    known = new CallbackClient(client, remembersStatements) as unknown as PostgresPoolClient;
    clients.set(client, known);
  }
  return known;
}

/**
 * Asks by callback. The promises that `pg` makes itself keep each answer reachable from the one before it, once the
 * collector has moved the first to its old space: half of what is read then survives until a whole collection, which
 * took more time than all the rest of a page of features.
 */
class CallbackClient {
  readonly #client: Client;
  readonly #remembersStatements: boolean;
  /** An answer was waited for in vain, and may still come: nothing can be asked over this connection any more. */
  #isLost = false;

  constructor(client: Client, remembersStatements: boolean) {
    this.#client = client;
    this.#remembersStatements = remembersStatements;
  }

  query(text: string, parameters: unknown[]): Promise<pg.QueryResult> {
    if (this.#isLost) return Promise.reject(new DatabaseUnavailableError('the connection is lost'));
    const name = this.#remembersStatements ? nameOfStatement(text) : undefined;
    const asked = name === undefined ? text : { text, name };
    return new Promise((resolve, reject) => {
      this.#client.query(asked as string, parameters, (error: Error | null, result) => {
        if (error) this.#isLost ||= isUnanswered(error);
        return error ? reject(error) : resolve(result);
      });
    });
  }

  /** Give the connection back; one that is lost is closed. */
  release(): void {
    this.#client.release(this.#isLost);
  }
}
