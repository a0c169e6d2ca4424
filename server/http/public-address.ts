import { networkInterfaces } from 'node:os';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { Problem } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Address that links begin with, without a slash at the end. */
    baseUrl: string;
  }
}

/**
 * Refuse requests under a name that is not this server's, and give each request the address its links begin with.
 * Links never come from what a client claims: from DAYU_PUBLIC_URL, or from a host name that was checked.
 */
export function registerPublicAddress(app: FastifyInstance, config: Config): void {
  const known = knownHostnames(config);
  app.decorateRequest('baseUrl', '');
  app.addHook('onRequest', (request, _reply, done) => {
    const host = request.headers.host ?? '';
    // a path with a host of its own, or a second Host, would say something else than what is checked here
    if (!known.has(hostnameOf(host)) || !request.url.startsWith('/') || hostCount(request) > 1) {
      done(
        new Problem(
          421,
          'unknown-host',
          'This server does not go by that name. Set DAYU_PUBLIC_URL to the address people use.',
        ),
      );
      return;
    }
    request.baseUrl = config.publicUrl ?? `http://${host}`;
    done();
  });
}

/** The full address of a path of this server, for the request at hand. */
export function addressOf(request: FastifyRequest, path: string): string {
  return request.baseUrl + path;
}

function knownHostnames({ host, publicUrl }: Config): Set<string> {
  const names = new Set(['localhost', '127.0.0.1', '[::1]', host.includes(':') ? `[${host}]` : host]);
  if (publicUrl) names.add(hostnameOf(new URL(publicUrl).host));
  // bound to all interfaces: every address of this machine is its own
  if (host === '0.0.0.0' || host === '::') {
    for (const { address, family } of Object.values(networkInterfaces())
      .flat()
      .filter((entry) => entry !== undefined)) {
      names.add(family === 'IPv6' ? `[${address}]` : address);
    }
  }
  return names;
}

/** The name in a Host header without its port; empty when it is no host name at all. */
function hostnameOf(host: string): string {
  const match = /^(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9.-]+)(?::(\d{1,5}))?$/.exec(host);
  const port = Number(match?.[2] ?? 80);
  return port >= 1 && port <= 65_535 ? (match?.[1]?.toLowerCase() ?? '') : '';
}

/** How many Host headers there are; of several Node keeps the first and is silent about the others. */
function hostCount({ raw }: FastifyRequest): number {
  let count = 0;
  for (let at = 0; at < raw.rawHeaders.length; at += 2)
    if (raw.rawHeaders[at]!.length === 4 && raw.rawHeaders[at]!.toLowerCase() === 'host') count += 1;
  return count;
}
