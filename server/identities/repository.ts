import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/database.ts';
import type { AuthorizationRequestTable, Schema } from '../database/schema.ts';
import type { ProvenIdentity } from './provider.ts';

/** Who somebody is at a provider, as they see it themselves. */
export interface IdentityRecord {
  id: number;
  issuer: string;
  label: string | null;
  createdAt: Date;
  usedAt: Date | null;
}

/** Why a browser was sent to the provider, and where it comes back to. */
export interface AuthorizationRequest {
  purpose: AuthorizationRequestTable['purpose'];
  /** Hash of the one-time link that is accepted; null but for an invitation. */
  linkHash: Buffer | null;
  /** Hash of the session that asked for a further identity of an account, or that ends when its browser has another. */
  sessionHash: Buffer | null;
  returnTo: string;
}

/** Whose identities at providers are whose, and who is on the way there. */
export class IdentityRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  list(account: number): Promise<IdentityRecord[]> {
    return this.#database.queries
      .selectFrom('external_identity')
      .select(['id', 'issuer', 'label', 'created_at as createdAt', 'used_at as usedAt'])
      .where('account', '=', account)
      .orderBy('id')
      .execute();
  }

  /** The account of an identity; null where it is nobody's. */
  async findAccount(
    transaction: Transaction<Schema>,
    { issuer, subject }: ProvenIdentity,
  ): Promise<number | null> {
    const row = await transaction
      .selectFrom('external_identity')
      .select('account')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return row?.account ?? null;
  }

  /** Give an identity to an account. False where it is somebody's already; of two who come at once one gets it. */
  async add(
    transaction: Transaction<Schema>,
    account: number,
    { issuer, subject, label }: ProvenIdentity,
  ): Promise<boolean> {
    const row = await transaction
      .insertInto('external_identity')
      .values({ issuer, subject, account, label, used_at: sql<Date>`now()` })
      .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Write down that an identity was used, and what the provider calls it now. False where it is not the account's. */
  async markUsed(
    transaction: Transaction<Schema>,
    account: number,
    { issuer, subject, label }: ProvenIdentity,
  ): Promise<boolean> {
    const { numUpdatedRows } = await transaction
      .updateTable('external_identity')
      .set({ used_at: sql<Date>`now()`, label })
      .where('account', '=', account)
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** True where an account has a password; until the transaction ends nobody else takes away what it signs in with. */
  async lockPassword(transaction: Transaction<Schema>, account: number): Promise<boolean> {
    const row = await transaction
      .selectFrom('account')
      .select('password_hash')
      .where('id', '=', account)
      // what only refers to the account, such as a copy that is made for it, is in nobody's way
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row !== undefined && row.password_hash !== null;
  }

  /** Take an identity of an account away, or all of them (null). How many there were, and how many are left. */
  async remove(
    transaction: Transaction<Schema>,
    account: number,
    id: number | null,
  ): Promise<{ removed: number; left: number }> {
    const { numDeletedRows } = await transaction
      .deleteFrom('external_identity')
      .where('account', '=', account)
      .$if(id !== null, (query) => query.where('id', '=', id!))
      .executeTakeFirst();
    const { left } = await transaction
      .selectFrom('external_identity')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow();
    return { removed: Number(numDeletedRows), left };
  }

  /** Remember why a browser is sent away; those that never came back are forgotten. */
  async addRequest(tokenHash: Buffer, request: AuthorizationRequest, minutes: number): Promise<void> {
    await this.#database.queries
      .deleteFrom('authorization_request')
      .where('expires_at', '<', sql<Date>`now()`)
      .execute();
    await this.#database.queries
      .insertInto('authorization_request')
      .values({
        token_hash: tokenHash,
        purpose: request.purpose,
        link_hash: request.linkHash,
        session_hash: request.sessionHash,
        return_to: request.returnTo,
        expires_at: sql<Date>`now() + make_interval(mins => ${minutes})`,
      })
      .execute();
  }

  /** Why a browser was sent away; null for one that was not, or whose time is over. Told once, also of two at once. */
  async takeRequest(tokenHash: Buffer): Promise<AuthorizationRequest | null> {
    const row = await this.#database.queries
      .deleteFrom('authorization_request')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', sql<Date>`now()`)
      .returning(['purpose', 'link_hash as linkHash', 'session_hash as sessionHash', 'return_to as returnTo'])
      .executeTakeFirst();
    return row ?? null;
  }
}
