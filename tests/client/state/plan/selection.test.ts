import { describe, expect, it } from 'vitest';
import type { Item } from '../../../../client/api/types.ts';
import type { Candidate } from '../../../../client/state/plan/candidate.ts';
import { Selection } from '../../../../client/state/plan/selection.svelte.ts';
import { deferred, fakeApi, gone, itemOf, missing } from '../../helpers/fakes.ts';

const candidate = (collection: string, id: string): Candidate => ({
  ref: { collection, id },
  properties: { id },
});
const zone = candidate('zone', 'zone-1');
const place = { collection: 'zone', position: [112.7, 38.1] };
const cluster = candidate('cluster', 'town');

describe('Selection', () => {
  it('takes the first of what lies at a place and keeps the others to choose from', async () => {
    const selection = new Selection(fakeApi(), () => 'taixin');
    await selection.offer([zone, cluster]);
    expect(selection.current).toEqual(zone.ref);
    await selection.choose(cluster.ref);
    expect(selection.current).toEqual(cluster.ref);
    expect(selection.candidates).toEqual([zone, cluster]);
  });

  it('forgets the list when something else is chosen', async () => {
    const selection = new Selection(fakeApi(), () => 'taixin');
    await selection.offer([zone, cluster]);
    await selection.choose({ collection: 'project', id: 'p' });
    expect(selection.candidates).toEqual([]);
  });

  it('clears when nothing lies there', async () => {
    const selection = new Selection(fakeApi(), () => 'taixin');
    await selection.offer([zone]);
    await selection.offer([]);
    expect(selection.current).toBeNull();
    expect(selection.detail).toEqual({ kind: 'none' });
  });

  it('has a title from the tile before the server answers', async () => {
    const answer = deferred<Item>();
    const selection = new Selection(fakeApi({ item: () => answer.promise }), () => 'taixin');
    const shown = selection.offer([zone]);
    expect(selection.detail).toEqual({ kind: 'loading' });
    expect(selection.preview).toEqual(zone);
    answer.resolve(itemOf('zone-1'));
    await shown;
    expect(selection.found?.ref).toEqual(zone.ref);
  });

  it('shows the last choice, however late the answer to an earlier one comes', async () => {
    const slow = deferred<Item>();
    const item = (_plan: string, { id }: { id: string }) =>
      id === 'zone-1' ? slow.promise : Promise.resolve(itemOf(id));
    const selection = new Selection(fakeApi({ item }), () => 'taixin');
    const first = selection.choose(zone.ref);
    await selection.choose(cluster.ref);
    slow.resolve(itemOf('zone-1'));
    await first;
    expect(selection.found?.ref).toEqual(cluster.ref);
    expect(selection.detail).toMatchObject({ kind: 'ready', item: { id: 'town' } });
  });

  it('stays clear when it was cleared before the answer came', async () => {
    const slow = deferred<Item>();
    const selection = new Selection(fakeApi({ item: () => slow.promise }), () => 'taixin');
    const shown = selection.choose(zone.ref);
    selection.clear();
    slow.reject(gone);
    await shown;
    expect(selection.detail).toEqual({ kind: 'none' });
  });

  it('waits for what the map can not name, and offers it in the usual order', async () => {
    const answer = deferred<Item[]>();
    const selection = new Selection(fakeApi({ itemsAt: () => answer.promise }), () => 'taixin');
    const found = selection.lookUp([cluster], place);
    expect([selection.isOpen, selection.detail.kind, selection.current]).toEqual([true, 'loading', null]);
    answer.resolve([itemOf('zone-1', { id: 'zone-1' })]);
    expect(await found).toEqual([zone, cluster]);
  });

  it('lets a later choice win over a slower answer about a place', async () => {
    const slow = deferred<Item[]>();
    const selection = new Selection(fakeApi({ itemsAt: () => slow.promise }), () => 'taixin');
    const found = selection.lookUp([], place);
    await selection.offer([cluster]);
    slow.resolve([itemOf('zone-1')]);
    expect(await found).toBeNull();
    expect(selection.found?.ref).toEqual(cluster.ref);
  });

  it('makes do with what is known when the place can not be asked about, and says so where nothing is', async () => {
    const selection = new Selection(fakeApi({ itemsAt: () => Promise.reject(gone) }), () => 'taixin');
    expect(await selection.lookUp([cluster], place)).toEqual([cluster]);
    expect(await selection.lookUp([], place)).toBeNull();
    expect([selection.detail.kind, selection.place]).toEqual(['failed', place]);
  });

  it('tells what is not in the plan from what could not be fetched, and tries again', async () => {
    let error = missing;
    const selection = new Selection(fakeApi({ item: () => Promise.reject(error) }), () => 'taixin');
    await selection.choose(zone.ref);
    expect(selection.detail).toEqual({ kind: 'missing' });
    error = gone;
    await selection.retry();
    expect(selection.detail).toEqual({ kind: 'failed' });
  });
});
