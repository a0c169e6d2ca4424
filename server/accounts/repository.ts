import { sql, type Transaction } from 'kysely';
import type { Membership, Role } from '#domain/people/roles.ts';
import type { Database, Queries } from '../database/database.ts';
import type { OneTimeLinkTable, Schema } from '../database/schema.ts';

/** Somebody who may sign in. */
export interface AccountRecord {
  id: number;
  name: string;
  displayName: string;
  /** False until a password has been chosen. */
  hasPassword: boolean;
  /** True where the account is somebody's at an identity provider. */
  hasIdentity: boolean;
  isDisabled: boolean;
  createdAt: Date;
  memberships: Membership[];
}

export interface LinkRecord {
  account: number;
  purpose: OneTimeLinkTable['purpose'];
  name: string;
  displayName: string;
}

export interface NewLink {
  tokenHash: Buffer;
  account: number;
  purpose: OneTimeLinkTable['purpose'];
  createdBy: number | null;
  hours: number;
}

/** The roles of an account as a JSON array, those for every plan first. */
export const membershipsOf = (account: 'account.id') => sql<Membership[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('plan', own.plan, 'role', own.role) order by own.plan nulls first), '[]')
  from membership as own where own.account = ${sql.ref(account)})`;

/**
 * True for a link whose maker may still let this person in: whoever administers all; or, for somebody who was never in,
 * the admin of every plan that they have a role in. Else a link would be worth more than its maker ever was, once the
 * person is given more, or the maker less. Nobody made those of the server and of whoever sits at its console.
 */
const isMakersToGive = sql<boolean>`(one_time_link.created_by is null or exists (
  select from account as maker join membership as own on own.account = maker.id
  where maker.id = one_time_link.created_by and maker.disabled_at is null and own.role = 'admin'
    and (own.plan is null or (
      one_time_link.purpose = 'invitation'
      and exists (select from account as person where person.id = one_time_link.account
        and person.password_hash is null)
      and not exists (select from external_identity where external_identity.account = one_time_link.account)
      and exists (select from membership as given where given.account = one_time_link.account
        and given.plan = own.plan)
      and not exists (select from membership as given where given.account = one_time_link.account
        and not exists (select from membership as over where over.account = maker.id and over.role = 'admin'
          and over.plan = given.plan))))))`;

/** Accounts, what they are in which plan, and the links that let them in. */
export class AccountRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  write<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.#database.queries.transaction().execute(work);
  }

  /** The same for what changes who may do what: all who do take turns, or two could each keep the other. */
  writeRoles<Result>(work: (transaction: Transaction<Schema>) => Promise<Result>): Promise<Result> {
    return this.write(async (transaction) => {
      await sql`lock table membership in share row exclusive mode`.execute(transaction);
      return work(transaction);
    });
  }

  /** All accounts, or those with a role of their own in a plan. */
  async list(plan: string | null): Promise<AccountRecord[]> {
    return this.#select(this.#database.queries)
      .$if(plan !== null, (query) =>
        query.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('membership')
              .select('membership.account')
              .whereRef('membership.account', '=', 'account.id')
              .where('membership.plan', '=', plan),
          ),
        ),
      )
      .orderBy('account.id')
      .execute();
  }

  async find(id: number, queries: Queries = this.#database.queries): Promise<AccountRecord | null> {
    const row = await this.#select(queries).where('account.id', '=', id).executeTakeFirst();
    return row ?? null;
  }

  /** An account by its folded name, with the hash of its password. */
  async findByName(
    name: string,
    queries: Queries = this.#database.queries,
  ): Promise<(AccountRecord & { passwordHash: string | null }) | null> {
    const row = await this.#select(queries)
      .select('password_hash as passwordHash')
      .where('account.name', '=', name)
      .executeTakeFirst();
    return row ?? null;
  }

  /**
   * What an account signs in with, null where there is none; until the transaction ends nobody else changes it, lets
   * it in or takes a link to it. Whoever locks an account does so before its links, sessions and tokens.
   */
  async lock(
    transaction: Transaction<Schema>,
    account: number,
  ): Promise<{ passwordHash: string | null; isDisabled: boolean } | null> {
    const row = await transaction
      .selectFrom('account')
      .select('password_hash as passwordHash')
      .select(sql<boolean>`disabled_at is not null`.as('isDisabled'))
      .where('id', '=', account)
      .forNoKeyUpdate()
      .executeTakeFirst();
    return row ?? null;
  }

  async readPasswordHash(account: number): Promise<string | null> {
    const row = await this.#database.queries
      .selectFrom('account')
      .select('password_hash')
      .where('id', '=', account)
      .executeTakeFirst();
    return row?.password_hash ?? null;
  }

  async isEmpty(transaction: Transaction<Schema>): Promise<boolean> {
    return !(await transaction.selectFrom('account').select('id').limit(1).executeTakeFirst());
  }

  /** The first account while nobody has chosen a password for it or any other; null afterwards. */
  async findUntakenFirst(transaction: Transaction<Schema>): Promise<number | null> {
    const row = await transaction
      .selectFrom('account')
      .select(({ fn }) => fn.min('id').as('id'))
      .having(({ fn }) => fn.count('password_hash'), '=', 0)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** False where the name is taken. */
  async setName(transaction: Transaction<Schema>, account: number, name: string): Promise<boolean> {
    const { numUpdatedRows } = await transaction
      .updateTable('account')
      .set({ name })
      .where('id', '=', account)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('account as other').select('other.id').where('other.name', '=', name))),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  /** Create an account nobody can sign in to yet. Null where the name is taken. */
  async create(transaction: Transaction<Schema>, name: string, displayName: string): Promise<number | null> {
    const row = await transaction
      .insertInto('account')
      .values({ name, display_name: displayName, password_hash: null, disabled_at: null })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id ?? null;
  }

  async setPassword(transaction: Transaction<Schema>, account: number, passwordHash: string): Promise<void> {
    await transaction
      .updateTable('account')
      .set({ password_hash: passwordHash })
      .where('id', '=', account)
      .execute();
  }

  async rename(transaction: Transaction<Schema>, account: number, displayName: string): Promise<void> {
    await transaction
      .updateTable('account')
      .set({ display_name: displayName })
      .where('id', '=', account)
      .execute();
  }

  /** Let an account in again, or keep it out. */
  async setDisabled(transaction: Transaction<Schema>, account: number, isDisabled: boolean): Promise<void> {
    await transaction
      .updateTable('account')
      .set({ disabled_at: isDisabled ? sql<Date>`coalesce(disabled_at, now())` : null })
      .where('id', '=', account)
      .execute();
  }

  /** What an account is on a plan (null: on every plan) from now on; null takes that role away. */
  async setRole(
    transaction: Transaction<Schema>,
    account: number,
    plan: string | null,
    role: Role | null,
  ): Promise<void> {
    await transaction
      .deleteFrom('membership')
      .where('account', '=', account)
      .where('plan', plan === null ? 'is' : '=', plan)
      .execute();
    if (role !== null) await transaction.insertInto('membership').values({ account, plan, role }).execute();
  }

  /** Number of accounts that can sign in and administer the installation. */
  async countAdministrators(transaction: Transaction<Schema>): Promise<number> {
    const { count } = await transaction
      .selectFrom('membership')
      .innerJoin('account', 'account.id', 'membership.account')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('membership.plan', 'is', null)
      .where('membership.role', '=', 'admin')
      .where('account.disabled_at', 'is', null)
      .where(({ or, eb, exists, selectFrom }) =>
        or([
          eb('account.password_hash', 'is not', null),
          exists(
            selectFrom('external_identity')
              .select('external_identity.id')
              .whereRef('external_identity.account', '=', 'account.id'),
          ),
        ]),
      )
      .executeTakeFirstOrThrow();
    return count;
  }

  async removeLinks(transaction: Transaction<Schema>, account: number): Promise<void> {
    await transaction.deleteFrom('one_time_link').where('account', '=', account).execute();
  }

  /** True for somebody who was invited and has not come: an invitation stays, also past its time, until it is used. */
  async isInvited(transaction: Transaction<Schema>, account: number): Promise<boolean> {
    const row = await transaction
      .selectFrom('one_time_link')
      .select('account')
      .where('account', '=', account)
      .where('purpose', '=', 'invitation')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Forget the links that an account made for others. */
  async removeLinksBy(transaction: Transaction<Schema>, maker: number): Promise<void> {
    await transaction.deleteFrom('one_time_link').where('created_by', '=', maker).execute();
  }

  /** A link that lets somebody choose a password. */
  async addLink(transaction: Transaction<Schema>, link: NewLink): Promise<void> {
    await transaction
      .insertInto('one_time_link')
      .values({
        token_hash: link.tokenHash,
        account: link.account,
        purpose: link.purpose,
        created_by: link.createdBy,
        expires_at: sql<Date>`now() + make_interval(hours => ${link.hours})`,
      })
      .execute();
  }

  /** A link that still opens, or null. */
  async findLink(tokenHash: Buffer): Promise<LinkRecord | null> {
    const row = await this.#database.queries
      .selectFrom('one_time_link')
      .innerJoin('account', 'account.id', 'one_time_link.account')
      .select(['one_time_link.account', 'one_time_link.purpose', 'account.name'])
      .select('account.display_name as displayName')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('account.disabled_at', 'is', null)
      .where(isMakersToGive)
      .executeTakeFirst();
    return row ?? null;
  }

  /** Use a link up: its account, or null where it opens no more. Of two who come at once one gets it. */
  async takeLink(transaction: Transaction<Schema>, tokenHash: Buffer): Promise<number | null> {
    const found = await transaction
      .selectFrom('one_time_link')
      .select('account')
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    // who gives the account a role at this moment is done first, or sees that it has been taken
    if (!found || !(await this.lock(transaction, found.account))) return null;
    const row = await transaction
      .deleteFrom('one_time_link')
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', sql<Date>`now()`)
      .where(isMakersToGive)
      .returning('account')
      .executeTakeFirst();
    return row?.account ?? null;
  }

  #select(queries: Queries) {
    return queries
      .selectFrom('account')
      .select(['account.id', 'account.name', 'account.display_name as displayName'])
      .select(['account.created_at as createdAt', membershipsOf('account.id').as('memberships')])
      .select(sql<boolean>`account.password_hash is not null`.as('hasPassword'))
      .select(sql<boolean>`account.disabled_at is not null`.as('isDisabled'))
      .select(({ exists, selectFrom }) =>
        exists(
          selectFrom('external_identity')
            .select('external_identity.id')
            .whereRef('external_identity.account', '=', 'account.id'),
        )
          .$castTo<boolean>()
          .as('hasIdentity'),
      );
  }
}
