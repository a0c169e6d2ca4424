import { describe, expect, it } from 'vitest';
import { firstChange, pageWith, pointsPerPage } from '../../../../client/panels/measure/vertex-pages.ts';
import type { Place } from '#domain/measure/geodesic.ts';

const places = [0, 1, 2].map((at): Place => [112.7 + at / 100, 38.18]);

describe('the page of points that is listed', () => {
  it('is the one with the point that is meant', () => {
    expect(pageWith(0, 3)).toEqual({ from: 0, to: 3 });
    expect(pageWith(pointsPerPage - 1, 250)).toEqual({ from: 0, to: pointsPerPage });
    expect(pageWith(pointsPerPage, 250)).toEqual({ from: pointsPerPage, to: 2 * pointsPerPage });
    expect(pageWith(249, 250)).toEqual({ from: 2 * pointsPerPage, to: 250 });
  });

  it('is the last one where the point is gone, and empty where there is none', () => {
    expect(pageWith(250, 250)).toEqual({ from: 200, to: 250 });
    expect(pageWith(-1, 0)).toEqual({ from: 0, to: 0 });
  });
});

describe('the first point that changed', () => {
  it('is the one added, moved, put between or removed', () => {
    const other: Place = [113, 39];
    expect(firstChange(places, [...places, other])).toBe(3);
    expect(firstChange(places, places.with(1, other))).toBe(1);
    expect(firstChange(places, places.toSpliced(1, 0, other))).toBe(1);
    expect(firstChange(places, places.toSpliced(2, 1))).toBe(2);
  });

  it('is none where all are as they were', () => {
    expect(firstChange(places, [...places])).toBeNull();
  });
});
