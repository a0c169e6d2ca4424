import { describe, expect, it } from 'vitest';
import type { TileSet } from '../../../../client/api/types.ts';
import { Comparison } from '../../../../client/state/tools/comparison.svelte.ts';
import { deferred, fakeApi, missing, settle } from '../../helpers/fakes.ts';

const tileSet = (name: string): TileSet => ({ tiles: [`/${name}/{z}/{y}/{x}`] });

describe('what the plan is compared with', () => {
  it('is the same plan on another day, with the same tiles', () => {
    const comparison = new Comparison(fakeApi(), { kind: 'day', day: '2024-12-08' });
    expect(comparison.day).toBe('2024-12-08');
    expect(comparison.scenario).toBeNull();
    expect(comparison.tiles).toEqual({ kind: 'shown' });
  });

  it('is another scenario, whose tiles are asked for', async () => {
    const asked: string[] = [];
    const api = fakeApi({
      tileSet: (dataset) => {
        asked.push(dataset);
        return Promise.resolve(tileSet(dataset));
      },
    });
    const comparison = new Comparison(api, { kind: 'scenario', scenario: 12 });
    expect(comparison.tiles).toEqual({ kind: 'loading' });
    await settle();
    expect(comparison.tiles).toEqual({ kind: 'ready', tileSet: tileSet('@12') });
    comparison.set({ kind: 'scenario', scenario: 12 });
    expect(asked).toEqual(['@12']);
    comparison.set(null);
    expect(comparison.tiles).toEqual({ kind: 'shown' });
  });

  it('takes no tiles that come late for what was chosen before', async () => {
    const slow = deferred<TileSet>();
    const api = fakeApi({
      tileSet: (dataset) => (dataset === '@1' ? slow.promise : Promise.resolve(tileSet(dataset))),
    });
    const comparison = new Comparison(api, { kind: 'scenario', scenario: 1 });
    comparison.set({ kind: 'scenario', scenario: 2 });
    await settle();
    slow.resolve(tileSet('@1'));
    await settle();
    expect(comparison.tiles).toEqual({ kind: 'ready', tileSet: tileSet('@2') });
  });

  it('says where a scenario can’t be read, and asks again when it is chosen again', async () => {
    let isThere = false;
    const api = fakeApi({
      tileSet: () => (isThere ? Promise.resolve(tileSet('@1')) : Promise.reject(missing)),
    });
    const comparison = new Comparison(api, { kind: 'scenario', scenario: 1 });
    await settle();
    expect(comparison.tiles).toEqual({ kind: 'failed' });
    isThere = true;
    comparison.set({ kind: 'scenario', scenario: 1 });
    await settle();
    expect(comparison.tiles.kind).toBe('ready');
  });

  it('is gone from the map once it may be seen no more', async () => {
    const api = fakeApi({ tileSet: () => Promise.resolve(tileSet('@1')) });
    const comparison = new Comparison(api, { kind: 'scenario', scenario: 1 });
    await settle();
    comparison.close();
    expect(comparison.tiles).toEqual({ kind: 'failed' });
    comparison.set(null);
    comparison.close();
    expect(comparison.tiles).toEqual({ kind: 'shown' });
  });
});
