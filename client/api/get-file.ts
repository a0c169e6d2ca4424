import { ApiError, problemOf } from './api-error.ts';
import { patience, type Fetch } from './get-json.ts';
import { withinTime } from './time-limit.ts';

/**
 * GET a file of our own server as it is. Throws an ApiError, also where nothing more of it comes for a while, or the
 * signal's reason when it was called off. A file of megabytes may take as long as it needs on a slow line.
 */
export async function getFile(fetch: Fetch, path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  const ending = new AbortController();
  const inTime = <Part>(part: (limited: AbortSignal) => Promise<Part>) =>
    withinTime(patience, signal, (limited) => {
      limited.addEventListener('abort', () => ending.abort(limited.reason));
      return part(limited);
    });
  try {
    const response = await inTime(() => fetch(path, { signal: ending.signal }));
    if (!response.ok) throw await problemOf(response);
    const reader = response.body?.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    for (let isDone = !reader; !isDone;) {
      const { done, value } = await inTime(() => reader!.read());
      if (value) parts.push(value);
      isDone = done;
    }
    return await new Blob(parts).arrayBuffer();
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ApiError ? error : new ApiError(0, 'unreachable', String(error));
  }
}
