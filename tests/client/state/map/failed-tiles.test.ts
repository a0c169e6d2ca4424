import { describe, expect, it } from 'vitest';
import { FailedTiles } from '../../../../client/state/map/failed-tiles.svelte.ts';

const [one, other] = [
  { z: 12, x: 1, y: 2 },
  { z: 12, x: 1, y: 3 },
];

function open() {
  const timers: (() => void)[] = [];
  const tiles = new FailedTiles((callback) => timers.push(callback));
  return { tiles, rest: () => timers.splice(0).forEach((callback) => callback()) };
}

describe('tiles that failed', () => {
  it('are told of, and exactly those are asked for again', () => {
    const { tiles } = open();
    tiles.add(one, false);
    tiles.add(other, false);
    expect(tiles.told).toEqual([one, other]);
    tiles.retry();
    expect([tiles.told, tiles.toRefresh]).toEqual([[], [one, other]]);
  });

  it('because the server was busy are asked for again together and without a word', () => {
    const { tiles, rest } = open();
    tiles.add(one, true);
    tiles.add(other, true);
    expect([tiles.told, tiles.toRefresh]).toEqual([[], []]);
    rest();
    expect([tiles.told, tiles.toRefresh]).toEqual([[], [one, other]]);
  });

  it('are told of when the server stays busy', () => {
    const { tiles, rest } = open();
    for (let turn = 0; turn < 3; turn++) {
      tiles.add(one, true);
      tiles.settle();
      rest();
    }
    expect(tiles.told).toEqual([one]);
  });

  it('are asked for by themselves again once the map had all', () => {
    const { tiles, rest } = open();
    for (let turn = 0; turn < 3; turn++) {
      tiles.add(one, true);
      rest();
      tiles.settle();
    }
    expect(tiles.told).toEqual([]);
  });
});
