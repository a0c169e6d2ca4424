import { describe, expect, it } from 'vitest';
import { boundsOf } from '#domain/cartography/bounds-of.ts';
import type { Position } from 'geojson';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

describe('boundsOf', () => {
  it('spans every part of a geometry', () => {
    expect(boundsOf({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(20, -3, 5)]] })).toEqual(
      [0, -3, 25, 2],
    );
    expect(boundsOf({ type: 'Point', coordinates: [112.7, 38.1] })).toEqual([112.7, 38.1, 112.7, 38.1]);
  });

  it('is nothing for an empty geometry', () => {
    expect(boundsOf({ type: 'GeometryCollection', geometries: [] })).toBeNull();
  });
});
