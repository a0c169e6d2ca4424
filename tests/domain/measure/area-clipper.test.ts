import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { areaClipper } from '#domain/measure/area-clipper.ts';
import { landTotals } from '#domain/measure/land-totals.ts';
import { measureArea } from '#domain/measure/measure-shape.ts';
import { box, grid, place, roundPolygon } from './places.ts';

describe('areaClipper', () => {
  it('parts what was drawn among the parcels that tile the land', () => {
    const radius = fc.integer({ min: 50, max: 3_000 });
    fc.assert(
      fc.property(
        place,
        radius,
        fc.integer({ min: 3, max: 9 }),
        fc.integer({ min: 1, max: 8 }),
        (at, r, count, columns) => {
          // well within the land that is tiled
          const center = [112.7 + (at[0] - 112.7) / 3, 38.175 + (at[1] - 38.175) / 3] as const;
          const corners = roundPolygon(center, r, count);
          const areaIn = areaClipper(corners);
          // not `map(areaIn)`: its second argument is the area of the whole parcel
          const parts = grid(columns, 5).map((parcel) => areaIn(parcel));
          const total = parts.reduce((sum, part) => sum + part, 0);
          for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
          const drawn = measureArea(corners).squareMeters!;
          // long straight edges of the parcels bow on the ellipsoid; those of a real plan are short
          expect(Math.abs(total - drawn)).toBeLessThan(drawn * 1e-4 + 1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is the whole of a parcel inside, and nothing of one outside', () => {
    const areaIn = areaClipper(roundPolygon([112.7, 38.2], 2_000, 16));
    const inside = box(112.7, 38.2, 112.705, 38.205);
    expect(areaIn(inside)).toBeCloseTo(ellipsoidalArea(inside), -1);
    expect(areaIn(box(112.8, 38.2, 112.81, 38.21))).toBe(0);
    expect(areaIn({ type: 'MultiPolygon', coordinates: [] })).toBe(0);
  });

  it('takes a known area for a parcel that no side comes near, and clips the others', () => {
    const areaIn = areaClipper(roundPolygon([112.7, 38.2], 2_000, 16));
    expect(areaIn(box(112.7, 38.2, 112.701, 38.201), 1234)).toBe(1234);
    expect(areaIn(box(112.8, 38.2, 112.81, 38.21), 1234)).toBe(0);
    const all = areaIn(box(112.6, 38.1, 112.8, 38.3), 1234);
    expect(all).toBeCloseTo(measureArea(roundPolygon([112.7, 38.2], 2_000, 16)).squareMeters!, -1);
  });

  it('leaves out the holes of a parcel', () => {
    const areaIn = areaClipper(roundPolygon([112.7, 38.2], 2_000, 16));
    const holed = box(112.695, 38.195, 112.705, 38.205);
    const hole = box(112.698, 38.198, 112.702, 38.202);
    holed.coordinates.push(hole.coordinates[0]!);
    const expected = ellipsoidalArea(box(112.695, 38.195, 112.705, 38.205)) - ellipsoidalArea(hole);
    expect(areaIn(holed)).toBeCloseTo(expected, -2);
  });
});

describe('landTotals', () => {
  it('adds up by land use, the largest first, and tells what no parcel lies on', () => {
    const amounts = [
      { landUse: '0701', amount: 20 },
      { landUse: '1001', amount: 50 },
      { landUse: '0701', amount: 10 },
      { landUse: null, amount: 20 },
    ];
    expect(landTotals(amounts, 100)).toEqual([
      { landUse: '1001', amount: 50, share: 0.5 },
      { landUse: '0701', amount: 30, share: 0.3 },
      { landUse: null, amount: 20, share: 0.2 },
    ]);
  });

  it('leaves out what is only rounding, and has nothing to tell of nothing', () => {
    expect(landTotals([{ landUse: '0701', amount: 99.999_999 }], 100)).toHaveLength(1);
    expect(landTotals([], 0)).toEqual([]);
  });
});
