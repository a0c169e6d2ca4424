import { parseLimit } from '../http/limit-parameter.ts';
import { badRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';

/** What search was asked for. */
export interface SearchQuery {
  text: string;
  limit: number;
}

/** Read the parameters; throws a Problem (400) for one that can't be understood. */
export function parseSearchQuery({ q = '', limit }: { q?: string; limit?: string }): SearchQuery {
  if (q.length > limits.searchTextLength) {
    throw badRequest(
      'search-too-long',
      `The query parameter «q» must have at most ${limits.searchTextLength} characters.`,
    );
  }
  const text = q.replace(/\s/g, ' ');
  if (/\p{Cc}|\p{Cs}/u.test(text)) {
    throw badRequest('invalid-search', 'The query parameter «q» must be text without control characters.');
  }
  return { text, limit: parseLimit(limit, { default: limits.searchDefault, maximum: limits.searchMaximum }) };
}
