import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { Problem } from '../http/problem.ts';
import { boundedFetch, ProviderUnreachableError } from './bounded-fetch.ts';
import type { OidcConfig } from './oidc-config.ts';

/** Somebody as the provider vouches for them. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  /** What the provider calls them; null where it does not say. */
  label: string | null;
}

/** What binds an answer of the provider to the browser that asked. */
export interface RequestSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Longest that one answer of the provider is waited for, seconds. */
const patienceSeconds = 5;
/** How long the provider's metadata is good for, and how long one that failed is left in peace, ms. */
const metadataMilliseconds = 3_600_000;
const peaceMilliseconds = 10_000;

/** OpenID Connect Core 1.0, 2: at most 255 characters of ASCII. */
const subjectPattern = /^[\x20-\x7e]{1,255}$/;

/** The identity provider: where to send people, and what to believe of whom it sends back. */
export class IdentityProvider {
  readonly config: OidcConfig;
  readonly #warn: (reason: string) => void;
  #found: { configuration: Configuration; until: number } | null = null;
  #finding: Promise<Configuration> | null = null;
  #peaceUntil = 0;

  /** Nothing is asked of the provider before somebody wants to sign in. `warn` hears why it can't be used. */
  constructor(config: OidcConfig, warn: (reason: string) => void) {
    this.config = config;
    this.#warn = warn;
  }

  /** Where to send a browser: authorization code flow with PKCE. Throws a Problem (503) while the provider is down. */
  async addressFor(secrets: RequestSecrets, redirectUri: string): Promise<string> {
    const configuration = await this.#configuration();
    return buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    }).href;
  }

  /**
   * Who was sent back to an address of this server. Throws a Problem: 403 where the person or the provider said no, 401
   * for what does not prove anything, 503 while the provider is down.
   */
  async identify(callback: URL, { state, nonce, codeVerifier }: RequestSecrets): Promise<ProvenIdentity> {
    const configuration = await this.#configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, callback, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier },
        idTokenExpected: true,
      });
      return identityOf(tokens.claims()!);
    } catch (error) {
      throw this.#problemOf(error);
    }
  }

  #configuration(): Promise<Configuration> {
    const now = Date.now();
    if (this.#found && (now < this.#found.until || now < this.#peaceUntil))
      return Promise.resolve(this.#found.configuration);
    if (now < this.#peaceUntil) return Promise.reject(unavailable());
    // those who come at once wait for one answer
    this.#finding ??= this.#discover().finally(() => (this.#finding = null));
    return this.#finding;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    const isHttp = issuer.startsWith('http:');
    try {
      const configuration = await discovery(
        new URL(issuer),
        clientId,
        undefined,
        secretWhereItIsTaken(clientSecret),
        {
          timeout: patienceSeconds,
          [customFetch]: boundedFetch,
          // signatures are checked as well where TLS already tells who answers; such an issuer is this machine's
          execute: [enableNonRepudiationChecks, ...(isHttp ? [allowInsecureRequests] : [])],
        },
      );
      requireEndpoints(configuration, isHttp);
      this.#found = { configuration, until: Date.now() + metadataMilliseconds };
      return configuration;
    } catch (error) {
      this.#peaceUntil = Date.now() + peaceMilliseconds;
      this.#warn(reasonOf(error));
      // what was good an hour ago is better than nothing
      if (this.#found) return this.#found.configuration;
      throw unavailable();
    }
  }

  #problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
      return new Problem(403, 'oidc-denied', 'Signing in was called off at the identity provider.');
    }
    this.#warn(reasonOf(error));
    return chainOf(error).some(isOutage) ? unavailable() : refused();
  }
}

/** People are sent there, and secrets: over TLS, unless the issuer itself is this machine's. */
function requireEndpoints(configuration: Configuration, mayBeHttp: boolean): void {
  const { authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
  for (const [name, address] of Object.entries({ authorization_endpoint, token_endpoint, jwks_uri })) {
    const url = address && URL.canParse(address) ? new URL(address) : null;
    const isSafe = url?.protocol === 'https:' || (mayBeHttp && url?.protocol === 'http:');
    if (!isSafe) throw new Error(`the provider's ${name} is no address that can be used`);
  }
}

/** `client_secret_basic` unless the provider's metadata leaves it out (OpenID Connect Discovery 1.0, 3). */
function secretWhereItIsTaken(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...request) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...request);
  };
}

/** Claims of a token that was found good, but for its end: the library is lenient with clocks, and this is not. */
function identityOf(claims: Readonly<Record<string, unknown>> & { exp: number }): ProvenIdentity {
  const { iss, sub, exp } = claims;
  if (exp <= Date.now() / 1_000) throw new Error('the token has expired');
  if (typeof iss !== 'string' || typeof sub !== 'string' || !subjectPattern.test(sub))
    throw new Error('the token names nobody');
  return { issuer: iss, subject: sub, label: labelOf(claims) };
}

function labelOf({ preferred_username, name, email }: Readonly<Record<string, unknown>>): string | null {
  const label = [preferred_username, name, email].find((one) => typeof one === 'string' && one !== '');
  // any text can come; what a database can't hold or a line can't show is left out
  const shown = [...((label as string | undefined) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')];
  return shown.slice(0, 100).join('') || null;
}

/** An error and what brought it about. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  return chain;
}

function isOutage(error: Error): boolean {
  return error instanceof ProviderUnreachableError || error.name === 'TimeoutError';
}

/** For the log: what the libraries say, which are fixed sentences, and the provider's code; never a token. */
function reasonOf(error: unknown): string {
  const code =
    error instanceof ResponseBodyError || error instanceof AuthorizationResponseError
      ? [error.error.replace(/[^\x20-\x7e]/g, '').slice(0, 100)]
      : [];
  return [...chainOf(error).map(({ message }) => message.slice(0, 200)), ...code].join(': ');
}

const unavailable = () =>
  new Problem(
    503,
    'oidc-unavailable',
    'The identity provider does not answer. Try again shortly, or sign in with a password.',
    10,
  );
const refused = () =>
  new Problem(401, 'oidc-refused', 'What the identity provider sent does not prove who you are.');
