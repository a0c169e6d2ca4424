import { ApiError, problemOf } from './api-error.ts';
import type { Fetch } from './get-json.ts';

/** GET a file of our own server as it is. Throws an ApiError, or the signal's reason when it was called off. */
export async function getFile(fetch: Fetch, path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  try {
    const response = await fetch(path, { signal: signal ?? null });
    if (!response.ok) throw await problemOf(response);
    return await response.arrayBuffer();
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ApiError ? error : new ApiError(0, 'unreachable', String(error));
  }
}
