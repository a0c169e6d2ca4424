import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits that can stand in a header or an address. */
export function makeSecretToken(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What of a secret is kept: who reads the database can't use it. 256 random bits need no slow hash. */
export function hashSecretToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
