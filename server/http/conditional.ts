import type { FastifyReply, FastifyRequest } from 'fastify';

/** True when the client has what this tag names already (RFC 9110, 13.1.2: the weak comparison; `*` is any). */
export function isUnchanged(request: FastifyRequest, etag: string): boolean {
  const tags = request.headers['if-none-match']?.split(',') ?? [];
  return tags.map((tag) => tag.trim().replace(/^W\//, '')).some((tag) => tag === '*' || tag === etag);
}

/** True when the client takes gzip: it is named, and not with `q=0`. */
export function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(request.headers['accept-encoding'] ?? ''));
}

/**
 * Give an answer its strong tag, and return it. A strong tag names the very bytes, and those differ with the encoding;
 * caches are told that they do. `content` names the content, without quotes.
 */
export function setTag(request: FastifyRequest, reply: FastifyReply, content: string): string {
  const etag = acceptsGzip(request) ? `"${content}"` : `"${content}-identity"`;
  reply.header('vary', 'accept-encoding').header('etag', etag);
  return etag;
}
