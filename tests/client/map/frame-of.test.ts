import { describe, expect, it } from 'vitest';
import type { Map } from 'maplibre-gl';
import { frameOf } from '../../../client/map/frame-of.ts';

/** A map of 1000 by 800 pixels on which a pixel is a degree. */
const map = {
  getContainer: () => ({ clientWidth: 1000, clientHeight: 800 }),
  unproject: ([x, y]: [number, number]) => ({ toArray: () => [x, -y] }),
} as unknown as Pick<Map, 'getContainer' | 'unproject'>;

describe('frameOf', () => {
  it('is the ground in the part that panels leave free', () => {
    const { coordinates } = frameOf(map, { top: 0, right: 100, bottom: 300, left: 200 });
    expect(coordinates).toEqual([
      [
        [200, -0],
        [900, -0],
        [900, -500],
        [200, -500],
        [200, -0],
      ],
    ]);
  });

  it('is never turned over where panels cover everything', () => {
    const [ring] = frameOf(map, { top: 500, right: 700, bottom: 700, left: 600 }).coordinates;
    expect(new Set(ring!.map(String))).toEqual(new Set(['600,-500']));
  });
});
