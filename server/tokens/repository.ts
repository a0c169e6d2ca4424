import { sql, type Transaction } from 'kysely';
import type { Actor, ActorToken } from '../access/actor.ts';
import { readStanding } from '../access/standing-repository.ts';
import { membershipsOf } from '../accounts/repository.ts';
import type { Database } from '../database/database.ts';
import type { Schema } from '../database/schema.ts';

/** A personal token as its owner sees it; the secret was shown once. */
export interface TokenRecord {
  id: number;
  title: string;
  scope: ActorToken['scope'];
  plan: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}

export interface NewToken {
  title: string;
  tokenHash: Buffer;
  scope: ActorToken['scope'];
  plan: string | null;
  days: number;
}

/** Tokens of one account that have not run out: as many programs as somebody can keep an eye on. */
export const mostTokens = 50;

/** Tokens that people make for their programs. */
export class TokenRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whose program shows a token; null for one that is unknown, has run out, or whose owner is kept out. */
  async findActor(tokenHash: Buffer): Promise<Actor | null> {
    const row = await this.#database.queries
      .selectFrom('personal_token')
      .innerJoin('account', 'account.id', 'personal_token.account')
      .select(['account.id as account', 'account.name', 'account.display_name as displayName'])
      .select(membershipsOf('account.id').as('memberships'))
      .select(['personal_token.id', 'personal_token.scope', 'personal_token.plan'])
      .select(sql<boolean>`coalesce(used_at < now() - interval '5 minutes', true)`.as('isStale'))
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('account.disabled_at', 'is', null)
      .executeTakeFirst();
    if (!row) return null;
    const { id, scope, plan, isStale, ...person } = row;
    if (isStale) await this.#markUsed(id);
    return { ...person, by: { kind: 'token', id, scope, plan } };
  }

  async list(account: number): Promise<TokenRecord[]> {
    return this.#database.queries
      .selectFrom('personal_token')
      .select(['id', 'title', 'scope', 'plan', 'created_at as createdAt'])
      .select(['expires_at as expiresAt', 'used_at as usedAt'])
      .where('account', '=', account)
      .orderBy('id')
      .execute();
  }

  /**
   * A token of whoever asks for it, or null where they have as many that have not run out as one may. Throws a Problem
   * (401) where they were signed out meanwhile: what is to keep somebody out must not leave them a way in.
   */
  async add(actor: Actor, token: NewToken): Promise<TokenRecord | null> {
    const { account } = actor;
    return this.#database.queries.transaction().execute(async (transaction) => {
      // of two who make the last one at once, one gets it
      await transaction
        .selectFrom('account')
        .select('id')
        .where('id', '=', account)
        .forNoKeyUpdate()
        .execute();
      await readStanding(transaction, actor, { isKept: true });
      const { live } = await transaction
        .selectFrom('personal_token')
        .select(({ fn }) => fn.countAll<number>().as('live'))
        .where('account', '=', account)
        .where('expires_at', '>', sql<Date>`now()`)
        .executeTakeFirstOrThrow();
      return live >= mostTokens ? null : this.#insert(transaction, account, token);
    });
  }

  /** Take back all tokens of an account. */
  async removeAll(transaction: Transaction<Schema>, account: number): Promise<void> {
    await transaction.deleteFrom('personal_token').where('account', '=', account).execute();
  }

  #insert(
    transaction: Transaction<Schema>,
    account: number,
    { title, tokenHash, scope, plan, days }: NewToken,
  ): Promise<TokenRecord> {
    return transaction
      .insertInto('personal_token')
      .values({
        ...{ account, title, token_hash: tokenHash, scope, plan, used_at: null },
        expires_at: sql<Date>`now() + make_interval(days => ${days})`,
      })
      .returning(['id', 'title', 'scope', 'plan', 'created_at as createdAt'])
      .returning(['expires_at as expiresAt', 'used_at as usedAt'])
      .executeTakeFirstOrThrow();
  }

  /** False where the account has no such token. */
  async remove(account: number, id: number): Promise<boolean> {
    const { numDeletedRows } = await this.#database.queries
      .deleteFrom('personal_token')
      .where('account', '=', account)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }

  async #markUsed(id: number): Promise<void> {
    await this.#database.queries
      .updateTable('personal_token')
      .set({ used_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute();
  }
}
