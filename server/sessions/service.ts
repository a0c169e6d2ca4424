import type { FastifyRequest } from 'fastify';
import type { Transaction } from 'kysely';
import type { Actor } from '../access/actor.ts';
import type { RightsNews } from '../access/rights-news.ts';
import { readCredentials, readSessionCookie } from '../access/credentials.ts';
import { hashSecretToken, makeSecretToken } from '../access/secret-token.ts';
import type { SessionCookie } from '../access/session-cookie.ts';
import { verifyPassword } from '../accounts/passwords.ts';
import type { AccountRepository } from '../accounts/repository.ts';
import type { Schema } from '../database/schema.ts';
import { Problem } from '../http/problem.ts';
import type { TokenRepository } from '../tokens/repository.ts';
import type { SessionRecord, SessionRepository } from './repository.ts';
import { SignInLimit } from './sign-in-limit.ts';
import { foldAccountName } from '#domain/people/account-name.ts';
import { passwordLength } from '#domain/people/password-rules.ts';

/** Where somebody signs in from. */
export interface SignInPlace {
  address: string;
  userAgent: string;
}

/** Signing in and out, and who a request comes from. */
export class SessionService {
  readonly #sessions: SessionRepository;
  readonly #accounts: AccountRepository;
  readonly #tokens: TokenRepository;
  readonly #rights: RightsNews;
  readonly #limit: SignInLimit;
  readonly cookie: SessionCookie;

  constructor(
    sessions: SessionRepository,
    accounts: AccountRepository,
    tokens: TokenRepository,
    rights: RightsNews,
    cookie: SessionCookie,
  ) {
    this.#sessions = sessions;
    this.#accounts = accounts;
    this.#tokens = tokens;
    this.#rights = rights;
    this.#limit = new SignInLimit(sessions);
    this.cookie = cookie;
  }

  /** Who sends a request, by its token or its cookie; null for nobody who is let in. */
  async findActor(request: FastifyRequest): Promise<Actor | null> {
    const credentials = readCredentials(request, this.cookie.name);
    if (!credentials) return null;
    return credentials.kind === 'token'
      ? this.#tokens.findActor(credentials.hash)
      : this.#findBySession(credentials.hash);
  }

  /**
   * Sign in. Returns the secret of a new session. Throws a Problem: 401 for a wrong name or password, without saying
   * which; 429 after too many.
   */
  async signIn(name: string, password: string, place: SignInPlace): Promise<string> {
    const folded = foldAccountName(name) ?? '';
    await this.#limit.take(folded, place.address);
    const account = folded === '' ? null : await this.#accounts.findByName(folded);
    const usable = account && !account.isDisabled ? account.passwordHash : null;
    // longer than any password that was ever taken: as wrong, and not worth the reading
    const isRight =
      password.length <= passwordLength.maximum * 2 && (await verifyPassword(folded, usable, password));
    if (!isRight || !account) throw wrongSignIn();
    const token = await this.begin(account.id, place, usable!);
    await this.#limit.forget(folded, place.address);
    return token;
  }

  /**
   * A new session of an account; returns its secret. It never takes the number of one that was there before. Throws a
   * Problem (401) for an account that is kept out, or whose password is no more the one that was judged, by its hash.
   */
  begin(account: number, place: SignInPlace, passwordHash?: string): Promise<string> {
    return this.#accounts.write((transaction) => this.beginWithin(transaction, account, place, passwordHash));
  }

  /** The same within the transaction that found whose session it is. */
  async beginWithin(
    transaction: Transaction<Schema>,
    account: number,
    { userAgent }: SignInPlace,
    passwordHash?: string,
  ): Promise<string> {
    // whoever changes the password at this moment ends the session too, or it is seen here
    const found = await this.#accounts.lock(transaction, account);
    const isChanged = passwordHash !== undefined && found?.passwordHash !== passwordHash;
    if (!found || found.isDisabled || isChanged) throw wrongSignIn();
    const token = makeSecretToken();
    await this.#sessions.begin(transaction, { tokenHash: hashSecretToken(token), account, userAgent });
    return token;
  }

  async end(tokenHash: Buffer): Promise<void> {
    const account = await this.#sessions.end(tokenHash);
    if (account !== null) this.#rights.tell(account);
  }

  /** End the session whose cookie a browser sends, if any: it gets another one, and nobody could sign the old one out. */
  async endOf(request: FastifyRequest): Promise<void> {
    const cookie = readSessionCookie(request, this.cookie.name);
    if (cookie) await this.end(cookie.hash);
  }

  /** End all sessions of an account, but for the one that stays, if any. */
  async endAll(account: number, except: Buffer | null): Promise<void> {
    await this.#sessions.endAll(account, except);
    this.#rights.tell(account);
  }

  list(account: number): Promise<SessionRecord[]> {
    return this.#sessions.list(account);
  }

  async #findBySession(tokenHash: Buffer): Promise<Actor | null> {
    const found = await this.#sessions.find(tokenHash);
    if (!found) return null;
    const { isStale, ...person } = found;
    if (isStale) await this.#sessions.markSeen(tokenHash);
    return { ...person, by: { kind: 'session', tokenHash } };
  }
}

const wrongSignIn = () => new Problem(401, 'wrong-sign-in', 'The name or the password is not right.');
