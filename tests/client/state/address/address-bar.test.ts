import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddressBar } from '../../../../client/state/address/address-bar.ts';
import { parseAddress, type Address } from '../../../../client/state/address/address.ts';
import { FakeWindow } from '../../helpers/fakes.ts';

const on = (day: number): Address => parseAddress(`?date=2024-01-${String(day).padStart(2, '0')}`);

/** How a browser holds against a page that writes its address too often. */
type Limit = 'none' | 'throws' | 'drops';

/** An address bar on a clock of the test's. `count` counts what was asked of the browser. */
function open({ limit = 'none', most = 0 }: { limit?: Limit; most?: number } = {}) {
  const window = new FakeWindow('?date=2023-12-31');
  const asked = { pushState: 0, replaceState: 0 };
  const allowed = { left: limit === 'none' ? Infinity : most };
  window.setTimeout = (callback, milliseconds) => setTimeout(callback, milliseconds);
  const { history } = window;
  for (const kind of ['pushState', 'replaceState'] as const) {
    const write = history[kind];
    history[kind] = (state, title, url) => {
      asked[kind] += 1;
      if (allowed.left-- > 0) write(state, title, url);
      else if (limit === 'throws') throw new DOMException('too often', 'SecurityError');
    };
  }
  const bar = new AddressBar(window);
  return { window, bar, asked, allowed, shown: () => window.location.search.replace('?date=', '') };
}

describe('the address bar', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says a change at once, and of many in a row the last a moment later', () => {
    const { bar, shown, asked } = open();
    bar.replace(on(1));
    expect(shown()).toBe('2024-01-01');
    for (let day = 2; day <= 20; day++) bar.replace(on(day));
    expect(shown()).toBe('2024-01-01');
    vi.advanceTimersByTime(400);
    expect(shown()).toBe('2024-01-20');
    expect(asked.replaceState).toBe(2);
  });

  it('is written less than a hundred times in half a minute, however fast the day moves', () => {
    const { bar, shown, asked } = open();
    for (let turn = 0; turn < 30_000 / 16; turn++) {
      bar.replace(on(1 + (turn % 28)));
      vi.advanceTimersByTime(16);
    }
    expect(asked.replaceState).toBeLessThan(100);
    bar.replace(on(28));
    vi.advanceTimersByTime(400);
    expect(shown()).toBe('2024-01-28');
  });

  it('makes a step at once, and leaves the one before as it was last shown', () => {
    const { bar, window, shown } = open();
    bar.replace(on(1));
    bar.replace(on(2));
    bar.push(on(3));
    expect(window.entries).toEqual(['/?date=2024-01-02', '/?date=2024-01-03']);
    bar.push(on(3));
    expect(window.entries).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(shown()).toBe('2024-01-03');
  });

  it('does not carry what was not written yet to where Back leads', () => {
    const { bar, window, shown } = open();
    const heard: (string | null)[] = [];
    bar.onTravel(({ date }) => heard.push(date));
    bar.replace(on(1));
    bar.push(on(2));
    bar.replace(on(3));
    window.go(-1);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual(['2024-01-01']);
    expect(shown()).toBe('2024-01-01');
  });

  it('is what was last shown when the page is left', () => {
    const { bar, window, shown } = open();
    bar.replace(on(1));
    bar.replace(on(2));
    window.leave();
    expect(shown()).toBe('2024-01-02');
  });

  it.each(['throws', 'drops'] as const)('is written later where the browser %s it', (limit) => {
    const { bar, shown, allowed } = open({ limit, most: 1 });
    bar.replace(on(1));
    vi.advanceTimersByTime(400);
    bar.replace(on(2));
    expect(shown()).toBe('2024-01-01');
    bar.replace(on(3));
    vi.advanceTimersByTime(10_000);
    expect(shown()).toBe('2024-01-01');
    allowed.left = Infinity;
    vi.advanceTimersByTime(2_000);
    expect(shown()).toBe('2024-01-03');
  });

  it.each(['throws', 'drops'] as const)('makes a step later where the browser %s it', (limit) => {
    const { bar, window, allowed } = open({ limit });
    bar.push(on(1));
    bar.replace(on(2));
    allowed.left = Infinity;
    vi.advanceTimersByTime(2_000);
    expect(window.entries).toEqual(['/?date=2023-12-31', '/?date=2024-01-02']);
    vi.advanceTimersByTime(10_000);
    expect(window.entries).toHaveLength(2);
  });
});
