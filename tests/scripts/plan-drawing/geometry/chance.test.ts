import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, chance } from '../../../../scripts/plan-drawing/geometry/chance.ts';

const keys = fc.array(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 4 });

describe('chance', () => {
  it('depends on its keys alone', () => {
    fc.assert(
      fc.property(keys, (some) => {
        expect(chance(...some)).toBe(chance(...some));
      }),
    );
    expect(chance(1, 2)).not.toBe(chance(2, 1));
    // the plan stands on these: other numbers would be another town
    expect([chance(0), chance(1), chance(3, 7, 31)].map((number) => number.toFixed(6))).toEqual([
      '0.114788',
      '0.246790',
      '0.286575',
    ]);
  });

  it('lies in [0, 1), and between low and high', () => {
    fc.assert(
      fc.property(keys, fc.double({ min: -50, max: 50, noNaN: true }), (some, low) => {
        expect(chance(...some)).toBeGreaterThanOrEqual(0);
        expect(chance(...some)).toBeLessThan(1);
        expect(between(low, low + 5, ...some)).toBeGreaterThanOrEqual(low);
        expect(between(low, low + 5, ...some)).toBeLessThanOrEqual(low + 5);
      }),
    );
  });

  it('is spread evenly, also over neighbours and fractions of a cell', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let column = 0; column < 100; column++) {
      for (let row = 0; row < 100; row++) tenths[Math.floor(chance(column, row, 31) * 10)]! += 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(130);
  });

  it('takes keys for whole numbers', () => {
    expect(chance(3.4)).toBe(chance(3));
    expect(chance(3.6)).toBe(chance(4));
  });
});
