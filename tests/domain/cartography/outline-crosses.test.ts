import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { outlineCrosses } from '#domain/cartography/outline-crosses.ts';

const square: Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ],
  ],
};

describe('outlineCrosses', () => {
  it('is true where an edge passes through, ends or lies in the bounds', () => {
    expect(outlineCrosses(square, [4, -1, 6, 1])).toBe(true);
    expect(outlineCrosses(square, [9, 9, 20, 20])).toBe(true);
    expect(outlineCrosses(square, [-5, -5, 15, 15])).toBe(true);
  });

  it('is false inside the area and outside of it', () => {
    expect(outlineCrosses(square, [4, 4, 6, 6])).toBe(false);
    expect(outlineCrosses(square, [11, 11, 12, 12])).toBe(false);
    expect(outlineCrosses(square, [11, 4, 12, 6])).toBe(false);
  });

  it('sees an edge that only cuts a corner of the bounds', () => {
    const corner: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 3],
          [3, 0],
          [9, 9],
          [0, 3],
        ],
      ],
    };
    expect(outlineCrosses(corner, [0, 0, 2, 2])).toBe(true);
    expect(outlineCrosses(corner, [0, 0, 1, 1])).toBe(false);
  });
});
