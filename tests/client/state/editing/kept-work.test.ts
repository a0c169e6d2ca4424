import { describe, expect, it } from 'vitest';
import { emptyCopy } from '#domain/editing/working-copy.ts';
import { openWorkPlace, type KeptWork, type WorkShelf } from '../../../../client/state/editing/kept-work.ts';
import { settle } from '../../helpers/fakes.ts';

/** A browser whose pages can be closed. */
function browser() {
  const kept = new Map<string, KeptWork>();
  const held = new Set<string>();
  let keys = 0;
  const shelf = (): WorkShelf & { gone(): void } => {
    const own: string[] = [];
    return {
      read: () => Promise.resolve([...kept]),
      write: (key, work) => Promise.resolve(void kept.set(key, work)),
      remove: (key) => Promise.resolve(void kept.delete(key)),
      hold: (name) => {
        if (held.has(name)) return Promise.resolve(false);
        held.add(name);
        own.push(name);
        return Promise.resolve(true);
      },
      makeKey: () => `${++keys}`,
      gone: () => own.forEach((name) => held.delete(name)),
    };
  };
  return { kept, shelf };
}

const work = (message: string): KeptWork => ({
  copy: emptyCopy,
  sending: { key: 'k', message, changes: [] },
});

describe('what is not committed', () => {
  it('is there when the page is loaded again, of the same person and scenario alone', async () => {
    const { shelf } = browser();
    const first = shelf();
    const place = await openWorkPlace(first, 1, 2);
    expect(place.found).toBeNull();
    const [a, b] = [place.keep(work('a')), place.keep(work('b'))];
    expect(await Promise.all([a, b])).toEqual([false, true]);
    first.gone();
    expect((await openWorkPlace(shelf(), 1, 3)).found).toBeNull();
    expect((await openWorkPlace(shelf(), 9, 2)).found).toBeNull();
    expect((await openWorkPlace(shelf(), 1, 2)).found).toEqual(work('b'));
  });

  it('is kept apart from that of another page that is open', async () => {
    const { shelf, kept } = browser();
    const [one, other] = [await openWorkPlace(shelf(), 1, 2), await openWorkPlace(shelf(), 1, 2)];
    await one.keep(work('one'));
    expect((await openWorkPlace(shelf(), 1, 2)).found).toBeNull();
    await other.keep(work('other'));
    expect(kept.size).toBe(2);
    one.clear();
    await settle();
    expect([...kept.values()]).toEqual([work('other')]);
  });

  it('does not keep one from drawing where a browser keeps nothing', async () => {
    const { shelf } = browser();
    const place = await openWorkPlace(
      { ...shelf(), write: () => Promise.reject(new Error('QuotaExceededError')) },
      ...([1, 2] as const),
    );
    expect(await place.keep(work('a'))).toBe(false);
    expect(await place.keep(work('b'))).toBe(false);
  });
});
