import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSlots } from '../../../../client/panels/table/row-slots.ts';

describe('RowSlots', () => {
  it('leaves the lines that stay where they are, and gives those that come the place of those that went', () => {
    const slots = new RowSlots();
    expect(slots.assign([0, 1, 2])).toEqual([
      { slot: 0, line: 0 },
      { slot: 1, line: 1 },
      { slot: 2, line: 2 },
    ]);
    expect(slots.assign([2, 3, 4])).toEqual([
      { slot: 0, line: 3 },
      { slot: 1, line: 4 },
      { slot: 2, line: 2 },
    ]);
    expect(slots.assign([])).toEqual([]);
  });

  it('shows each line once, in a place of its own that it keeps while it stays', () => {
    const windows = fc.array(fc.uniqueArray(fc.nat(60), { maxLength: 12 }), { maxLength: 20 });
    fc.assert(
      fc.property(windows, (seen) => {
        const slots = new RowSlots();
        let before = new Map<number, number>();
        for (const lines of seen) {
          const assigned = slots.assign(lines);
          const now = new Map(assigned.map(({ line, slot }) => [line, slot]));
          expect([...now.keys()].sort()).toEqual([...lines].sort());
          expect(new Set(now.values()).size).toBe(lines.length);
          for (const [line, slot] of now) expect(before.get(line) ?? slot).toBe(slot);
          before = now;
        }
      }),
    );
  });
});
