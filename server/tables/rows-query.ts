import { badRequest } from '../http/problem.ts';
import { limits } from '../limits.ts';

/** How many rows a page is to have; throws a Problem (400) for what is no number of rows. */
export function parseRowsLimit(text: string | undefined): number {
  if (text === undefined) return limits.rowsDefault;
  if (!/^[0-9]{1,9}$/.test(text) || Number(text) < 1) {
    throw badRequest(
      'invalid-limit',
      `The query parameter «limit» must be a whole number from 1 to ${limits.rowsMaximum}.`,
    );
  }
  // as with items: more than the maximum is answered with the maximum
  return Math.min(Number(text), limits.rowsMaximum);
}
