import { describe, expect, it } from 'vitest';
import { ComparisonQueue, hungUp, type Asker } from '../../../server/comparisons/comparison-queue.ts';

/** Work that ends when it is told to. */
function held() {
  let finish: (result: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (finish = resolve));
  return { finish, work: () => ended };
}

const here = (who: string): Asker => ({ who, isGone: () => false });

describe('who asks for large comparisons', () => {
  it('waits for those who came before, and gets the answer of whoever asked for the same', async () => {
    const queue = new ComparisonQueue<string>();
    const first = held();
    const done: string[] = [];
    const note = (result: string) => done.push(result);
    const one = queue.run('one', here('a'), first.work).then(note);
    const two = queue.run('two', here('b'), () => Promise.resolve('two')).then(note);
    const same = queue.run('one', here('c'), () => Promise.reject(new Error('done twice'))).then(note);
    await Promise.resolve();
    expect(done).toEqual([]);
    first.finish('one');
    await Promise.all([one, two, same]);
    expect(done).toEqual(['one', 'one', 'two']);
  });

  it('keeps nobody waiting for what nobody waits for any more', async () => {
    const queue = new ComparisonQueue<string>();
    const first = held();
    const current = queue.run('first', here('a'), first.work);
    let isGone = false;
    let begun = 0;
    const left = [1, 2, 3].map((at) =>
      queue.run(`left ${at}`, { who: 'b', isGone: () => isGone }, () => Promise.resolve(`${++begun}`)),
    );
    isGone = true;
    const refused = Promise.allSettled(left);
    const next = queue.run('next', here('c'), () => Promise.resolve('next'));
    first.finish('first');
    expect(await Promise.all([current, next])).toEqual(['first', 'next']);
    expect((await refused).map((one) => (one as PromiseRejectedResult).reason as unknown)).toMatchObject(
      left.map(() => ({ status: 400, code: 'hung-up' })),
    );
    expect(begun).toBe(0);
  });

  it('ends what is under way when all who asked for it have hung up, and begins it anew for who comes then', async () => {
    const queue = new ComparisonQueue<string>();
    let isGone = false;
    const first = held();
    const stopped = queue.run('one', { who: 'a', isGone: () => isGone }, async (isWanted) => {
      await first.work();
      if (!isWanted()) throw hungUp();
      return 'not wanted';
    });
    isGone = true;
    const anew = queue.run('one', here('b'), () => Promise.resolve('anew'));
    first.finish('');
    await expect(stopped).rejects.toMatchObject({ code: 'hung-up' });
    expect(await anew).toBe('anew');
  });

  it('has three of one person wait, and twenty in all', async () => {
    const queue = new ComparisonQueue<string>();
    const first = held();
    const current = queue.run('first', here('first'), first.work);
    const ask = (who: string, at: number) => queue.run(`${who} ${at}`, here(who), () => Promise.resolve(who));
    const waiting = [1, 2, 3].map((at) => ask('greedy', at));
    await expect(ask('greedy', 4)).rejects.toMatchObject({ status: 429, code: 'too-many-at-once' });
    for (let at = waiting.length; at < 20; at++) waiting.push(ask(`person ${at}`, 1));
    await expect(ask('late', 1)).rejects.toMatchObject({ status: 503, code: 'busy', retryAfter: 5 });
    first.finish('first');
    await current;
    expect(await Promise.all(waiting)).toHaveLength(20);
    expect(await ask('late', 2)).toBe('late');
  });
});
