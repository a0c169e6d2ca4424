import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapCover, mapPadding } from '../../../client/map/map-padding.ts';

describe('mapPadding', () => {
  const cover = {
    isNarrow: false,
    isLow: false,
    isLeftOpen: true,
    isCardOpen: false,
    dockShare: 0,
    isCompared: false,
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

  it('has the line between what is compared go through the middle of what is fitted', () => {
    for (const isLeftOpen of [true, false]) {
      const layout = { ...cover, isLeftOpen, isCompared: true };
      const [covered, { left, right }] = [mapCover(layout), mapPadding(layout)];
      expect(left - right).toBe(covered.left - covered.right);
    }
  });

  it('leaves room below for the time bar and the dock', () => {
    const { bottom } = mapPadding(cover);
    expect(mapPadding({ ...cover, hasTime: false }).bottom).toBeLessThan(bottom);
    expect(mapPadding({ ...cover, isCompared: true }).top).toBeGreaterThan(100);
    expect(mapPadding({ ...cover, dockShare: 0.4 }).bottom).toBe(bottom + 320);
  });

  it('leaves room for the sheet on a phone, and always some map', () => {
    for (const stop of ['low', 'half', 'full'] as const) {
      const { top, bottom } = mapPadding({ ...cover, isNarrow: true, stop, height: 640 });
      expect(640 - top - bottom).toBeGreaterThan(150);
    }
  });

  it('leaves some map whatever the panels, the letters and the window', () => {
    fc.assert(
      fc.property(
        fc.record({
          isNarrow: fc.boolean(),
          isLow: fc.boolean(),
          isLeftOpen: fc.boolean(),
          isCardOpen: fc.boolean(),
          isCompared: fc.boolean(),
          hasTime: fc.boolean(),
          dockShare: fc.double({ min: 0, max: 0.8, noNaN: true }),
          stop: fc.constantFrom('low' as const, 'half' as const, 'full' as const),
          sheetPart: fc.constantFrom(null, 'card' as const, 'dock' as const),
          rem: fc.integer({ min: 10, max: 40 }),
          width: fc.integer({ min: 100, max: 4_000 }),
          height: fc.integer({ min: 100, max: 3_000 }),
        }),
        (layout) => {
          for (const { top, right, bottom, left } of [mapPadding(layout), mapCover(layout)]) {
            expect(left + right).toBeLessThanOrEqual(0.751 * layout.width);
            expect(top + bottom).toBeLessThanOrEqual(0.751 * layout.height);
          }
        },
      ),
    );
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
