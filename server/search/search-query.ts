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
  return { text, limit: parseLimit(limit) };
}

function parseLimit(text: string | undefined): number {
  if (text === undefined) return limits.searchDefault;
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < 1) {
    throw badRequest(
      'invalid-limit',
      `The query parameter «limit» must be a whole number from 1 to ${limits.searchMaximum}.`,
    );
  }
  return Math.min(Number(text), limits.searchMaximum);
}
