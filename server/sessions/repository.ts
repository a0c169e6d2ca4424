import { sql, type Transaction } from 'kysely';
import type { Membership } from '#domain/people/roles.ts';
import { membershipsOf } from '../accounts/repository.ts';
import type { Database, Queries } from '../database/database.ts';
import { plannedOnce } from '../database/planned-once.ts';
import type { Schema } from '../database/schema.ts';

/** How long a session lasts: from the sign-in, and without a sign of life (ASVS 5.0, 7.3.1 and 7.3.2). */
export const sessionDays = { whole: 14, idle: 3 } as const;

/** Places that one account may be signed in at. */
const mostSessions = 50;

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

  async find(tokenHash: Buffer, queries: Queries = this.#database.queries): Promise<SignedIn | null> {
    const row = await queries
      .selectFrom('session')
      .modifyFront(plannedOnce)
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

  /** Begin a session; those that have run out are forgotten with it, and the longest unused of too many. */
  async begin(
    transaction: Transaction<Schema>,
    session: { tokenHash: Buffer; account: number; userAgent: string },
  ): Promise<void> {
    await transaction
      .deleteFrom('session')
      .where('account', '=', session.account)
      .where(({ not, or, eb, selectFrom }) =>
        or([
          not(isAlive),
          eb(
            'token_hash',
            'in',
            selectFrom('session as older')
              .select('older.token_hash')
              .where('older.account', '=', session.account)
              .orderBy('older.seen_at', 'desc')
              .orderBy('older.created_at', 'desc')
              .offset(mostSessions - 1),
          ),
        ]),
      )
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

  /** End a session; returns whose it was, null where there was none. */
  async end(tokenHash: Buffer): Promise<number | null> {
    const ended = await this.#database.queries
      .deleteFrom('session')
      .where('token_hash', '=', tokenHash)
      .returning('account')
      .executeTakeFirst();
    return ended?.account ?? null;
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
   * Count one more under a key; a window that is over begins anew, and others that are over are forgotten. What is
   * counted then, and how many seconds the window still lasts.
   */
  async addAttempt(key: Buffer, windowMinutes: number): Promise<{ failures: number; secondsLeft: number }> {
    const window = sql`make_interval(mins => ${windowMinutes})`;
    const isOver = sql<boolean>`failed_sign_in.since <= now() - ${window}`;
    const counted = await this.#database.queries
      .insertInto('failed_sign_in')
      .values({ key, failures: 1, since: sql<Date>`now()` })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({
          failures: sql<number>`case when ${isOver} then 1 else failed_sign_in.failures + 1 end`,
          since: sql<Date>`case when ${isOver} then now() else failed_sign_in.since end`,
        }),
      )
      .returning('failures')
      .returning(sql<number>`ceil(extract(epoch from since + ${window} - now()))::integer`.as('secondsLeft'))
      .executeTakeFirstOrThrow();
    // more than one write adds, and little for each; those that others count in just now are not waited for
    await this.#database.queries
      .deleteFrom('failed_sign_in')
      .where('key', 'in', (query) =>
        query.selectFrom('failed_sign_in').select('key').where(isOver).limit(100).forUpdate().skipLocked(),
      )
      .execute();
    return counted;
  }

  /** Take back what was counted of an attempt that was none: all under one key, if any, and one under others. */
  async forgetAttempts(all: Buffer | null, one: readonly Buffer[]): Promise<void> {
    if (all !== null)
      await this.#database.queries.deleteFrom('failed_sign_in').where('key', '=', all).execute();
    if (one.length === 0) return;
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
