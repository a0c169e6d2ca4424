import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisLabels, type AxisMark } from '../../../../client/panels/time/axis-labels.ts';

const mark = (place: number, forms: string[], isCurrent = false): AxisMark => ({ place, forms, isCurrent });
const years = (current: number) =>
  [0.05, 0.14, 0.33, 0.52, 1].map((place, at) => {
    const year = ['2021', '2022', '2024', '2026', '2031'][at]!;
    return mark(place, [`Phase of ${year}`, year, `’${year.slice(2)}`], at === current);
  });
const room = (width: number) => ({ width, overhang: 20, gap: 8, measure: (text: string) => text.length * 8 });

describe('the labels of the time axis', () => {
  it('are names where there is room for all of them, else years, else their last two digits', () => {
    expect(axisLabels(years(4), { ...room(1400), overhang: 60 })[0]).toBe('Phase of 2021');
    expect(axisLabels(years(4), room(600))).toEqual(['2021', '2022', '2024', '2026', '2031']);
    expect(axisLabels(years(4), room(400))[4]).toBe('’31');
  });

  it('give way to the current one where they would touch it, and then to the last', () => {
    expect(axisLabels(years(4), room(230))).toEqual(['’21', null, '’24', '’26', '’31']);
    expect(axisLabels(years(1), room(230))).toEqual([null, '’22', '’24', '’26', '’31']);
    expect(axisLabels(years(3), room(20))).toEqual([null, null, null, '’26', null]);
  });

  it('never touch, however narrow the axis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 10, max: 900 }),
        (places, width) => {
          const marks = places.map((place) => mark(place, ['A long name', '2021', '’21']));
          const { measure, gap } = room(width);
          const spans = axisLabels(marks, room(width)).flatMap((label, at) => {
            if (label === null) return [];
            const middle = marks[at]!.place * width;
            return [{ from: middle - measure(label) / 2, to: middle + measure(label) / 2 }];
          });
          const inOrder = spans.toSorted((a, b) => a.from - b.from);
          for (const [at, span] of inOrder.entries())
            expect(span.from).toBeGreaterThanOrEqual((inOrder[at - 1]?.to ?? -Infinity) + gap - 1e-6);
        },
      ),
    );
  });
});
