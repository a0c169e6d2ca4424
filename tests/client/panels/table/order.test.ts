import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRows, type SortKey } from '../../../../client/panels/table/order-rows.ts';
import { rankNumbers, rankTexts } from '../../../../client/panels/table/rank-values.ts';
import { fakeBreather } from './rows.ts';

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const text = fc.option(fc.string({ maxLength: 3 }));
const number = fc.oneof(fc.constant(NaN), fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true }));

const rank = (texts: (string | null)[], isDue = false) =>
  rankTexts(texts.length, (at) => texts[at]!, byCode, fakeBreather(isDue));

/** What an engine's own stable sort makes of the values, nothing last. */
function plainOrder<Value>(
  values: Value[],
  isNothing: (value: Value) => boolean,
  compare: (a: Value, b: Value) => number,
): number[] {
  return values
    .map((_, at) => at)
    .sort((a, b) => {
      const [first, second] = [values[a]!, values[b]!];
      if (isNothing(first) || isNothing(second)) return Number(isNothing(first)) - Number(isNothing(second));
      return compare(first, second);
    });
}

describe('rows in order', () => {
  it('stand by number as an ordinary sort has it, up and down, what says nothing last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(number), fc.boolean(), async (values, isDescending) => {
        const ranks = await rankNumbers(Float64Array.from(values), fakeBreather(isDescending));
        const expected = plainOrder(values, Number.isNaN, (a, b) =>
          a === b ? 0 : isDescending ? (a < b ? 1 : -1) : a < b ? -1 : 1,
        );
        expect([...(await orderRows(values.length, [{ ranks, isDescending }], fakeBreather()))]).toEqual(
          expected,
        );
      }),
    );
  });

  it('stand by text in the same way, whether it is sorted at one go or with pauses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.boolean(), async (values, isDue) => {
        const ranks = await rank(values, isDue);
        const expected = plainOrder(
          values,
          (value) => value === null,
          (a, b) => byCode(a!, b!),
        );
        expect([
          ...(await orderRows(values.length, [{ ranks, isDescending: false }], fakeBreather())),
        ]).toEqual(expected);
      }),
    );
  });

  it('stand by the second key where the first is equal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, number)), async (pairs) => {
        const first = pairs.map(([value]) => value);
        const keys: SortKey[] = [
          { ranks: await rank(first), isDescending: false },
          {
            ranks: await rankNumbers(
              Float64Array.from(pairs, ([, value]) => value),
              fakeBreather(),
            ),
            isDescending: true,
          },
        ];
        const second = [...(await orderRows(pairs.length, [keys[1]!], fakeBreather()))];
        const expected = plainOrder(
          second.map((at) => first[at]!),
          (value) => value === null,
          (a, b) => byCode(a!, b!),
        ).map((at) => second[at]!);
        expect([...(await orderRows(pairs.length, keys, fakeBreather()))]).toEqual(expected);
      }),
    );
  });

  it('are sorted in slices when there are many', async () => {
    const texts = Array.from({ length: 5000 }, (_, at) => `DY-${(at * 7919) % 5000}`);
    const breather = fakeBreather(true);
    const ranks = await rankTexts(texts.length, (at) => texts[at]!, byCode, breather);
    const order = await orderRows(texts.length, [{ ranks, isDescending: false }], breather);
    expect(Array.from(order, (at) => texts[at])).toEqual(texts.toSorted());
    expect(breather.breaths).toBeGreaterThan(20);
  });

  it('keep one place for texts that the order does not tell apart', async () => {
    const { of, highest } = await rankTexts(
      3,
      (at) => ['a', 'A', 'b'][at]!,
      (a, b) => byCode(a.toLowerCase(), b.toLowerCase()),
      fakeBreather(),
    );
    expect([...of]).toEqual([1, 1, 2]);
    expect(highest).toBe(2);
  });
});
