import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Throws a Problem (403) for a request that changes something and comes from a page of somebody else. Programs send no
 * `Origin`; browsers always do, and scripts can't change it. A token in a header is no cookie: nobody else's page has it.
 */
export function requireSameOrigin(request: FastifyRequest): void {
  if (safeMethods.has(request.method) || request.headers.authorization !== undefined) return;
  if (!isSameOrigin(request)) {
    throw new Problem(403, 'cross-site', 'This came from a page of another site, and nothing was done.');
  }
}

/** True for what a page of this server sent, or no page at all. */
export function isSameOrigin({ headers, baseUrl }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === new URL(baseUrl).origin;
}
