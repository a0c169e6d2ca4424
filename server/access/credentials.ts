import type { FastifyRequest } from 'fastify';
import { hashSecretToken } from './secret-token.ts';

/** What a request shows of who sends it, hashed as it is kept. */
export type Credentials = { kind: 'session' | 'token'; hash: Buffer };

/** Personal tokens begin so: people and secret scanners know them when they see one. */
export const personalTokenPrefix = 'dayu_';

const longestToken = 200;

/**
 * The personal token of the Authorization header, `Bearer` or as the password of `Basic`, which is what desktop
 * programs can send; else the session of the cookie. Null where there is neither.
 */
export function readCredentials(request: FastifyRequest, cookieName: string): Credentials | null {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = tokenOf(authorization);
    return token === null ? null : { kind: 'token', hash: hashSecretToken(token) };
  }
  return readSessionCookie(request, cookieName);
}

/** The session of the cookie; null where there is none. */
export function readSessionCookie(request: FastifyRequest, cookieName: string): Credentials | null {
  const cookie = request.cookies[cookieName];
  if (!cookie || cookie.length > longestToken) return null;
  return { kind: 'session', hash: hashSecretToken(cookie) };
}

function tokenOf(authorization: string): string | null {
  const [, scheme, value] = /^(Bearer|Basic) +([\w.~+/=-]{1,400})$/i.exec(authorization) ?? [];
  if (!scheme || !value) return null;
  if (scheme.toLowerCase() === 'bearer') return value.startsWith(personalTokenPrefix) ? value : null;
  const password = Buffer.from(value, 'base64').toString().split(':').slice(1).join(':');
  return password.startsWith(personalTokenPrefix) ? password : null;
}
