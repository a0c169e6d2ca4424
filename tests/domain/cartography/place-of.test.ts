import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../domain/cartography/place-of.ts';

const [a, b, c] = [
  [112.7, 38.1],
  [112.8, 38.2],
  [112.9, 38.1],
];

describe('the place of a geometry', () => {
  it('is on it', () => {
    expect(placeOf({ type: 'Point', coordinates: a! })).toEqual(a);
    expect(placeOf({ type: 'LineString', coordinates: [a!, b!, c!] })).toEqual(b);
    expect(placeOf({ type: 'MultiLineString', coordinates: [[a!], [a!, b!, c!]] })).toEqual(b);
  });

  it('is inside an area', () => {
    const [x, y] = placeOf({ type: 'Polygon', coordinates: [[a!, b!, c!, a!]] })!;
    expect(x).toBeCloseTo(112.8, 1);
    expect(y).toBeGreaterThan(38.1);
    expect(y).toBeLessThan(38.2);
  });

  it('is none of what is empty', () => {
    expect(placeOf({ type: 'MultiPoint', coordinates: [] })).toBeNull();
    expect(placeOf({ type: 'Polygon', coordinates: [] })).toBeNull();
    expect(placeOf({ type: 'GeometryCollection', geometries: [] })).toBeNull();
  });
});
