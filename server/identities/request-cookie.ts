import { createHmac } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config.ts';
import type { RequestSecrets } from './provider.ts';

/** How long somebody may take at the identity provider, minutes. */
export const requestMinutes = 10;

/** The cookie that tells the browser that went to the identity provider from all others. */
export interface RequestCookie {
  name: string;
  options: CookieSerializeOptions;
}

/** For this host alone, out of reach of scripts; `lax`, as it must come along when the provider sends people back. */
export function requestCookie(config: Config): RequestCookie {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  return {
    name: isSecure ? '__Host-dayu-oidc' : 'dayu-oidc',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure },
  };
}

/**
 * State, nonce and code verifier of the browser that has a cookie: derived from it, so that the server keeps none of
 * them, and whoever reads the database can't finish what somebody began.
 */
export function secretsOf(cookie: string): RequestSecrets {
  const derive = (purpose: string) => createHmac('sha256', cookie).update(purpose).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), codeVerifier: derive('code verifier') };
}
