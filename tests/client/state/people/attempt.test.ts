import { describe, expect, it } from 'vitest';
import { Attempt } from '../../../../client/state/people/attempt.svelte.ts';
import { deferred, gone, missing } from '../../helpers/fakes.ts';

describe('what a person asks of the server', () => {
  it('is under way until it is done, and several at once until the last of them is', async () => {
    const attempt = new Attempt();
    const [first, second] = [deferred<void>(), deferred<void>()];
    const runs = [attempt.run(() => first.promise), attempt.run(() => second.promise)];
    expect(attempt.isBusy).toBe(true);
    first.resolve();
    expect(await runs[0]).toBe(true);
    expect(attempt.isBusy).toBe(true);
    second.resolve();
    await runs[1];
    expect(attempt.isBusy).toBe(false);
  });

  it('tells why it was refused, until the next thing is asked', async () => {
    const attempt = new Attempt();
    expect(await attempt.run(() => Promise.reject(missing))).toBe(false);
    expect(attempt.trouble).toEqual({ code: 'feature-not-found', isUnreachable: false });
    expect(await attempt.run(() => Promise.reject(gone))).toBe(false);
    expect(attempt.trouble?.isUnreachable).toBe(true);
    await attempt.run(() => Promise.resolve());
    expect(attempt.trouble).toBeNull();
  });

  it('does not take a mistake of the page for an answer of the server', async () => {
    const attempt = new Attempt();
    await expect(attempt.run(() => Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake');
    expect(attempt.isBusy).toBe(false);
  });
});
