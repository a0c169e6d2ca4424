import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundToTotal } from '#domain/balance/largest-remainder.ts';

describe('roundToTotal', () => {
  it.each([
    ['gives what is missing to the largest remainders', [149n, 230n, 321n], 700n, [2n, 2n, 3n]],
    ['gives to the larger of two equal remainders', [150n, 250n], 400n, [1n, 3n]],
    ['gives to the first of two equal values', [150n, 150n], 300n, [2n, 1n]],
    ['leaves whole units as they are', [100n, 200n], 300n, [1n, 2n]],
    ['gives nothing for nothing', [], 0n, []],
  ])('%s', (_name, values, total, rounded) => {
    expect(roundToTotal(values, 100n, total / 100n)).toEqual(rounded);
  });

  it('adds up to the total and moves no value by a unit or more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 1, maxLength: 40 }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (values, unit) => {
          const sum = values.reduce((a, b) => a + b, 0n);
          const target = (2n * sum + unit) / (2n * unit);
          const rounded = roundToTotal(values, unit, target);
          expect(rounded.reduce((a, b) => a + b, 0n)).toBe(target);
          for (const [index, units] of rounded.entries()) {
            const moved = units * unit - values[index]!;
            expect(moved < unit && -moved < unit).toBe(true);
          }
        },
      ),
    );
  });
});
