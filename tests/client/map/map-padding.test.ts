import { describe, expect, it } from 'vitest';
import { mapPadding } from '../../../client/map/map-padding.ts';

describe('mapPadding', () => {
  const cover = {
    isNarrow: false,
    isLow: false,
    isLeftOpen: true,
    isCardOpen: false,
    dockShare: 0,
    hasTime: true,
    stop: 'low' as const,
    sheetPart: null,
    rem: 16,
    width: 1280,
    height: 800,
  };

  it('leaves room for the panels that are open', () => {
    expect(mapPadding(cover).left).toBeGreaterThan(300);
    expect(mapPadding({ ...cover, isLeftOpen: false }).left).toBeLessThan(50);
    expect(mapPadding({ ...cover, isCardOpen: true }).right).toBeGreaterThan(350);
  });

  it('leaves room below for the time bar and the dock', () => {
    const { bottom } = mapPadding(cover);
    expect(mapPadding({ ...cover, hasTime: false }).bottom).toBeLessThan(bottom);
    expect(mapPadding({ ...cover, dockShare: 0.4 }).bottom).toBe(bottom + 320);
  });

  it('leaves room for the sheet on a phone, and always some map', () => {
    for (const stop of ['low', 'half', 'full'] as const) {
      const { top, bottom } = mapPadding({ ...cover, isNarrow: true, stop, height: 640 });
      expect(640 - top - bottom).toBeGreaterThan(150);
    }
  });

  it('leaves the map its right half beside the sheet of a phone on its side', () => {
    const low = { ...cover, isNarrow: true, isLow: true, width: 600, height: 300 };
    expect(mapPadding({ ...low, stop: 'half' }).left).toBeLessThan(330);
    expect(mapPadding(low).left).toBeLessThan(30);
    for (const stop of ['low', 'half', 'full'] as const) {
      const { top, bottom } = mapPadding({ ...low, stop });
      expect(300 - top - bottom).toBeGreaterThan(120);
    }
  });
});
