import { describe, expect, it } from 'vitest';
import { labelPoint } from '#domain/cartography/label-point.ts';
import type { Position } from 'geojson';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('labelPoint', () => {
  it('is the middle of a square', () => {
    const [x, y] = labelPoint({ type: 'Polygon', coordinates: [square(112, 38, 0.1)] })!;
    expect(x).toBeCloseTo(112.05, 3);
    expect(y).toBeCloseTo(38.05, 3);
  });

  it('lies in the arm of an L, not in its empty corner', () => {
    const ring = [
      [0, 0],
      [4, 0],
      [4, 1],
      [1, 1],
      [1, 4],
      [0, 4],
      [0, 0],
    ];
    const [x, y] = labelPoint({ type: 'Polygon', coordinates: [ring] })!;
    expect(x! < 1 || y! < 1).toBe(true);
  });

  it('keeps clear of a hole', () => {
    const [x, y] = labelPoint({
      type: 'Polygon',
      coordinates: [square(0, 0, 10), square(3, 3, 4).toReversed()],
    })!;
    expect(x! > 3 && x! < 7 && y! > 3 && y! < 7).toBe(false);
  });

  it('takes the largest part of many', () => {
    const [x] = labelPoint({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(20, 0, 5)]] })!;
    expect(x).toBeGreaterThan(20);
  });

  it('is as good for an outline of thousands of positions', () => {
    const ring = Array.from({ length: 5001 }, (_, at): Position => {
      const angle = (at / 5000) * 2 * Math.PI;
      return [10 + Math.cos(angle), 0.5 * Math.sin(angle)];
    });
    const [x, y] = labelPoint({ type: 'Polygon', coordinates: [ring] })!;
    expect(x).toBeCloseTo(10, 1);
    expect(y).toBeCloseTo(0, 1);
  });

  it('is nothing for an empty geometry', () => {
    expect(labelPoint({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
    expect(labelPoint({ type: 'Polygon', coordinates: [] })).toBeNull();
  });
});
