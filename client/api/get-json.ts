import { ApiError, problemOf } from './api-error.ts';

export type Fetch = typeof globalThis.fetch;

/** How often a server that is busy is asked again, and the longest wait it may ask for, in seconds. */
const mostRetries = 2;
const longestWait = 5;

/**
 * GET an address of our own server; one that is busy (503) is asked again when it said. Throws an ApiError, or the
 * signal's reason when it was called off.
 */
export async function getJson<Answer>(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Answer> {
  let response = await request(fetch, path, signal);
  for (let retry = 0; retry < mostRetries; retry++) {
    const seconds = response.status === 503 ? Number(response.headers.get('retry-after') ?? NaN) : NaN;
    if (!(seconds <= longestWait)) break;
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    signal?.throwIfAborted();
    response = await request(fetch, path, signal);
  }
  if (!response.ok) throw await problemOf(response);
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiError(response.status, 'unreadable', String(error));
  }
}

async function request(fetch: Fetch, path: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch(path, {
      headers: { accept: 'application/geo+json, application/json' },
      signal: signal ?? null,
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw new ApiError(0, 'unreachable', String(error));
  }
}
