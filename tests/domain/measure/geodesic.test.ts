import { distance } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';
import {
  courseBetween,
  densify,
  keptCourseBetween,
  placeAlong,
  type Place,
} from '#domain/measure/geodesic.ts';
import { place } from './places.ts';

describe('courseBetween', () => {
  it('gives a degree along the equator and along the meridian its length on CGCS2000', () => {
    expect(courseBetween([112, 0], [113, 0])).toMatchObject({ bearing: 90 });
    expect(courseBetween([112, 0], [113, 0]).meters).toBeCloseTo(111_319.491, 3);
    expect(courseBetween([112, 0], [112, 1]).meters).toBeCloseTo(110_574.389, 3);
  });

  it('has no bearing where there is no way', () => {
    expect(courseBetween([112.7, 38.2], [112.7, 38.2])).toEqual({ meters: 0, bearing: null });
  });

  it('counts bearings from 0 to 360', () => {
    expect(courseBetween([112.7, 38.2], [112.7, 38.3]).bearing).toBe(0);
    expect(courseBetween([112.7, 38.2], [112.6, 38.2]).bearing).toBeCloseTo(270.03, 2);
  });

  it('is within the half per cent that the sphere is wrong by', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const sphere = distance([...from], [...to], { units: 'meters' });
        expect(Math.abs(courseBetween(from, to).meters - sphere)).toBeLessThanOrEqual(sphere * 0.005 + 0.01);
      }),
    );
  });
});

describe('placeAlong', () => {
  it('leads to where the course was measured', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { meters, bearing } = courseBetween(from, to);
        const end = placeAlong(from, bearing ?? 0, meters);
        expect(courseBetween(end, to).meters).toBeLessThan(1e-6);
      }),
    );
  });
});

describe('densify', () => {
  it('keeps the length, the places, and the distance asked for', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 5 }), (places) => {
        const dense = densify(places, 700);
        for (const each of places) expect(dense).toContain(each);
        for (const [index, to] of dense.slice(1).entries())
          expect(courseBetween(dense[index]!, to).meters).toBeLessThan(700.001);
        const lengthOf = (line: typeof dense) =>
          geodesicLength({ type: 'LineString', coordinates: line.map(([x, y]) => [x, y]) });
        expect(lengthOf(dense)).toBeCloseTo(lengthOf(places), 5);
      }),
    );
  });

  it('comes back to its start when it is closed, and is empty for nothing', () => {
    expect(
      densify(
        [
          [112, 38],
          [112.001, 38],
        ],
        1_000,
        true,
      ),
    ).toEqual([
      [112, 38],
      [112.001, 38],
      [112, 38],
    ]);
    expect(densify([], 1_000, true)).toEqual([]);
  });
});

describe('keptCourseBetween', () => {
  it('is the course between two places, reckoned once and each way by itself', () => {
    const [from, to]: [Place, Place] = [
      [112.7, 38.2],
      [112.75, 38.25],
    ];
    const course = keptCourseBetween(from, to);
    expect(course).toEqual(courseBetween(from, to));
    expect(keptCourseBetween(from, to)).toBe(course);
    expect(keptCourseBetween(to, from)).toEqual(courseBetween(to, from));
  });
});
