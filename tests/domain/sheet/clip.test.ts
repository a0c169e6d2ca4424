import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from '#domain/sheet/clip.ts';

const box = { x: 0, y: 0, width: 10, height: 10 };
const lines = fc
  .array(fc.double({ min: -20, max: 30, noNaN: true }), { minLength: 6, maxLength: 24 })
  .map((numbers) => numbers.slice(0, numbers.length - (numbers.length % 2)));

describe('what is cut at the frame', () => {
  it('lies inside it', () => {
    fc.assert(
      fc.property(lines, (line) => {
        for (const number of [...clipLine(line, box).flat(), ...clipRing(line, box)]) {
          expect(number).toBeGreaterThanOrEqual(-1e-6);
          expect(number).toBeLessThanOrEqual(10 + 1e-6);
        }
      }),
    );
  });

  it('is the same line where all of it is inside', () => {
    expect(clipLine([1, 1, 5, 5, 9, 1], box)).toEqual([[1, 1, 5, 5, 9, 1]]);
  });

  it('comes in parts where it leaves and returns', () => {
    expect(clipLine([5, 5, 15, 5, 15, 7, 5, 7], box)).toEqual([
      [5, 5, 10, 5],
      [10, 7, 5, 7],
    ]);
  });

  it('is the frame itself for an area all around it, and nothing for one beside it', () => {
    expect(clipRing([-5, -5, 15, -5, 15, 15, -5, 15], box)).toHaveLength(8);
    expect(clipRing([20, 20, 30, 20, 30, 30], box)).toEqual([]);
  });
});
