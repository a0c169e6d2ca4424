import { describe, expect, it } from 'vitest';
import { doubledArea, findPolygonFault, placeInRing } from '#domain/geometry/polygon-fault.ts';

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

describe('findPolygonFault', () => {
  it.each([
    ['a square', [square(0, 0, 10)]],
    ['a square with a hole', [square(0, 0, 10), square(2, 2, 3)]],
    ['a hole that touches the shell in one point', [square(0, 0, 10), [0, 5, 3, 4, 3, 6, 0, 5]]],
    ['two holes that touch each other in one point', [square(0, 0, 10), square(1, 1, 3), square(4, 4, 3)]],
    ['a ring with a repeated position', [[0, 0, 5, 0, 5, 0, 5, 5, 0, 0]]],
    ['a ring with positions on its straight edges', [[0, 0, 5, 0, 10, 0, 10, 10, 0, 10, 0, 5, 0, 0]]],
    ['a ring wound the other way', [square(0, 0, 10).reverse()]],
  ])('accepts %s', (_name, rings) => {
    expect(findPolygonFault(rings)).toBeNull();
  });

  it.each([
    ['a bow-tie', [[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]], 'self-intersection'],
    ['a ring that is not closed', [[0, 0, 10, 0, 10, 10, 0, 10]], 'not-closed'],
    ['three positions', [[0, 0, 1, 1, 0, 0]], 'too-few-positions'],
    ['a position that is no number', [[0, 0, Number.NaN, 1, 1, 1, 0, 0]], 'not-finite'],
    ['a ring without area', [[0, 0, 5, 0, 10, 0, 0, 0]], 'spike'],
    ['a spike', [[0, 0, 10, 0, 10, 10, 10, 15, 10, 10, 0, 10, 0, 0]], 'spike'],
    ['a ring that touches itself', [[0, 0, 10, 0, 5, 5, 10, 10, 0, 10, 5, 5, 0, 0]], 'self-touch'],
    ['a hole outside the shell', [square(0, 0, 10), square(20, 20, 3)], 'hole-outside-shell'],
    ['a hole inside a hole', [square(0, 0, 10), square(1, 1, 8), square(3, 3, 2)], 'hole-inside-hole'],
    ['a hole that crosses the shell', [square(0, 0, 10), square(8, 8, 5)], 'rings-cross'],
    [
      'a hole that shares an edge with the shell',
      [square(0, 0, 10), [0, 2, 3, 2, 3, 4, 0, 4, 0, 2]],
      'rings-cross',
    ],
    [
      'a hole that cuts the shell in two',
      [square(0, 0, 10), [5, 0, 6, 5, 5, 10, 4, 5, 5, 0]],
      'interior-disconnected',
    ],
    [
      'three holes that touch around a piece of the interior',
      [
        square(0, 0, 20),
        [5, 5, 10, 2, 15, 5, 5, 5],
        [15, 5, 18, 12, 10, 12, 15, 5],
        [10, 12, 2, 12, 5, 5, 10, 12],
      ],
      'interior-disconnected',
    ],
    [
      'a hole that touches two others of which one also touches the shell, and the shell',
      [
        [4, 3, 5, 0, 5, 4, 2, 3, 0, 4, 2, 1, 4, 1, 4, 3],
        [3.5, 3, 2, 1, 3.5, 1.5, 3.5, 3],
        [2, 1, 2.5, 2, 3, 3, 2, 3, 2, 1],
      ],
      'interior-disconnected',
    ],
  ])('refuses %s', (_name, rings, reason) => {
    expect(findPolygonFault(rings)?.reason).toBe(reason);
  });

  it('finds a crossing among thousands of edges', () => {
    const ring: number[] = [];
    for (let step = 0; step < 4000; step++) {
      const angle = (step / 4000) * 2 * Math.PI;
      ring.push(1000 * Math.cos(angle), 1000 * Math.sin(angle));
    }
    ring.push(ring[0]!, ring[1]!);
    expect(findPolygonFault([ring])).toBeNull();
    // one position on the other side of the circle
    ring[2001] = -1500;
    expect(findPolygonFault([ring])?.reason).toBe('self-intersection');
  });
});

describe('findPolygonFault, of many rings', () => {
  const holes = Array.from({ length: 400 }, (_, at) =>
    square(1 + (at % 20) * 3, 1 + Math.floor(at / 20) * 3, 2),
  );

  it('accepts hundreds of holes', () => {
    expect(findPolygonFault([square(0, 0, 100), ...holes])).toBeNull();
  });

  it('finds the hole in a hole, and the hole outside', () => {
    expect(findPolygonFault([square(0, 0, 100), ...holes, square(4.5, 4.5, 1)])).toEqual({
      reason: 'hole-inside-hole',
      x: 4.5,
      y: 4.5,
    });
    expect(findPolygonFault([square(0, 0, 100), ...holes, square(104, 4, 1)])).toEqual({
      reason: 'hole-outside-shell',
      x: 104,
      y: 4,
    });
  });

  it('tells an empty ring where another begins', () => {
    expect(findPolygonFault([square(3, 4, 5), []])).toEqual({ reason: 'too-few-positions', x: 3, y: 4 });
  });
});

describe('doubledArea', () => {
  it('keeps its digits far from the origin', () => {
    expect(doubledArea(square(1e9, 1e9, 1))).toBe(2);
  });

  it('is zero for nothing', () => {
    expect(doubledArea([])).toBe(0);
  });
});

describe('placeInRing', () => {
  it('tells inside, edge and outside apart', () => {
    expect(placeInRing(5, 5, square(0, 0, 10))).toBe(1);
    expect(placeInRing(10, 5, square(0, 0, 10))).toBe(0);
    expect(placeInRing(0, 0, square(0, 0, 10))).toBe(0);
    expect(placeInRing(11, 5, square(0, 0, 10))).toBe(-1);
  });
});
