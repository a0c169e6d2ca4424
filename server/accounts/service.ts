import { foldAccountName, isClearAccountName, isClearDisplayName } from '#domain/people/account-name.ts';
import { mayAdministerAll, type Membership, type Role } from '#domain/people/roles.ts';
import type { Transaction } from 'kysely';
import { notAllowed, type Actor } from '../access/actor.ts';
import { readStanding } from '../access/standing-repository.ts';
import type { RightsNews } from '../access/rights-news.ts';
import { hashSecretToken, makeSecretToken } from '../access/secret-token.ts';
import type { OneTimeLinkTable, Schema } from '../database/schema.ts';
import { badRequest, notFound, Problem } from '../http/problem.ts';
import type { SessionRepository } from '../sessions/repository.ts';
import { SignInLimit } from '../sessions/sign-in-limit.ts';
import type { TokenRepository } from '../tokens/repository.ts';
import { requireStrongPassword } from './password-strength.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { AccountRecord, AccountRepository, LinkRecord } from './repository.ts';

/** How long links let somebody in, hours: the first for an afternoon of setting up, the others for a working week. */
const linkHours = { first: 24, invitation: 168, reset: 24 } as const;

/** The name of the first account until whoever takes it chooses another. */
const firstName = 'admin';
const firstDisplayName = '管理员';

/** Somebody who is invited, or was known already. */
export interface Invited {
  account: number;
  /** Secret of the link to hand over; null for somebody who can sign in already. */
  link: string | null;
}

/** Accounts, what they are in which plan, and how people get in. */
export class AccountService {
  readonly #accounts: AccountRepository;
  readonly #sessions: SessionRepository;
  readonly #tokens: TokenRepository;
  readonly #rights: RightsNews;
  readonly #limit: SignInLimit;

  constructor(
    accounts: AccountRepository,
    sessions: SessionRepository,
    tokens: TokenRepository,
    rights: RightsNews,
  ) {
    this.#rights = rights;
    this.#accounts = accounts;
    this.#sessions = sessions;
    this.#tokens = tokens;
    this.#limit = new SignInLimit(sessions);
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

  /**
   * For whoever sits at the console of the server: the secret of a link to the account of somebody who administers all.
   * Where nobody who does can sign in, to any account, which administers all from then on and is made where there is
   * none. Throws a Problem: 400 for what is no name, 404 for one that is not an administrator's while there are others.
   */
  recover(text: string): Promise<string> {
    const name = requireName(text);
    return this.#accounts.writeRoles(async (transaction) => {
      const found = await this.#accounts.findByName(name, transaction);
      const isAdministrator = found !== null && !found.isDisabled && mayAdministerAll(found.memberships);
      if (!isAdministrator && (await this.#accounts.countAdministrators(transaction)) > 0)
        throw notFound(
          'account-not-found',
          'There is no such administrator, and there are others who can sign in: ask them.',
        );
      const account = found?.id ?? (await this.#accounts.create(transaction, name, firstDisplayName))!;
      await this.#accounts.lock(transaction, account);
      await this.#accounts.setDisabled(transaction, account, false);
      await this.#accounts.setRole(transaction, account, null, 'admin');
      return this.#addLink(transaction, account, found?.passwordHash ? 'reset' : 'invitation', null);
    });
  }

  /** What a link is for; throws a Problem (404) for one that opens no more. */
  async findLink(token: string): Promise<LinkRecord> {
    const link = await this.#accounts.findLink(hashSecretToken(token));
    if (!link) throw usedUp();
    return link;
  }

  /**
   * Choose a password with a link, and use the link up; returns the account and the hash of its password. Whoever is signed in to it is signed out,
   * and programs with a token of it are let in no more: somebody else may have had the password.
   * Throws a Problem: 404 for a link that opens no more, 422 for a weak password, 409 for a name that is taken.
   */
  async useLink(
    token: string,
    chosen: { password: string; name: string | null; displayName: string | null },
  ): Promise<{ account: number; passwordHash: string }> {
    const tokenHash = hashSecretToken(token);
    const link = await this.findLink(token);
    const name = link.purpose === 'first' && chosen.name !== null ? requireName(chosen.name) : link.name;
    const displayName = chosen.displayName === null ? null : requireDisplayName(chosen.displayName);
    requireStrongPassword(chosen.password, [name, displayName ?? link.displayName]);
    const passwordHash = await hashPassword(link.name, chosen.password);
    const used = await this.#accounts.write(async (transaction) => {
      const account = await this.#accounts.takeLink(transaction, tokenHash);
      if (account === null) throw usedUp();
      if (name !== link.name && !(await this.#accounts.setName(transaction, account, name)))
        throw nameTaken();
      if (displayName !== null) await this.#accounts.rename(transaction, account, displayName);
      await this.#accounts.setPassword(transaction, account, passwordHash);
      await this.#accounts.removeLinks(transaction, account);
      await this.#sessions.endAll(account, null, transaction);
      await this.#tokens.removeAll(transaction, account);
      return { account, passwordHash };
    });
    this.#rights.tell(used.account);
    return used;
  }

  /**
   * The hash of the actor's password. Throws a Problem where the one that was typed is not it: 403, 409 where the account
   * has none, 429 after too many: a session that was left open must not be a place to guess from.
   */
  async requirePassword(actor: Actor, password: string): Promise<string> {
    const stored = await this.#accounts.readPasswordHash(actor.account);
    if (stored === null)
      throw new Problem(
        409,
        'no-password',
        'This account has no password. An administrator can give you a link to choose one.',
      );
    await this.#limit.takeConfirmation(actor.account);
    if (!(await verifyPassword(actor.name, stored, password))) throw wrongPassword();
    await this.#limit.forgetConfirmations(actor.account);
    return stored;
  }

  /**
   * Change one's own password; other sessions end. Throws a Problem: 403 for a wrong one now, 422 for a weak one, 429
   * after too many wrong ones.
   */
  async changePassword(actor: Actor, current: string, next: string): Promise<void> {
    const stored = await this.requirePassword(actor, current);
    requireStrongPassword(next, [actor.name, actor.displayName]);
    const passwordHash = await hashPassword(actor.name, next);
    await this.#accounts.write(async (transaction) => {
      // of two who change it at once, one has the password of before
      const found = await this.#accounts.lock(transaction, actor.account);
      if (found?.passwordHash !== stored) throw wrongPassword();
      // hashing takes a moment, in which they may have been kept out
      await readStanding(transaction, actor, { isKept: true });
      await this.#accounts.setPassword(transaction, actor.account, passwordHash);
      await this.#sessions.endAll(actor.account, keptSession(actor), transaction);
    });
    this.#rights.tell(actor.account);
  }

  /** All accounts, or those with a role of their own in a plan. */
  list(plan: string | null): Promise<AccountRecord[]> {
    return this.#accounts.list(plan);
  }

  /**
   * Give somebody a role in a plan (null: in every plan), with an account where they have none, and a link to it until
   * they have come: the only one that opens, as whoever holds an older one was not meant to have this role. Throws a
   * Problem: 400 for what is no clear name, 403 where the actor may not, 409 where the name is that of somebody else, or of
   * somebody who is awaited in other plans.
   */
  async invite(
    actor: Actor,
    person: { name: string; displayName: string; plan: string | null; role: Role },
  ): Promise<Invited> {
    const name = requireName(person.name);
    const displayName = requireDisplayName(person.displayName);
    return this.#accounts.writeRoles(async (transaction) => {
      const own = await this.#requireAdmin(transaction, actor, person.plan);
      const created = await this.#accounts.create(transaction, name, displayName);
      const account = created ?? (await this.#requireSame(transaction, name, displayName));
      await this.#accounts.lock(transaction, account);
      const known = (await this.#accounts.find(account, transaction))!;
      const isAwaited = !known.hasPassword && !known.hasIdentity;
      // whose identities an administrator took away has been here, and is nobody for the admin of a plan to be
      const isNew = created !== null || (await this.#accounts.isInvited(transaction, account));
      const mayInvite = mayAdministerAll(own) || (isNew && administersAll(own, known.memberships));
      if (isAwaited && !mayInvite) throw awaitedElsewhere();
      await this.#giveRole(transaction, known, person.plan, person.role);
      const link = isAwaited ? await this.#addLink(transaction, account, 'invitation', actor.account) : null;
      return { account, link };
    });
  }

  /** Give a role or take it away (null), and with an admin's the links that were made by its grace. */
  async #giveRole(
    transaction: Transaction<Schema>,
    { id, memberships }: AccountRecord,
    plan: string | null,
    role: Role | null,
  ): Promise<void> {
    await this.#accounts.setRole(transaction, id, plan, role);
    const wasAdmin = memberships.some((one) => one.plan === plan && one.role === 'admin');
    if (wasAdmin && role !== 'admin') await this.#accounts.removeLinksBy(transaction, id);
    await this.#requireAdministrator(transaction);
  }

  /**
   * The account of a name, where the person who is meant goes by its display name: a role is not given to somebody else
   * who happens to have the name. What that person is called is not told.
   */
  async #requireSame(transaction: Transaction<Schema>, name: string, displayName: string): Promise<number> {
    const { id } = (await this.#accounts.findByName(name, transaction))!;
    const record = await this.#accounts.find(id, transaction);
    if (record?.displayName.trim() !== displayName)
      throw new Problem(
        409,
        'name-of-another',
        'Somebody with another display name has this user name already. Nothing was changed.',
      );
    return id;
  }

  /**
   * What somebody is in a plan (null: in every plan) from now on; null takes the role away. Links to them that were made
   * by others than could have given this role open no more.
   */
  async setRole(actor: Actor, account: number, plan: string | null, role: Role | null): Promise<void> {
    await this.#accounts.writeRoles(async (transaction) => {
      const own = await this.#requireAdmin(transaction, actor, plan);
      await this.#accounts.lock(transaction, account);
      const known = await this.#accounts.find(account, transaction);
      // a plan's admin adds people by their names, and learns of no others by trying numbers
      if (!known || !(mayAdministerAll(own) || known.memberships.some((one) => one.plan === plan)))
        throw noAccount();
      await this.#giveRole(transaction, known, plan, role);
    });
    this.#rights.tell(account);
  }

  /** Rename somebody, or keep them out, which signs them out everywhere. */
  async change(
    actor: Actor,
    account: number,
    { displayName, isDisabled }: { displayName?: string; isDisabled?: boolean },
  ): Promise<AccountRecord> {
    const shown = displayName === undefined ? null : requireDisplayName(displayName);
    const written = await this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, null);
      if (shown !== null) await this.#accounts.rename(transaction, account, shown);
      if (isDisabled !== undefined) await this.#accounts.setDisabled(transaction, account, isDisabled);
      if (isDisabled) {
        await this.#sessions.endAll(account, null, transaction);
        await this.#accounts.removeLinksBy(transaction, account);
      }
      await this.#requireAdministrator(transaction);
      const changed = await this.#accounts.find(account, transaction);
      if (!changed) throw noAccount();
      return changed;
    });
    this.#rights.tell(account);
    return written;
  }

  /** Sign somebody out everywhere; their tokens stay, and they may sign in again. */
  async endSessions(actor: Actor, account: number): Promise<void> {
    await this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, null);
      await this.#accounts.lock(transaction, account);
      if (!(await this.#accounts.find(account, transaction))) throw noAccount();
      await this.#sessions.endAll(account, null, transaction);
    });
    this.#rights.tell(account);
  }

  /** A link with which somebody chooses a new password; returns its secret. */
  async makeLink(actor: Actor, account: number): Promise<string> {
    return this.#accounts.writeRoles(async (transaction) => {
      await this.#requireAdmin(transaction, actor, null);
      await this.#accounts.lock(transaction, account);
      const found = await this.#accounts.find(account, transaction);
      if (!found) throw noAccount();
      const purpose = found.hasPassword ? 'reset' : 'invitation';
      return this.#addLink(transaction, account, purpose, actor.account);
    });
  }

  async #createFirst(transaction: Transaction<Schema>): Promise<number> {
    const account = (await this.#accounts.create(transaction, firstName, firstDisplayName))!;
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

  /**
   * The role is looked at again where it counts: it may have been taken away since the request came. Returns the roles
   * of the actor; throws a Problem: 403 for one who does not administer the plan, 401 for one who was signed out.
   */
  async #requireAdmin(
    transaction: Transaction<Schema>,
    actor: Actor,
    plan: string | null,
  ): Promise<Membership[]> {
    // roles stay as they are: whoever changes one takes turns with this
    const memberships = await readStanding(transaction, actor, { isKept: false });
    const isAdminOfPlan = memberships.some((one) => one.role === 'admin' && one.plan === plan);
    if (!mayAdministerAll(memberships) && !(plan !== null && isAdminOfPlan)) throw notAllowed(actor);
    return memberships;
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

/** True where somebody is the admin of all plans that another has a role in, who has none in every plan. */
const administersAll = (own: readonly Membership[], others: readonly Membership[]) =>
  others.every(({ plan }) => plan !== null && own.some((one) => one.role === 'admin' && one.plan === plan));

const keptSession = ({ by }: Actor) => (by.kind === 'session' ? by.tokenHash : null);
const wrongPassword = () =>
  new Problem(403, 'wrong-password', 'The password you have now is not that one. Nothing was changed.');
const noAccount = () => notFound('account-not-found', 'There is no such account.');
const nameTaken = () =>
  new Problem(409, 'name-taken', 'Somebody has this name already. Nothing was changed.');
const awaitedElsewhere = () =>
  new Problem(
    409,
    'awaited-elsewhere',
    'Somebody of this name is not yet back or was invited elsewhere. Nothing was changed; ask whoever administers all.',
  );
const usedUp = () =>
  notFound('link-used-up', 'This link has been used, or its time is over. Ask for another one.');

function requireName(text: string): string {
  const name = foldAccountName(text);
  if (name === null || !isClearAccountName(name))
    throw badRequest(
      'invalid-name',
      'A name to sign in with has 2 to 64 letters or digits, all of scripts that look different, and between them . _ @ + or -.',
    );
  return name;
}

function requireDisplayName(text: string): string {
  if (!isClearDisplayName(text))
    throw badRequest(
      'invalid-display-name',
      'A display name shows all it has: no characters that nobody sees, and no words of letters that look alike.',
    );
  return text.trim();
}
