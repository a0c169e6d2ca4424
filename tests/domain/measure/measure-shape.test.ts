import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsoidalArea, geodesicLength } from '#domain/geometry/ellipsoidal-area.ts';
import type { Place } from '#domain/measure/geodesic.ts';
import { measureArea, measureLine } from '#domain/measure/measure-shape.ts';
import { place, roundPolygon } from './places.ts';

describe('measureLine', () => {
  it('adds up its legs to the geodesic length', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 6 }), (places) => {
        const { legs, meters } = measureLine(places);
        expect(legs).toHaveLength(Math.max(0, places.length - 1));
        const line = { type: 'LineString' as const, coordinates: places.map(([x, y]) => [x, y]) };
        expect(meters).toBeCloseTo(geodesicLength(line), 6);
      }),
    );
  });

  it('takes a place that comes twice for a leg of no length', () => {
    const { legs, meters } = measureLine([
      [112.7, 38.2],
      [112.7, 38.2],
    ]);
    expect(legs).toMatchObject([{ meters: 0, bearing: null }]);
    expect(meters).toBe(0);
  });
});

describe('measureArea', () => {
  it('is the ellipsoidal area, whichever way it is drawn and wherever it begins', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 3, max: 12 }), fc.nat(11), (center, count, turn) => {
        const corners = roundPolygon(center, 800, count);
        const turned = [...corners.slice(turn % count), ...corners.slice(0, turn % count)];
        const { squareMeters, fault } = measureArea(turned.toReversed());
        expect(fault).toBeNull();
        const polygon = { type: 'Polygon' as const, coordinates: [[...corners, corners[0]!]] };
        expect(squareMeters).toBeCloseTo(ellipsoidalArea(polygon), 3);
      }),
    );
  });

  it('says where a side crosses another instead of giving an area', () => {
    const bow: Place[] = [
      [112.7, 38.2],
      [112.71, 38.21],
      [112.71, 38.2],
      [112.7, 38.21],
    ];
    const { squareMeters, fault, perimeterMeters } = measureArea(bow);
    expect(squareMeters).toBeNull();
    expect(fault?.reason).toBe('crossing');
    expect(fault?.place?.[0]).toBeCloseTo(112.705, 3);
    expect(perimeterMeters).toBeGreaterThan(0);
  });

  it('wants three corners that are not on one line', () => {
    expect(measureArea([]).fault?.reason).toBe('too-few');
    expect(
      measureArea([
        [112.7, 38.2],
        [112.8, 38.2],
        [112.8, 38.2],
      ]).fault?.reason,
    ).toBe('too-few');
    expect(
      measureArea([
        [112.7, 38.2],
        [112.7, 38.21],
        [112.7, 38.22],
      ]).fault?.reason,
    ).toBe('flat');
  });

  it('counts a corner once that was set twice', () => {
    const corners = roundPolygon([112.7, 38.2], 500, 4);
    const twice = [corners[0]!, ...corners, corners[0]!];
    expect(measureArea(twice).squareMeters).toBeCloseTo(measureArea(corners).squareMeters!, 6);
  });
});
