import { describe, expect, it } from 'vitest';
import { freeStretches } from '#domain/massing/free-stretches.ts';
import type { Ring } from '#domain/massing/plane.ts';

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
];

describe('the free stretches of a strip', () => {
  it('are the whole width of a rectangle, also along its edge', () => {
    expect(freeStretches([square], 2, 4)).toEqual([[0, 10]]);
    expect(freeStretches([square], 0, 10)).toEqual([[0, 10]]);
  });

  it('are none where the strip leaves the area', () => {
    expect(freeStretches([square], 8, 11)).toEqual([]);
    expect(freeStretches([square], 12, 14)).toEqual([]);
  });

  it('go around a hole', () => {
    const hole: Ring = [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
    ];
    expect(freeStretches([square, hole], 3, 5)).toEqual([
      [0, 4],
      [6, 10],
    ]);
    expect(freeStretches([square, hole], 1, 3)).toEqual([[0, 10]]);
  });

  it('keep off a slanting edge over the whole depth of the strip', () => {
    const triangle: Ring = [
      [0, 0],
      [10, 0],
      [0, 10],
    ];
    expect(freeStretches([triangle], 2, 4)).toEqual([[0, 6]]);
  });
});
