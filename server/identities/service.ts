import { Problem, notFound } from '../http/problem.ts';
import { hashSecretToken, makeSecretToken } from '../access/secret-token.ts';
import { signedOut, type Actor } from '../access/actor.ts';
import { readStanding, requireAdministrator } from '../access/standing-repository.ts';
import type { RightsNews } from '../access/rights-news.ts';
import type { AccountRepository } from '../accounts/repository.ts';
import type { AccountService } from '../accounts/service.ts';
import type { SessionRepository } from '../sessions/repository.ts';
import type { SessionService, SignInPlace } from '../sessions/service.ts';
import { SignInLimit } from '../sessions/sign-in-limit.ts';
import type { IdentityProvider, ProvenIdentity } from './provider.ts';
import { requestMinutes, secretsOf, type RequestCookie } from './request-cookie.ts';
import type { AuthorizationRequest, IdentityRecord, IdentityRepository } from './repository.ts';

export interface IdentityServiceOptions {
  /** Null where none is configured. */
  provider: IdentityProvider | null;
  cookie: RequestCookie;
  identities: IdentityRepository;
  accounts: AccountService;
  accountRepository: AccountRepository;
  sessions: SessionService;
  sessionRepository: SessionRepository;
  rights: RightsNews;
}

/** Where to send a browser, and the secret that it keeps meanwhile. */
export interface Departure {
  address: string;
  secret: string;
}

/** Somebody who was sent away and is back. */
export interface BegunRequest extends AuthorizationRequest {
  /** What the browser kept. */
  secret: string;
}

/**
 * Signing in through an identity provider. The provider says who somebody is there; whose account that is, Dayu knows by
 * itself: by an invitation that was accepted so, or because whoever was signed in said so. Names and e-mail addresses
 * decide nothing, and nobody gets an account by having an identity.
 */
export class IdentityService {
  readonly #options: IdentityServiceOptions;
  readonly #limit: SignInLimit;
  readonly cookie: RequestCookie;

  constructor(options: IdentityServiceOptions) {
    this.#options = options;
    this.#limit = new SignInLimit(options.sessionRepository);
    this.cookie = options.cookie;
  }

  /** What people call the provider; null where there is none. */
  get providerName() {
    return this.#options.provider?.config.name ?? null;
  }

  /** True for an identity at the provider that is configured now, not at one of before. */
  isCurrent({ issuer }: IdentityRecord): boolean {
    const current = this.#options.provider?.config.issuer;
    // with or without the slash that an address without a path has anyway
    return current !== undefined && URL.canParse(issuer) && new URL(issuer).href === new URL(current).href;
  }

  /**
   * Send somebody off to sign in; a session that the browser has, by its hash, ends when they are back. Throws a Problem
   * (404, 429, 503).
   */
  async beginSignIn(
    returnTo: string,
    redirectUri: string,
    place: SignInPlace,
    sessionHash: Buffer | null,
  ): Promise<Departure> {
    return this.#depart({ purpose: 'sign-in', linkHash: null, sessionHash, returnTo }, redirectUri, place);
  }

  /** Send somebody off to accept an invitation, likewise. Throws a Problem (404, 409, 429, 503). */
  async beginInvitation(
    linkToken: string,
    returnTo: string,
    redirectUri: string,
    place: SignInPlace,
    sessionHash: Buffer | null,
  ): Promise<Departure> {
    const { purpose } = await this.#options.accounts.findLink(linkToken);
    // the first administrator must get in while the provider is down, and a forgotten password is one
    if (purpose !== 'invitation')
      throw new Problem(409, 'link-for-password', 'This link is for choosing a password.');
    const linkHash = hashSecretToken(linkToken);
    return this.#depart({ purpose: 'invitation', linkHash, sessionHash, returnTo }, redirectUri, place);
  }

  /**
   * Send somebody off for a further way to sign in to their account, which takes the password once more: a session that
   * was left open must not become a way in for good. Throws a Problem (403, 404, 409, 429, 503).
   */
  async beginLink(
    actor: Actor,
    password: string,
    returnTo: string,
    redirectUri: string,
    place: SignInPlace,
  ): Promise<Departure> {
    if (actor.by.kind !== 'session') throw new Error('programs have no identity');
    await this.#options.accounts.requirePassword(actor, password);
    const sessionHash = actor.by.tokenHash;
    return this.#depart({ purpose: 'link', linkHash: null, sessionHash, returnTo }, redirectUri, place);
  }

  /** Why the browser that is back was sent away. Throws a Problem (400) where it was not, or took too long. */
  async resume(callback: URL, secret: string | undefined): Promise<BegunRequest> {
    if (!this.#options.provider) throw notConfigured();
    // what others make a browser ask for has another state, and does not use up what it began itself
    const isOwn =
      !!secret && secret.length <= 100 && callback.searchParams.get('state') === secretsOf(secret).state;
    const request = isOwn ? await this.#options.identities.takeRequest(hashSecretToken(secret)) : null;
    if (!request) throw notBegun();
    return { ...request, secret: secret! };
  }

  /**
   * Finish what was begun. Returns the secret of a new session, or null where somebody has another way to sign in now.
   * Throws a Problem: 401 for what proves nothing, 403, 404 or 409 for an identity that gets nobody in, 503.
   */
  async finish(begun: BegunRequest, callback: URL, place: SignInPlace): Promise<string | null> {
    const identity = await this.#provider.identify(callback, secretsOf(begun.secret));
    const session = await this.#sessionFor(begun, identity, place);
    await this.#limit.forgetDeparture(place.address);
    // nobody could sign the one of before out: its cookie is replaced
    if (session !== null && begun.sessionHash) await this.#options.sessions.end(begun.sessionHash);
    return session;
  }

  list(account: number): Promise<IdentityRecord[]> {
    return this.#options.identities.list(account);
  }

  /** Take one of one's own identities away. Throws a Problem (404, or 409 where nothing is left to sign in with). */
  async remove(actor: Actor, id: number): Promise<void> {
    const { identities, accountRepository } = this.#options;
    await accountRepository.write(async (transaction) => {
      const hasPassword = await identities.lockPassword(transaction, actor.account);
      await readStanding(transaction, actor, { isKept: true });
      const { removed, left } = await identities.remove(transaction, actor.account, id);
      if (removed === 0) throw notFound('identity-not-found', 'You have no such identity.');
      if (!hasPassword && left === 0) throw lastWayIn();
    });
  }

  /** Take all identities of somebody away, and sign them out. Throws a Problem (404, 409). */
  async removeAll(actor: Actor, account: number): Promise<void> {
    const { identities, accountRepository, sessionRepository, rights } = this.#options;
    await accountRepository.writeRoles(async (transaction) => {
      await requireAdministrator(transaction, actor);
      if (!(await accountRepository.find(account, transaction)))
        throw notFound('account-not-found', 'There is no such account.');
      const hasPassword = await identities.lockPassword(transaction, account);
      // whoever administers can let others in again, and not themselves
      if (account === actor.account && !hasPassword) throw lastWayIn();
      await identities.remove(transaction, account, null);
      await sessionRepository.endAll(account, null, transaction);
    });
    rights.tell(account);
  }

  get #provider(): IdentityProvider {
    if (!this.#options.provider) throw notConfigured();
    return this.#options.provider;
  }

  async #depart(request: AuthorizationRequest, redirectUri: string, place: SignInPlace): Promise<Departure> {
    const provider = this.#provider;
    await this.#limit.takeDeparture(place.address);
    const secret = makeSecretToken();
    const address = await provider.addressFor(secretsOf(secret), redirectUri);
    await this.#options.identities.addRequest(hashSecretToken(secret), request, requestMinutes);
    return { address, secret };
  }

  #sessionFor(begun: BegunRequest, identity: ProvenIdentity, place: SignInPlace): Promise<string | null> {
    switch (begun.purpose) {
      case 'sign-in':
        return this.#signIn(identity, place);
      case 'invitation':
        return this.#accept(begun.linkHash!, identity, place);
      case 'link':
        return this.#link(begun.sessionHash!, identity);
    }
  }

  #signIn(identity: ProvenIdentity, place: SignInPlace): Promise<string> {
    const { identities, accountRepository, sessions } = this.#options;
    return accountRepository.write(async (transaction) => {
      const account = await identities.findAccount(transaction, identity);
      if (account === null) throw unknownIdentity();
      if ((await accountRepository.lock(transaction, account))?.isDisabled) throw disabled();
      // it may have been taken away until the account was locked
      if (!(await identities.markUsed(transaction, account, identity))) throw unknownIdentity();
      return sessions.beginWithin(transaction, account, place);
    });
  }

  /** All or nothing: an invitation is not used up by an identity that is somebody else's. */
  async #accept(linkHash: Buffer, identity: ProvenIdentity, place: SignInPlace): Promise<string> {
    const { identities, accountRepository, sessions, sessionRepository, rights } = this.#options;
    const { account, token } = await accountRepository.write(async (transaction) => {
      const account = await accountRepository.takeLink(transaction, linkHash);
      if (account === null)
        throw notFound('link-used-up', 'This link has been used, or its time is over. Ask for another one.');
      if ((await accountRepository.find(account, transaction))?.isDisabled) throw disabled();
      const isNew = await identities.add(transaction, account, identity);
      if (!isNew && (await identities.findAccount(transaction, identity)) !== account) throw taken();
      await accountRepository.removeLinks(transaction, account);
      await sessionRepository.endAll(account, null, transaction);
      return { account, token: await sessions.beginWithin(transaction, account, place) };
    });
    rights.tell(account);
    return token;
  }

  async #link(sessionHash: Buffer, identity: ProvenIdentity): Promise<null> {
    const { identities, accountRepository, sessionRepository } = this.#options;
    const signedIn = await sessionRepository.find(sessionHash);
    if (!signedIn) throw signedOut();
    await accountRepository.write(async (transaction) => {
      await accountRepository.lock(transaction, signedIn.account);
      // whoever changed the password meanwhile ended the session, and this with it
      if (!(await sessionRepository.find(sessionHash, transaction))) throw signedOut();
      const isNew = await identities.add(transaction, signedIn.account, identity);
      if (!isNew && (await identities.findAccount(transaction, identity)) !== signedIn.account) throw taken();
    });
    return null;
  }
}

const notConfigured = () =>
  notFound('oidc-not-configured', 'No identity provider is configured here. Sign in with a password.');
const notBegun = () =>
  new Problem(
    400,
    'oidc-not-begun',
    'This sign-in was not begun in this browser, or it took too long. Begin again.',
  );
const unknownIdentity = () =>
  new Problem(
    403,
    'oidc-unknown-identity',
    'Nobody here has this identity. Ask for an invitation, or sign in with a password and link it.',
  );
const disabled = () =>
  new Problem(403, 'account-disabled', 'This account is kept out. Ask an administrator.');
const taken = () =>
  new Problem(409, 'oidc-identity-taken', 'This identity belongs to another account. Nothing was changed.');
const lastWayIn = () =>
  new Problem(409, 'last-way-in', 'Without a password this is the only way to sign in. Nothing was changed.');
