import { randomBytes } from 'node:crypto';
import type { Database } from '../database/database.ts';

/** What the installation keeps for itself. */
export class SettingRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A secret key that all servers on this database share; made the first time it is asked for. */
  async secret(key: string): Promise<Buffer> {
    const value = JSON.stringify({ base64: randomBytes(32).toString('base64') });
    await this.#database.queries
      .insertInto('setting')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    const row = await this.#database.queries
      .selectFrom('setting')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return Buffer.from((row.value as { base64: string }).base64, 'base64');
  }
}
