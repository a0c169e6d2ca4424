import { badRequest } from '../http/problem.ts';

/**
 * The path of a page of this server, with its query, to come back to. Throws a Problem (400) for anything that a browser
 * could take for an address elsewhere, however it is written.
 */
export function requireReturnPath(text: string): string {
  // browsers take a backslash for a slash, and leave out tabs and line ends
  const isPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) && URL.canParse(text, anyOrigin);
  const { origin, pathname, search } = new URL(isPath ? text : '/', anyOrigin);
  // `/.//host` is a path, and what is left when its dots are resolved is not
  if (!isPath || origin !== anyOrigin || pathname.startsWith('//')) {
    throw badRequest('invalid-return-path', 'The page to come back to must be a path of this server.');
  }
  return pathname + search;
}

const anyOrigin = 'http://here.invalid';
