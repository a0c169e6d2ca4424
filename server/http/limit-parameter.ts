import { badRequest } from './problem.ts';

/** How many of a list are given when nothing is asked for, and at most. */
export interface ListBounds {
  default: number;
  maximum: number;
}

/**
 * How many of a list the query parameter «limit» asks for; more than the maximum is answered with the maximum (OGC API
 * Features part 1, 7.15.2). Throws a Problem (400) for what is no whole number from 1.
 */
export function parseLimit(text: string | undefined, bounds: ListBounds): number {
  if (text === undefined) return bounds.default;
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < 1) {
    throw badRequest(
      'invalid-limit',
      `The query parameter «limit» must be a whole number from 1 to ${bounds.maximum}.`,
    );
  }
  return Math.min(Number(text), bounds.maximum);
}
