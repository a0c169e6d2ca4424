import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Map } from 'maplibre-gl';
import { watchLegend } from '../../../client/map/watch-legend.ts';
import type { Workspace } from '../../../client/state/workspace.svelte.ts';

/** A map of one square that shows nothing, and counts how often it is looked at. */
function countingMap() {
  const handlers: Record<string, (() => void)[]> = {};
  const map = {
    on: (event: string, handler: () => void) => (handlers[event] ??= []).push(handler),
    getContainer: () => ({ clientWidth: 100, clientHeight: 100 }),
    getBounds: () => ({
      toArray: () => [
        [112, 38],
        [113, 39],
      ],
    }),
    getLayer: () => undefined,
    queryRenderedFeatures: vi.fn(() => []),
  };
  const fire = (event: string) => handlers[event]?.forEach((handler) => handler());
  return { map: map as unknown as Map, fire, looks: () => map.queryRenderedFeatures.mock.calls.length };
}

describe('the legend of what a map shows', () => {
  const timeline = { isPlaying: false };
  const report = { hasLooked: true, see: vi.fn() };
  const watch = (map: Map) => watchLegend(map, { report, timeline } as unknown as Workspace);

  beforeEach(() => {
    vi.useFakeTimers();
    timeline.isPlaying = false;
  });
  afterEach(() => vi.useRealTimers());

  /** Time plays for so many seconds, a day in each of sixty frames. */
  async function play(legend: ReturnType<typeof watch>, seconds: number): Promise<void> {
    timeline.isPlaying = true;
    for (let frame = 0; frame < seconds * 60; frame++) {
      legend.follow(true);
      await vi.advanceTimersByTimeAsync(1_000 / 60);
    }
  }

  it('is looked for when the map has come to rest, once for rests that follow each other', async () => {
    const { map, fire, looks } = countingMap();
    watch(map);
    fire('idle');
    fire('idle');
    expect(looks()).toBe(0);
    await vi.advanceTimersByTimeAsync(300);
    expect(looks()).toBe(1);
  });

  it('is looked for now and then while time plays, and once more when it has stopped', async () => {
    const { map, fire, looks } = countingMap();
    const legend = watch(map);
    await play(legend, 0.9);
    expect(looks()).toBe(0);
    await play(legend, 9);
    expect(looks()).toBe(3);
    fire('idle');
    expect(looks()).toBe(3);
    timeline.isPlaying = false;
    legend.follow(false);
    await vi.advanceTimersByTimeAsync(300);
    expect(looks()).toBe(4);
  });

  it('is that of another view as soon as the map is there, also while time plays', async () => {
    const { map, fire, looks } = countingMap();
    const legend = watch(map);
    await play(legend, 2);
    expect(looks()).toBe(1);
    fire('moveend');
    await play(legend, 0.1);
    expect(looks()).toBe(2);
  });
});
