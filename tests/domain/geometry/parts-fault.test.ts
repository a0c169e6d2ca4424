import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPartsFault } from '#domain/geometry/parts-fault.ts';
import { findPolygonFault } from '#domain/geometry/polygon-fault.ts';

const square = (x: number, y: number, side: number) => [
  x,
  y,
  x + side,
  y,
  x + side,
  y + side,
  x,
  y + side,
  x,
  y,
];
const frame = [square(0, 0, 10), square(2, 2, 6)];

describe('The parts of a multi-polygon', () => {
  it.each([
    ['lie apart', [[square(0, 0, 2)], [square(5, 5, 2)]]],
    ['touch in a corner', [[square(0, 0, 2)], [square(2, 2, 2)]]],
    ['touch in a corner on an edge', [[square(0, 0, 4)], [[4, 2, 6, 1, 6, 3, 4, 2]]]],
    ['touch in two points', [[square(0, 0, 4)], [[4, 1, 5, 2, 4, 3, 8, 3, 8, 1, 4, 1]]]],
    ['lie one in the hole of the other', [frame, [square(4, 4, 1)]]],
    ['touch the edge of the hole they lie in', [frame, [[2, 5, 4, 4, 4, 6, 2, 5]]]],
    ['touch the corners of the hole they lie in', [frame, [[2, 2, 8, 8, 3, 7, 2, 2]]]],
    ['lie each in a hole of the next', [[square(5, 5, 0.5)], frame, [square(3, 3, 4), square(4, 4, 2)]]],
    [
      'meet all in one point',
      [[[0, 0, 2, 0, 2, 1, 0, 0]], [[0, 0, 1, 2, 0, 2, 0, 0]], [[0, 0, -2, 1, -2, 0, 0, 0]]],
    ],
    ['turn either way', [[square(0, 0, 2).reverse()], [square(2, 2, 2)]]],
  ])('may %s', (_name, parts) => {
    expect(parts.map(findPolygonFault)).toEqual(parts.map(() => null));
    expect(findPartsFault(parts)).toBeNull();
  });

  it.each([
    ['overlap', [[square(0, 0, 4)], [square(2, 2, 4)]], 'parts-overlap', 2, 2],
    ['cross', [[square(0, 0, 4)], [[-1, 1, 5, 2, -1, 3, -1, 1]]], 'parts-overlap', 0, 1 + 1 / 6],
    ['be the same twice', [[square(0, 0, 4)], [square(0, 0, 4)]], 'parts-overlap', 0, 0],
    ['lie inside another', [[square(0, 0, 10)], [square(3, 4, 2)]], 'parts-overlap', 3, 4],
    [
      'lie inside another and touch its edge',
      [[square(0, 0, 10)], [[0, 5, 3, 4, 3, 6, 0, 5]]],
      'parts-overlap',
      0,
      5,
    ],
    [
      'lie inside another, corners on its edges',
      [[square(0, 0, 4)], [[2, 0, 4, 2, 2, 4, 0, 2, 2, 0]]],
      'parts-overlap',
      0,
      2,
    ],
    [
      'cross in corners only',
      [[square(0, 0, 4)], [[-2, 1, 0, 1, 2, 2, 0, 3, -2, 3, -2, 1]]],
      'parts-overlap',
      0,
      1,
    ],
    [
      'cross through a corner of each',
      [[square(0, 0, 4)], [[-2, -2, 4, 4, -3, 5, -2, -2]]],
      'parts-overlap',
      0,
      0,
    ],
    ['cover a hole of another and more', [frame, [square(1, 1, 8)]], 'parts-overlap', 1, 1],
    ['share an edge', [[square(0, 0, 4)], [square(4, 0, 4)]], 'parts-share-edge', 4, 0],
    ['share a stretch of an edge', [[square(0, 0, 4)], [square(4, 1, 2)]], 'parts-share-edge', 4, 1],
    [
      'share a slanting edge',
      [[[0, 0, 4, 4, 0, 4, 0, 0]], [[0, 0, 4, 0, 4, 4, 0, 0]]],
      'parts-share-edge',
      0,
      0,
    ],
    ['fill a hole of another', [frame, [square(2, 2, 6)]], 'parts-share-edge', 2, 2],
    ['overlap along an edge', [[square(0, 0, 4)], [square(0, 0, 2)]], 'parts-overlap', 0, 0],
  ])('must not %s', (_name, parts, reason, x, y) => {
    expect(parts.map(findPolygonFault)).toEqual(parts.map(() => null));
    expect(findPartsFault(parts)).toEqual({ reason, x: expect.closeTo(x, 12), y: expect.closeTo(y, 12) });
    expect(findPartsFault(parts.toReversed())?.reason).toBe(reason);
  });

  it('are judged alike in any order, mirrored and turned by a quarter', () => {
    const corner = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
    const part = fc
      .array(corner, { minLength: 3, maxLength: 5 })
      .map((path) => [[...path, path[0]!].flat()])
      .filter((rings) => findPolygonFault(rings) === null);
    const moved = (parts: number[][][], move: (x: number, y: number) => [number, number]) =>
      parts.map((rings) =>
        rings.map((ring) => ring.flatMap((x, at) => (at % 2 === 0 ? move(x, ring[at + 1]!) : []))),
      );
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
        const isValid = findPartsFault(parts) === null;
        for (const same of [
          parts.toReversed(),
          parts.map(([shell]) => [
            [...shell!].reverse().flatMap((y, at, all) => (at % 2 ? [y, all[at - 1]!] : [])),
          ]),
          moved(parts, (x, y) => [-x, y]),
          moved(parts, (x, y) => [-y, x]),
        ]) {
          expect(findPartsFault(same) === null).toBe(isValid);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
