import { PostgresDialect, PostgresDriver, type DatabaseConnection, type PostgresDialectConfig } from 'kysely';

/** Kysely's PostgreSQL dialect, in which a failed transaction tells why it failed, even when its connection is gone. */
export class Dialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new Driver(this.#config);
  }
}

class Driver extends PostgresDriver {
  /**
   * A rollback fails only when the connection is gone; the database has then rolled back by itself, and the pool drops
   * the connection. Kysely would throw the rollback's error in place of the one that led here.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch(() => undefined);
  }
}
