import { describe, expect, it } from 'vitest';
import { tileBounds } from '../../../server/tiles/tile-address.ts';
import { TileCache, type RenderedTile } from '../../../server/tiles/tile-cache.ts';

const address = { z: 14, x: 13321, y: 6309 };
const elsewhere = { z: 14, x: 13329, y: 6309 };
const here = tileBounds(address);

/** A renderer that is let go by hand, one render after another. */
function controlledRenderer() {
  const waiting: { changeset: number; finish: (text: string) => void; fail: (error: Error) => void }[] = [];
  let changeset = 1;
  return {
    waiting,
    setChangeset: (number: number) => (changeset = number),
    render: () =>
      new Promise<RenderedTile>((resolve, reject) => {
        const begun = changeset;
        waiting.push({
          changeset: begun,
          finish: (text) =>
            resolve({
              compressed: Buffer.from(text),
              etag: `"${text}"`,
              isTruncated: false,
              changeset: begun,
              isCertain: true,
            }),
          fail: reject,
        });
      }),
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('TileCache', () => {
  it('renders a tile once for all who ask at the same time', async () => {
    const renderer = controlledRenderer();
    const cache = new TileCache(renderer.render, 1e6);
    const asked = Array.from({ length: 200 }, () => cache.get(1, address));
    expect(renderer.waiting).toHaveLength(1);
    renderer.waiting[0]!.finish('a');
    expect(new Set((await Promise.all(asked)).map(({ etag }) => etag))).toEqual(new Set(['"a"']));
    expect(cache.peek(1, address)?.etag).toBe('"a"');
  });

  it('keeps no failed render and asks again', async () => {
    const renderer = controlledRenderer();
    const cache = new TileCache(renderer.render, 1e6);
    const first = cache.get(1, address);
    renderer.waiting[0]!.fail(new Error('the database is gone'));
    await expect(first).rejects.toThrow('gone');
    const second = cache.get(1, address);
    renderer.waiting[1]!.finish('b');
    expect((await second).etag).toBe('"b"');
  });

  it('forgets just the tiles that a change touched, at every zoom, and of that scenario alone', async () => {
    const cache = new TileCache(
      (_scenario, { z, x }) =>
        Promise.resolve({
          compressed: Buffer.alloc(1),
          etag: `${z}/${x}`,
          isTruncated: false,
          changeset: 1,
          isCertain: true,
        }),
      1e6,
    );
    const parent = { z: 12, x: address.x >> 2, y: address.y >> 2 };
    for (const tile of [address, elsewhere, parent]) await cache.get(1, tile);
    await cache.get(2, address);
    cache.invalidate({ scenario: 1, changeset: 2, bounds: [here] });
    expect(cache.peek(1, address)).toBeUndefined();
    expect(cache.peek(1, parent)).toBeUndefined();
    expect(cache.peek(1, elsewhere)).toBeDefined();
    expect(cache.peek(2, address)).toBeDefined();
  });

  it('keeps a tile that already shows the change it is told of', async () => {
    const renderer = controlledRenderer();
    renderer.setChangeset(7);
    const cache = new TileCache(renderer.render, 1e6);
    const asked = cache.get(1, address);
    renderer.waiting[0]!.finish('new');
    await asked;
    cache.invalidate({ scenario: 1, changeset: 7, bounds: [here] });
    expect(cache.peek(1, address)?.etag).toBe('"new"');
  });

  it('renders again what was rendering when a change came, and serves nobody the old state after it', async () => {
    const renderer = controlledRenderer();
    const cache = new TileCache(renderer.render, 1e6);
    const before = cache.get(1, address);
    renderer.setChangeset(2);
    cache.invalidate({ scenario: 1, changeset: 2, bounds: [here] });
    const after = cache.get(1, address);
    expect(renderer.waiting).toHaveLength(2);
    renderer.waiting[1]!.finish('new');
    expect((await after).etag).toBe('"new"');
    // the old render comes last: it must be thrown away
    renderer.waiting[0]!.finish('old');
    await turn();
    renderer.waiting[2]!.finish('new again');
    expect((await before).etag).toBe('"new again"');
    expect(cache.peek(1, address)?.etag).not.toBe('"old"');
  });

  it('takes an answer of a replica that lags for what it is: not the new state', async () => {
    const renderer = controlledRenderer();
    const cache = new TileCache(renderer.render, 1e6);
    cache.invalidate({ scenario: 1, changeset: 5, bounds: [here] });
    renderer.setChangeset(4);
    const asked = cache.get(1, address);
    renderer.setChangeset(5);
    renderer.waiting[0]!.finish('lagging');
    await turn();
    renderer.waiting[1]!.finish('caught up');
    expect((await asked).etag).toBe('"caught up"');
  });

  it('keeps nothing of which it can not be certain', async () => {
    const cache = new TileCache(
      () =>
        Promise.resolve({
          compressed: Buffer.alloc(1),
          etag: '"as far as is known"',
          isTruncated: false,
          changeset: 4,
          isCertain: false,
        }),
      1e6,
    );
    expect((await cache.get(1, address)).etag).toBe('"as far as is known"');
    expect(cache.peek(1, address)).toBeUndefined();
  });

  it('keeps no render that more changes have overtaken than it remembers', async () => {
    const renderer = controlledRenderer();
    const cache = new TileCache(renderer.render, 1e6);
    const asked = cache.get(1, address);
    // only the first of many changes touches the tile, and it is forgotten before the render ends
    for (let changeset = 2; changeset < 1_100; changeset++)
      cache.invalidate({
        scenario: 1,
        changeset,
        bounds: [changeset === 2 ? here : tileBounds(elsewhere)],
      });
    renderer.setChangeset(1_099);
    renderer.waiting[0]!.finish('old');
    await turn();
    renderer.waiting[1]!.finish('new');
    expect((await asked).etag).toBe('"new"');
    expect(cache.peek(1, address)?.etag).toBe('"new"');
  });

  it('stays within its weight', async () => {
    const cache = new TileCache(
      () =>
        Promise.resolve({
          compressed: Buffer.alloc(10_000),
          etag: 'x',
          isTruncated: false,
          changeset: 1,
          isCertain: true,
        }),
      100_000,
    );
    for (let x = 0; x < 50; x++) await cache.get(1, { z: 14, x, y: 0 });
    expect(cache.bytes).toBeLessThanOrEqual(100_000);
    expect(cache.size).toBeLessThan(10);
  });
});
