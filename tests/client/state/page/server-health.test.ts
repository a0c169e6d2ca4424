import { describe, expect, it } from 'vitest';
import { ServerHealth } from '../../../../client/state/page/server-health.svelte.ts';

function open(readPage: () => Promise<string>, script: string | null = '/assets/index-a.js') {
  const timers: (() => void)[] = [];
  const health = new ServerHealth({ readPage, script, setTimer: (callback) => timers.push(callback) });
  return { health, timers };
}

describe('ServerHealth', () => {
  it('tells a server that is gone from one with a newer build', async () => {
    const gone = open(() => Promise.reject(new Error('unreachable')));
    await gone.health.check();
    expect(gone.health.health).toBe('gone');
    const renewed = open(() => Promise.resolve('<script src="/assets/index-b.js">'));
    await renewed.health.check();
    expect(renewed.health.health).toBe('renewed');
    expect(renewed.timers).toEqual([]);
  });

  it('is good when the server answers with the page that this one is', async () => {
    const { health } = open(() => Promise.resolve('<script src="/assets/index-a.js">'));
    await health.check();
    expect(health.health).toBe('good');
  });

  it('asks again while the server is gone, and tells when it is back', async () => {
    let isBack = false;
    const page = '<script src="/assets/index-a.js">';
    const { health, timers } = open(() => (isBack ? Promise.resolve(page) : Promise.reject(new Error())));
    let returns = 0;
    health.onReturn(() => (returns += 1));
    await health.check();
    isBack = true;
    expect(timers.length).toBe(1);
    await health.check();
    expect([health.health, returns]).toEqual(['good', 1]);
    await health.check();
    expect(returns).toBe(1);
  });

  it('asks once however much fails at a time', async () => {
    let asked = 0;
    const { health } = open(() => {
      asked += 1;
      return Promise.resolve('');
    }, null);
    await Promise.all([health.check(), health.check(), health.check()]);
    expect(asked).toBe(1);
  });
});
