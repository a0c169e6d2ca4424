import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OrderedList } from '#domain/geometry/ordered-list.ts';

const everything = (list: OrderedList<number>) => {
  list.seek(() => false);
  return list.takeWhile(() => true);
};

describe('OrderedList', () => {
  it('holds in order what was put in and not taken out', () => {
    const step = fc.record({ from: fc.nat(4_000), count: fc.nat(1_500), isOut: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const list = new OrderedList<number>();
        let expected: number[] = [];
        for (const { from, count, isOut } of steps) {
          list.seek((item) => item < from);
          const isInside = (item: number) => item >= from && item < from + count;
          expect(list.takeWhile(isInside)).toEqual(expected.filter(isInside));
          expected = expected.filter((item) => !isInside(item));
          expect(list.previous).toBe(expected.findLast((item) => item < from) ?? null);
          expect(list.next).toBe(expected.find((item) => item >= from) ?? null);
          if (isOut) continue;
          for (let item = from; item < from + count; item++) {
            list.insert(item);
            expected.push(item);
          }
          expected.sort((a, b) => a - b);
        }
        expect(everything(list)).toEqual(expected);
        expect([list.previous, list.next]).toEqual([null, null]);
      }),
      { numRuns: 100 },
    );
  });
});
