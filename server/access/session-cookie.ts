import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config.ts';

/** The cookie that holds a session, and how browsers are told to treat it. */
export interface SessionCookie {
  name: string;
  options: CookieSerializeOptions;
}

/** The session's cookie: for this host alone, out of reach of scripts, and never sent by the pages of others. */
export function sessionCookie(config: Config): SessionCookie {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false;
  return {
    // the prefix makes browsers refuse it from any other host or without TLS (RFC 6265bis, 4.1.3)
    name: isSecure ? '__Host-dayu-session' : 'dayu-session',
    options: { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure },
  };
}
