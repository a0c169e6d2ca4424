import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverBoxes } from '../../../domain/geometry/cover-boxes.ts';

type Box = [number, number, number, number];

const squareAt = (x: number, y: number): Box => [x, y, x + 1, y + 1];
const areaOf = ([west, south, east, north]: readonly [number, number, number, number]) =>
  (east - west) * (north - south);

describe('boxes that cover others', () => {
  it('are one for a block, and one for each that lies alone', () => {
    const block = Array.from({ length: 100 }, (_, at) => squareAt(at % 10, Math.floor(at / 10)));
    expect(coverBoxes(block)).toEqual([[0, 0, 10, 10]]);
    expect(coverBoxes([squareAt(0, 0), squareAt(1_000, 0)])).toEqual([squareAt(0, 0), squareAt(1_000, 0)]);
    expect(coverBoxes([])).toEqual([]);
  });

  it('cover each of them, and little beside', () => {
    const side = fc.integer({ min: -1_000, max: 1_000 });
    const box = fc.tuple(side, side, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(fc.array(box, { maxLength: 60 }), (drawn) => {
        const boxes = drawn.map(([x, y, width, height]): Box => [x, y, x + width, y + height]);
        const cover = coverBoxes(boxes);
        for (const [west, south, east, north] of boxes)
          expect(
            cover.some((one) => one[0] <= west && one[1] <= south && one[2] >= east && one[3] >= north),
          ).toBe(true);
        const sum = (all: readonly (readonly [number, number, number, number])[]) =>
          all.reduce((total, one) => total + areaOf(one), 0);
        expect(sum(cover)).toBeLessThanOrEqual(4 * sum(boxes));
        expect(cover.length).toBeLessThanOrEqual(boxes.length);
      }),
    );
  });
});
