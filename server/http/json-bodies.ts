import type { FastifyInstance } from 'fastify';
import { limits } from '../limits.ts';
import { Problem } from './problem.ts';

/** Media types of bodies that are JSON. */
const jsonTypes = ['application/json', 'application/geo+json', 'application/merge-patch+json'];

/**
 * Read JSON bodies: members that would change what all objects inherit are refused, and so is what is nested deeper
 * than anything here, before a parser follows it down.
 */
export function registerJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(jsonTypes, { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    if (isDeeper(text, limits.jsonDepth)) {
      done(
        new Problem(422, 'too-deep', 'The body is nested deeper than the limit in /api/limits.'),
        undefined,
      );
      return;
    }
    // nothing sent where something may be sent, such as with a DELETE
    if (text === '') done(null, undefined);
    else void parse(request, text, done);
  });
}

/** True where brackets outside of texts are open to more than a depth. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfText(text, at);
    else if (code === 0x5b || code === 0x7b) {
      if (++depth > most) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** Where a text that begins with a quote ends. */
function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}
