import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageSource } from '../../../client/api/page-source.ts';

describe('the page that this one was loaded from', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('document', { querySelector: () => null });
    vi.stubGlobal('location', { pathname: '/' });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is given up when it does not come within ten seconds', async () => {
    const silent = (_input: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    vi.stubGlobal('fetch', silent);
    const refusal = expect(pageSource().readPage()).rejects.toThrow('no answer in time');
    await vi.advanceTimersByTimeAsync(10_000);
    await refusal;
  });

  it('is read as the server gives it, and not as one that is in trouble', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>')));
    expect(await pageSource().readPage()).toBe('<html>');
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('', { status: 502, statusText: 'Bad Gateway' })),
    );
    await expect(pageSource().readPage()).rejects.toThrow('Bad Gateway');
  });
});
