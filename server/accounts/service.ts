import { foldAccountName } from '#domain/people/account-name.ts';
import { mayAdministerAll, type Role } from '#domain/people/roles.ts';
import type { Transaction } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { hashSecretToken, makeSecretToken } from '../access/secret-token.ts';
import type { OneTimeLinkTable, Schema } from '../database/schema.ts';
import { badRequest, notFound, Problem } from '../http/problem.ts';
import type { SessionRepository } from '../sessions/repository.ts';
import { requireStrongPassword } from './password-strength.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { AccountRecord, AccountRepository, LinkRecord } from './repository.ts';

/** How long links let somebody in, hours: the first for an afternoon of setting up, the others for a working week. */
const linkHours = { first: 24, invitation: 168, reset: 24 } as const;

/** The name of the first account until whoever takes it chooses another. */
const firstName = 'admin';

/** Somebody who is invited, or was known already. */
export interface Invited {
  account: number;
  /** Secret of the link to hand over; null for somebody who has an account already. */
  link: string | null;
}

/** Accounts, what they are in which plan, and how people get in. */
export class AccountService {
  readonly #accounts: AccountRepository;
  readonly #sessions: SessionRepository;

  constructor(accounts: AccountRepository, sessions: SessionRepository) {
    this.#accounts = accounts;
    this.#sessions = sessions;
  }

  /** Until somebody has taken the first account: the secret of a link to it, another at each start. Else null. */
  prepareFirst(): Promise<string | null> {
    return this.#accounts.writeRoles(async (transaction) => {
      const isEmpty = await this.#accounts.isEmpty(transaction);
      const account = isEmpty
        ? await this.#createFirst(transaction)
        : await this.#accounts.findUntakenFirst(transaction);
      return account === null ? null : this.#addLink(transaction, account, 'first', null);
    });
  }

  /** What a link is for; throws a Problem (404) for one that opens no more. */
  async findLink(token: string): Promise<LinkRecord> {
    const link = await this.#accounts.findLink(hashSecretToken(token));
    if (!link) throw usedUp();
    return link;
  }

  /**
   * Choose a password with a link, and use the link up; returns the account. Whoever is signed in to it is signed out.
   * Throws a Problem: 404 for a link that opens no more, 422 for a weak password, 409 for a name that is taken.
   */
  async useLink(
    token: string,
    chosen: { password: string; name: string | null; displayName: string | null },
  ) {
    const tokenHash = hashSecretToken(token);
    const link = await this.findLink(token);
    const name = link.purpose === 'first' && chosen.name !== null ? requireName(chosen.name) : link.name;
    requireStrongPassword(chosen.password, [name, chosen.displayName ?? link.displayName]);
    const passwordHash = await hashPassword(chosen.password);
    return this.#accounts.write(async (transaction) => {
      const account = await this.#accounts.takeLink(transaction, tokenHash);
      if (account === null) throw usedUp();
      if (name !== link.name && !(await this.#accounts.setName(transaction, account, name)))
        throw nameTaken();
      if (chosen.displayName !== null) await this.#accounts.rename(transaction, account, chosen.displayName);
      await this.#accounts.setPassword(transaction, account, passwordHash);
      await this.#accounts.removeLinks(transaction, account);
      await this.#sessions.endAll(account, null, transaction);
      return account;
    });
  }

  /** Throws a Problem where a password is not the actor's: 403, or 409 where the account has none. */
  async requirePassword(actor: Actor, password: string): Promise<void> {
    const stored = await this.#accounts.readPasswordHash(actor.account);
    if (stored === null)
      throw new Problem(
        409,
        'no-password',
        'This account has no password. An administrator can give you a link to choose one.',
      );
    if (!(await verifyPassword(stored, password)))
      throw new Problem(
        403,
        'wrong-password',
        'The password you have now is not that one. Nothing was changed.',
      );
  }

  /** Change one's own password; other sessions end. Throws a Problem: 403 for a wrong one now, 422 for a weak one. */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    await this.requirePassword(actor, current);
    requireStrongPassword(next, [actor.name, actor.displayName]);
    const passwordHash = await hashPassword(next);
    await this.#accounts.write(async (transaction) => {
      await this.#accounts.setPassword(transaction, actor.account, passwordHash);
      await this.#sessions.endAll(actor.account, keptSession(actor), transaction);
    });
  }

  /** All accounts, or those with a role of their own in a plan. */
  list(plan: string | null): Promise<AccountRecord[]> {
    return this.#accounts.list(plan);
  }

  /**
   * Give somebody a role in a plan (null: in every plan), with an account and a link to it where they have none.
   * Throws a Problem: 400 for what is no name, 403 where the actor may not, 409 where the name is that of somebody else.
   */
  async invite(
    actor: Actor,
    person: { name: string; displayName: string; plan: string | null; role: Role },
  ): Promise<Invited> {
    const name = requireName(person.name);
    return this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, person.plan);
      const created = await this.#accounts.create(transaction, name, person.displayName);
      const account = created ?? (await this.#requireSame(transaction, name, person.displayName));
      await this.#accounts.setRole(transaction, account, person.plan, person.role);
      await this.#requireAdministrator(transaction);
      const link =
        created === null ? null : await this.#addLink(transaction, account, 'invitation', actor.account);
      return { account, link };
    });
  }

  /**
   * The account of a name, where the person who is meant goes by its display name: a role is not given to somebody else
   * who happens to have the name. What that person is called is not told.
   */
  async #requireSame(transaction: Transaction<Schema>, name: string, displayName: string): Promise<number> {
    const { id } = (await this.#accounts.findByName(name, transaction))!;
    const record = await this.#accounts.find(id, transaction);
    if (record?.displayName !== displayName.trim())
      throw new Problem(
        409,
        'name-of-another',
        'Somebody with another display name has this user name already. Nothing was changed.',
      );
    return id;
  }

  /** What somebody is in a plan (null: in every plan) from now on; null takes the role away. */
  async setRole(actor: Actor, account: number, plan: string | null, role: Role | null): Promise<void> {
    await this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, plan);
      if (!(await this.#accounts.find(account, transaction))) throw noAccount();
      await this.#accounts.setRole(transaction, account, plan, role);
      await this.#requireAdministrator(transaction);
    });
  }

  /** Rename somebody, or keep them out, which signs them out everywhere. */
  async change(
    actor: Actor,
    account: number,
    { displayName, isDisabled }: { displayName?: string; isDisabled?: boolean },
  ): Promise<AccountRecord> {
    return this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, null);
      if (displayName !== undefined) await this.#accounts.rename(transaction, account, displayName);
      if (isDisabled !== undefined) await this.#accounts.setDisabled(transaction, account, isDisabled);
      if (isDisabled) await this.#sessions.endAll(account, null, transaction);
      await this.#requireAdministrator(transaction);
      const changed = await this.#accounts.find(account, transaction);
      if (!changed) throw noAccount();
      return changed;
    });
  }

  /** A link with which somebody chooses a new password; returns its secret. */
  async makeLink(actor: Actor, account: number): Promise<string> {
    return this.#accounts.write(async (transaction) => {
      await this.#requireAdmin(transaction, actor, null);
      const found = await this.#accounts.find(account, transaction);
      if (!found) throw noAccount();
      const purpose = found.hasPassword ? 'reset' : 'invitation';
      return this.#addLink(transaction, account, purpose, actor.account);
    });
  }

  async #createFirst(transaction: Transaction<Schema>): Promise<number> {
    const account = (await this.#accounts.create(transaction, firstName, '管理员'))!;
    await this.#accounts.setRole(transaction, account, null, 'admin');
    return account;
  }

  async #addLink(
    transaction: Transaction<Schema>,
    account: number,
    purpose: OneTimeLinkTable['purpose'],
    createdBy: number | null,
  ): Promise<string> {
    const token = makeSecretToken();
    const hours = linkHours[purpose];
    const link = { tokenHash: hashSecretToken(token), account, purpose, createdBy, hours };
    // each server that starts prints a first link of its own, and all of them open
    if (purpose !== 'first') await this.#accounts.removeLinks(transaction, account);
    await this.#accounts.addLink(transaction, link);
    return token;
  }

  /** The role is looked at again where it counts: it may have been taken away since the request came. */
  async #requireAdmin(transaction: Transaction<Schema>, actor: Actor, plan: string | null): Promise<void> {
    const memberships = await this.#accounts.lockMemberships(transaction, actor.account);
    const isAdminOfPlan = memberships.some((one) => one.role === 'admin' && one.plan === plan);
    if (!mayAdministerAll(memberships) && !(plan !== null && isAdminOfPlan))
      throw new Problem(403, 'not-allowed', 'Your role does not allow this.');
  }

  /** Somebody must be left who can let others in. */
  async #requireAdministrator(transaction: Transaction<Schema>): Promise<void> {
    if ((await this.#accounts.countAdministrators(transaction)) === 0)
      throw new Problem(
        409,
        'last-administrator',
        'Somebody must be left who administers all. Nothing was changed.',
      );
  }
}

const keptSession = ({ by }: Actor) => (by.kind === 'session' ? by.tokenHash : null);
const noAccount = () => notFound('account-not-found', 'There is no such account.');
const nameTaken = () =>
  new Problem(409, 'name-taken', 'Somebody has this name already. Nothing was changed.');
const usedUp = () =>
  notFound('link-used-up', 'This link has been used, or its time is over. Ask for another one.');

function requireName(text: string): string {
  const name = foldAccountName(text);
  if (name === null)
    throw badRequest(
      'invalid-name',
      'A name to sign in with has 2 to 64 letters or digits, and between them . _ @ + or -.',
    );
  return name;
}
