import { describe, expect, it } from 'vitest';
import { outlinePath } from '../../../../client/panels/fallback/outline-path.ts';
import { pictureBounds } from '../../../../client/panels/fallback/picture-bounds.ts';
import { viewOfPicture } from '../../../../client/workers/picture-order.ts';

const plan: [number, number, number, number] = [112.6, 38.1, 112.8, 38.3];
const frame = { width: 1_000, height: 600, bounds: plan, gridLongitude: 112.7 };

describe('the picture of a plan', () => {
  it('shows the whole plan, or what is chosen with its surroundings', () => {
    expect(pictureBounds(plan, null)).toEqual(plan);
    const [west, south, east, north] = pictureBounds(plan, { type: 'Point', coordinates: [112.7, 38.2] });
    expect([west < 112.699, south < 38.199, east > 112.701, north > 38.201]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(pictureBounds(plan, { type: 'MultiPoint', coordinates: [] })).toEqual(plan);
  });

  it('holds its bounds, its middle in the middle', () => {
    const view = viewOfPicture(frame);
    const corners = outlinePath(view, {
      type: 'LineString',
      coordinates: [
        [112.6, 38.1],
        [112.7, 38.2],
        [112.8, 38.3],
      ],
    });
    const points = [...corners.matchAll(/([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(view.frame.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(view.frame.height);
    }
    expect(points[1]![0]).toBeCloseTo(view.frame.width / 2, 1);
    expect(points[1]![1]).toBeCloseTo(view.frame.height / 2, 1);
  });

  it('outlines every kind of geometry', () => {
    const view = viewOfPicture(frame);
    const ring = [
      [112.65, 38.15],
      [112.7, 38.15],
      [112.7, 38.2],
      [112.65, 38.15],
    ];
    const pathOf = (geometry: Parameters<typeof outlinePath>[1]) => outlinePath(view, geometry);
    expect(pathOf({ type: 'Polygon', coordinates: [ring, ring] }).match(/M/g)).toHaveLength(2);
    expect(pathOf({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }).match(/M/g)).toHaveLength(2);
    expect(pathOf({ type: 'MultiPoint', coordinates: ring }).match(/a/g)).toHaveLength(8);
    const parts = [{ type: 'Point' as const, coordinates: [112.7, 38.2] }];
    expect(pathOf({ type: 'GeometryCollection', geometries: parts })).toMatch(/^M.*a/);
  });
});
