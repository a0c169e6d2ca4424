import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchAnswer, SearchItem } from '../../../../client/api/types.ts';
import { Pin } from '../../../../client/state/map/pin.svelte.ts';
import { PositionFormChoice } from '../../../../client/state/page/position-form.svelte.ts';
import { RecentChoices } from '../../../../client/state/page/recent-choices.svelte.ts';
import { Search } from '../../../../client/state/plan/search.svelte.ts';
import { deferred, fakeApi, fakeMemory, gone } from '../../helpers/fakes.ts';

const itemOf = (id: string): SearchItem => ({
  collection: 'place',
  id,
  title: { zh: id, en: id },
  properties: {},
  grouping: null,
  count: 1,
  point: [112.7, 38.2],
  bounds: [112.7, 38.2, 112.7, 38.2],
  match: { field: 'name', fit: 'exact' },
});

describe('a search', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is pending at once, asks when the text stands, and drops the answer to what was asked before', async () => {
    const answers = new Map<string, ReturnType<typeof deferred<SearchAnswer>>>();
    const api = fakeApi({
      search: (_plan, text) => {
        answers.set(text, deferred<SearchAnswer>());
        return answers.get(text)!.promise;
      },
    });
    const search = new Search(api, () => 'taixin');
    search.ask('d');
    expect(search.status).toBe('pending');
    search.ask('da');
    await vi.advanceTimersByTimeAsync(200);
    expect([...answers.keys()]).toEqual(['da']);
    search.ask('day');
    await vi.advanceTimersByTimeAsync(200);
    answers.get('day')!.resolve({ items: [itemOf('b')], hasMore: true });
    answers.get('da')!.resolve({ items: [itemOf('a')], hasMore: false });
    await vi.advanceTimersByTimeAsync(0);
    expect([search.status, search.items.map(({ id }) => id), search.hasMore]).toEqual(['ready', ['b'], true]);
    search.clear();
    expect([search.status, search.items, search.hasMore]).toEqual(['idle', [], false]);
  });

  it('says when the server is gone, and asks again when told to', async () => {
    let isGone = true;
    const answer = { items: [itemOf('a')], hasMore: false };
    const api = fakeApi({ search: () => (isGone ? Promise.reject(gone) : Promise.resolve(answer)) });
    const search = new Search(api, () => 'taixin');
    search.ask('a');
    await vi.advanceTimersByTimeAsync(200);
    expect(search.status).toBe('failed');
    isGone = false;
    search.retry();
    await vi.advanceTimersByTimeAsync(200);
    expect([search.status, search.items.length]).toEqual(['ready', 1]);
  });

  it('does not ask for more than the server takes', async () => {
    const ask = vi.fn(() => Promise.resolve({ items: [], hasMore: false }));
    const search = new Search(fakeApi({ search: ask }), () => 'taixin');
    search.ask('a'.repeat(101));
    await vi.advanceTimersByTimeAsync(200);
    expect([search.status, ask.mock.calls.length]).toEqual(['idle', 0]);
  });
});

describe('choices', () => {
  it('are remembered, the newest first, each once and only some', () => {
    const memory = fakeMemory();
    const recent = new RecentChoices(memory);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'b']) recent.add({ kind: 'command', id });
    recent.add({ kind: 'feature', plan: 'taixin', item: itemOf('p') });
    recent.add({ kind: 'position', position: [112.7, 38.2] });
    const kept = new RecentChoices(memory).choices;
    expect(kept).toEqual(recent.choices);
    expect(kept.map(({ kind }) => kind)).toEqual([
      'position',
      'feature',
      'command',
      'command',
      'command',
      'command',
    ]);
  });

  it('are none where what was kept is not to be read', () => {
    for (const text of ['', '{', '{}', '[1,null,{"kind":"feature"},{"kind":"position","position":["a",1]}]'])
      expect(new RecentChoices(fakeMemory({ 'recent-choices': text })).choices).toEqual([]);
  });
});

describe('the form of a position', () => {
  it('goes round and is remembered', () => {
    const memory = fakeMemory();
    const form = new PositionFormChoice(memory);
    const seen = [form.current];
    for (let press = 0; press < 3; press++) {
      form.next();
      seen.push(form.current);
    }
    expect(seen).toEqual(['decimal', 'dms', 'plane', 'decimal']);
    form.next();
    expect(new PositionFormChoice(memory).current).toBe('dms');
    expect(new PositionFormChoice(fakeMemory({ 'position-form': 'nonsense' })).current).toBe('decimal');
  });
});

describe('a pin', () => {
  it('stays until it is pulled', () => {
    const pin = new Pin();
    pin.stick([112.7, 38.2]);
    expect(pin.position).toEqual([112.7, 38.2]);
    pin.pull();
    expect(pin.position).toBeNull();
  });
});
