import { describe, expect, it } from 'vitest';
import type { Item } from '../../../client/api/types.ts';
import { Selection, type Candidate } from '../../../client/state/selection.svelte.ts';
import { deferred, fakeApi, gone, itemOf, missing } from '../helpers/fakes.ts';

const candidate = (collection: string, id: string): Candidate => ({
  ref: { collection, id },
  properties: { id },
});
const zone = candidate('zone', 'zone-1');
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
