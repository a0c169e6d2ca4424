import { describe, expect, it } from 'vitest';
import { Massing } from '../../../../client/state/tools/massing.svelte.ts';
import { fakeApi, itemOf } from '../../helpers/fakes.ts';

const flatView = { zoom: 11, latitude: 38.17, longitude: 112.7, bearing: 10, pitch: 0 };
const massing = () => new Massing(fakeApi(), () => 'taixin');

describe('looking at parcels as buildings', () => {
  it('tilts a flat map and goes near enough, at the same place', () => {
    expect(massing().raise(flatView)).toEqual({ ...flatView, pitch: 55, zoom: 14.5 });
    expect(massing().raise({ ...flatView, zoom: 16 })).toMatchObject({ pitch: 55, zoom: 16 });
  });

  it('leaves a map as it is that shows them already', () => {
    expect(massing().raise({ ...flatView, zoom: 15, pitch: 40 })).toBeNull();
  });

  it('lays the map flat again if it was this that tilted it', () => {
    const own = massing();
    own.raise(flatView);
    expect(own.lower({ ...flatView, zoom: 15, pitch: 55 })).toMatchObject({ pitch: 0, zoom: 15 });
    expect(own.lower({ ...flatView, pitch: 55 })).toBeNull();
    const tilted = massing();
    tilted.raise({ ...flatView, pitch: 30 });
    expect(tilted.lower({ ...flatView, pitch: 30 })).toBeNull();
  });

  it('asks for parcels of the plan that is shown', async () => {
    const asked: unknown[] = [];
    const api = fakeApi({
      itemsIn: (...question) => {
        asked.push(question.slice(0, 3));
        return Promise.resolve([itemOf('zone-1')]);
      },
    });
    const bounds: [number, number, number, number] = [112, 38, 113, 39];
    const { signal } = new AbortController();
    expect(await new Massing(api, () => 'taixin').parcelsIn(bounds, signal)).toHaveLength(1);
    expect(asked).toEqual([['taixin', 'zone', bounds]]);
    expect(await new Massing(api, () => null).parcelsIn(bounds, signal)).toEqual([]);
  });
});
