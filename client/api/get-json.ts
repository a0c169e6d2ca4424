import { ApiError, problemOf } from './api-error.ts';
import type { Shape } from './shapes.ts';
import { withinTime } from './time-limit.ts';

export type Fetch = typeof globalThis.fetch;

/** How often a server that is busy is asked again, and the longest wait it may ask for, in seconds. */
const mostRetries = 2;
const longestWait = 5;
/** How long an answer may take to come whole, in milliseconds. */
export const patience = 30_000;

/**
 * GET an address of our own server; one that is busy (503) is asked again when it said. Throws an ApiError, also for
 * an answer that comes too late or has not the shape that was expected, or the signal's reason when it was called off.
 */
export async function getJson<Answer>(
  fetch: Fetch,
  path: string,
  isAnswer: Shape<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  for (let retry = 0; ; retry++) {
    const answer = await ask(fetch, path, signal);
    if ('body' in answer) {
      if (isAnswer(answer.body)) return answer.body;
      throw new ApiError(answer.status, 'unreadable', 'not of the shape that was expected');
    }
    if (retry === mostRetries || !(answer.retryAfter <= longestWait)) throw answer.problem;
    await new Promise((resolve) => setTimeout(resolve, answer.retryAfter * 1_000));
    signal?.throwIfAborted();
  }
}

type Answered =
  | { status: number; body: unknown }
  /** Seconds after which a busy server may be asked again; NaN for all other problems. */
  | { problem: ApiError; retryAfter: number };

async function ask(fetch: Fetch, path: string, signal: AbortSignal | undefined): Promise<Answered> {
  try {
    return await withinTime(patience, signal, async (limited) => {
      const headers = { accept: 'application/geo+json, application/json' };
      const response = await fetch(path, { headers, signal: limited });
      if (response.ok) return { status: response.status, body: await readJson(response) };
      const retryAfter = response.status === 503 ? Number(response.headers.get('retry-after') ?? NaN) : NaN;
      return { problem: await problemOf(response), retryAfter };
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof ApiError ? error : new ApiError(0, 'unreachable', String(error));
  }
}

/** The body as it was meant; an ApiError for one that is no JSON, what `json` throws for one that does not come whole. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ApiError(response.status, 'unreadable', String(error));
  }
}
