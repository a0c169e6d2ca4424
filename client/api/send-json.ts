import { ApiError, problemOf } from './api-error.ts';
import type { Fetch } from './get-json.ts';
import { withinTime } from './time-limit.ts';

/** How long the answer to a change may take to come whole, in milliseconds. */
const patience = 60_000;

/**
 * Ask the server to change something; the JSON of its answer, or null where that has no body. Throws an ApiError. It is
 * never sent again by itself: whoever asked knows whether that would do it twice.
 */
export async function sendJson(
  fetch: Fetch,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  more: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  try {
    return await withinTime(patience, undefined, async (signal) => {
      const response = await fetch(path, {
        method,
        signal,
        headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...more },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw await problemOf(response);
      return response.status === 204 ? null : await response.json();
    });
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(0, 'unreachable', String(error));
  }
}
