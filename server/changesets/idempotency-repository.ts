import { sql, type Transaction } from 'kysely';
import type { Schema } from '../database/schema.ts';
import { Problem } from '../http/problem.ts';

/** A request that its sender may send again, not knowing whether it arrived. */
export interface RepeatableRequest {
  account: number;
  key: string;
  scenario: number;
  hash: Buffer;
}

/** How long answers are kept for whoever asks again. */
const keptHours = 48;

/** What was answered to requests with a key of their own. */
export class IdempotencyRepository {
  /** The answer to the same request, or null. Throws a Problem (422) where the key was used for another request. */
  async find(
    transaction: Transaction<Schema>,
    { account, key, scenario, hash }: RepeatableRequest,
  ): Promise<{ changeset: number; ids: Record<string, string> } | null> {
    const row = await transaction
      .selectFrom('idempotency_key')
      .select(['scenario', 'request_hash', 'changeset', 'ids'])
      .where('account', '=', account)
      .where('key', '=', key)
      .executeTakeFirst();
    if (!row) return null;
    if (row.scenario !== scenario || !row.request_hash.equals(hash)) throw reused();
    return { changeset: row.changeset, ids: row.ids };
  }

  /**
   * Keep what was answered, and forget what is old. Throws a Problem (422) where the key was used for another request
   * meanwhile: those to one scenario take turns, to two they do not.
   */
  async keep(
    transaction: Transaction<Schema>,
    { account, key, scenario, hash }: RepeatableRequest,
    changeset: number,
    ids: Record<string, string>,
  ): Promise<void> {
    await transaction
      .deleteFrom('idempotency_key')
      .where('created_at', '<', sql<Date>`now() - make_interval(hours => ${sql.lit(keptHours)})`)
      .execute();
    const kept = await transaction
      .insertInto('idempotency_key')
      .values({ account, key, scenario, request_hash: hash, changeset, ids: JSON.stringify(ids) })
      .onConflict((conflict) => conflict.columns(['account', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (!kept) throw reused();
  }
}

const reused = () =>
  new Problem(
    422,
    'idempotency-key-reused',
    'This Idempotency-Key came with another request before. Nothing was changed.',
  );
