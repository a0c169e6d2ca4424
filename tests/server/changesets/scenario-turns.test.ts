import { describe, expect, it } from 'vitest';
import { ScenarioTurns } from '../../../server/changesets/scenario-turns.ts';
import { DatabaseBusyError } from '../../../server/database/errors.ts';

/** Work that ends when it is told to, and what has begun of it. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  return { begun, work, end: (name: string) => ends.get(name)!() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('turns to change a scenario', () => {
  it('come one after another, in the order of coming, and those of other scenarios beside them', async () => {
    const turns = new ScenarioTurns();
    const { begun, work, end } = workshop();
    const all = [
      turns.run(1, work('a')),
      turns.run(1, work('b')),
      turns.run(2, work('other')),
      turns.run(1, work('c')),
    ];
    await settle();
    expect(begun).toEqual(['a', 'other']);
    end('a');
    await settle();
    expect(begun).toEqual(['a', 'other', 'b']);
    end('b');
    await settle();
    for (const name of ['c', 'other']) end(name);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'other', 'c']);
  });

  it('go on after one that failed', async () => {
    const turns = new ScenarioTurns();
    const failed = turns.run(1, () => Promise.reject(new Error('no')));
    const next = turns.run(1, () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('done');
  });

  it('are waited for by so many, and so long: who gives up keeps nobody waiting', async () => {
    const turns = new ScenarioTurns({ count: 3, milliseconds: 30 });
    const { begun, work, end } = workshop();
    const first = turns.run(1, work('first'));
    const late = turns.run(1, work('late'));
    const another = turns.run(1, work('another'));
    await expect(turns.run(1, work('too many'))).rejects.toThrow(DatabaseBusyError);
    await expect(late).rejects.toThrow(DatabaseBusyError);
    await expect(another).rejects.toThrow(DatabaseBusyError);
    const patient = turns.run(1, work('patient'));
    end('first');
    await first;
    await settle();
    end('patient');
    await patient;
    expect(begun).toEqual(['first', 'patient']);
  });
});
