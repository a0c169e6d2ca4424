import { ApiError, problemOf } from './api-error.ts';

export type Fetch = typeof globalThis.fetch;

/** GET an address of our own server. Throws an ApiError, or the signal's reason when it was called off. */
export async function getJson<Answer>(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await request(fetch, path, signal);
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
