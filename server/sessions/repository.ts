import { sql, type Transaction } from 'kysely';
import type { Membership } from '#domain/people/roles.ts';
import { membershipsOf } from '../accounts/repository.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';

/** How long a session lasts: from the sign-in, and without a sign of life (ASVS 5.0, 7.3.1 and 7.3.2). */
export const sessionDays = { whole: 14, idle: 3 } as const;

/** Signs of life are written down no more often than this. */
const seenEveryMinutes = 5;

/** Somebody who is signed in. */
export interface SignedIn {
  account: number;
  name: string;
  displayName: string;
  memberships: Membership[];
  /** True where the last sign of life was written down long enough ago. */
  isStale: boolean;
}

/** A place that somebody is signed in at. */
export interface SessionRecord {
  tokenHash: Buffer;
  userAgent: string;
  createdAt: Date;
  seenAt: Date;
}

/** Sessions, and the sign-ins that failed. */
export class SessionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(tokenHash: Buffer): Promise<SignedIn | null> {
    const row = await this.#database.queries
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account')
      .select(['account.id as account', 'account.name', 'account.display_name as displayName'])
      .select(membershipsOf('account.id').as('memberships'))
      .select(
        sql<boolean>`session.seen_at < now() - make_interval(mins => ${sql.lit(seenEveryMinutes)})`.as(
          'isStale',
        ),
      )
      .where('session.token_hash', '=', tokenHash)
      .where('account.disabled_at', 'is', null)
      .where(isAlive)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Begin a session; those that have run out are forgotten with it. */
  async begin(
    transaction: Transaction<Schema>,
    session: { tokenHash: Buffer; account: number; userAgent: string },
  ): Promise<void> {
    await transaction
      .deleteFrom('session')
      .where('account', '=', session.account)
      .where(({ not }) => not(isAlive))
      .execute();
    await transaction
      .insertInto('session')
      .values({ token_hash: session.tokenHash, account: session.account, user_agent: session.userAgent })
      .execute();
  }

  async markSeen(tokenHash: Buffer): Promise<void> {
    await this.#database.queries
      .updateTable('session')
      .set({ seen_at: sql<Date>`now()` })
      .where('token_hash', '=', tokenHash)
      .execute();
  }

  /** The sessions of an account, the last used first. */
  async list(account: number): Promise<SessionRecord[]> {
    return this.#database.queries
      .selectFrom('session')
      .select(['token_hash as tokenHash', 'user_agent as userAgent'])
      .select(['created_at as createdAt', 'seen_at as seenAt'])
      .where('account', '=', account)
      .where(isAlive)
      .orderBy('seen_at', 'desc')
      .execute();
  }

  async end(tokenHash: Buffer): Promise<void> {
    await this.#database.queries.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
  }

  /** End all sessions of an account, but for the one that stays, if any. */
  async endAll(account: number, except: Buffer | null, transaction?: Transaction<Schema>): Promise<void> {
    await (transaction ?? this.#database.queries)
      .deleteFrom('session')
      .where('account', '=', account)
      .$if(except !== null, (query) => query.where('token_hash', '!=', except!))
      .execute();
  }

  /**
   * Count one more under each key; a window that is over begins anew. What is counted then, and how many seconds the
   * window of each still lasts.
   */
  async addAttempts(
    keys: readonly Buffer[],
    windowMinutes: number,
  ): Promise<{ key: Buffer; failures: number; secondsLeft: number }[]> {
    const window = sql`make_interval(mins => ${windowMinutes})`;
    const isOver = sql<boolean>`failed_sign_in.since <= now() - ${window}`;
    return (
      this.#database.queries
        .insertInto('failed_sign_in')
        // in one order, or two that come at once could wait for each other
        .values(keys.toSorted(Buffer.compare).map((key) => ({ key, failures: 1, since: sql<Date>`now()` })))
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet({
            failures: sql<number>`case when ${isOver} then 1 else failed_sign_in.failures + 1 end`,
            since: sql<Date>`case when ${isOver} then now() else failed_sign_in.since end`,
          }),
        )
        .returning(['key', 'failures'])
        .returning(
          sql<number>`ceil(extract(epoch from since + ${window} - now()))::integer`.as('secondsLeft'),
        )
        .execute()
    );
  }

  /** Take back what was counted of an attempt that was none, and forget what is long over. */
  async forgetAttempts(all: Buffer | null, one: readonly Buffer[]): Promise<void> {
    await this.#database.queries
      .deleteFrom('failed_sign_in')
      .where(({ or, eb }) =>
        or([
          ...(all === null ? [] : [eb('key', '=', all)]),
          eb('since', '<', sql<Date>`now() - interval '1 day'`),
        ]),
      )
      .execute();
    await this.#database.queries
      .updateTable('failed_sign_in')
      .set(({ eb }) => ({ failures: eb('failures', '-', 1) }))
      .where('key', 'in', one)
      .where('failures', '>', 0)
      .execute();
  }
}

const isAlive = sql<boolean>`session.created_at > now() - make_interval(days => ${sql.lit(sessionDays.whole)})
  and session.seen_at > now() - make_interval(days => ${sql.lit(sessionDays.idle)})`;
