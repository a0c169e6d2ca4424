/**
 * Do what takes a signal, and abort it after so many milliseconds, or when the signal of whoever asked is aborted.
 * Rejects then with what `ask` makes of that, or with the signal's reason when it was aborted before.
 */
export async function withinTime<Result>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  ask: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  // AbortSignal.any came to browsers later than all else that the page needs
  const limit = new AbortController();
  const follow = () => limit.abort(signal?.reason);
  const timer = setTimeout(
    () => limit.abort(new DOMException('no answer in time', 'TimeoutError')),
    milliseconds,
  );
  signal?.addEventListener('abort', follow);
  try {
    return await ask(limit.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', follow);
  }
}
