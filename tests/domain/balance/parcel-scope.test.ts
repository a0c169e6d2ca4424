import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { holdsParcel, parcelsInside } from '#domain/balance/parcel-scope.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const at = (longitude: number, latitude: number) => ({ point: [longitude, latitude] as const });

const place = fc
  .tuple(fc.double({ min: 0, max: 4, noNaN: true }), fc.double({ min: 0, max: 4, noNaN: true }))
  // off the line that the areas share
  .filter(([longitude]) => longitude !== 2)
  .map(([longitude, latitude]) => at(longitude, latitude));

describe('parcelsInside', () => {
  it('takes a parcel whose point lies in the area, and none whose point lies beside it or in a hole', () => {
    const hole = box(1, 1, 2, 2).coordinates[0]!;
    const area: Polygon = { type: 'Polygon', coordinates: [...box(0, 0, 3, 3).coordinates, hole] };
    const [inside, beside, inTheHole] = [at(0.5, 0.5), at(3.5, 0.5), at(1.5, 1.5)];
    expect(parcelsInside([inside, beside, inTheHole], area)).toEqual([inside]);
  });

  it('takes parcels of every part of an area, and none of an empty one', () => {
    const area: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 1, 1).coordinates, box(2, 0, 3, 1).coordinates],
    };
    const parcels = [at(0.5, 0.5), at(1.5, 0.5), at(2.5, 0.5)];
    expect(parcelsInside(parcels, area)).toEqual([parcels[0], parcels[2]]);
    expect(parcelsInside(parcels, { type: 'MultiPolygon', coordinates: [] })).toEqual([]);
  });

  it('parts the parcels of a whole among the areas that it is made of: each is in exactly one', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (parcels) => {
        const [west, east] = [box(0, 0, 2, 4), box(2, 0, 4, 4)].map((area) => parcelsInside(parcels, area));
        expect(parcelsInside(parcels, box(0, 0, 4, 4))).toEqual(parcels);
        expect(new Set([...west!, ...east!]).size).toBe(new Set(parcels).size);
        expect(west!.length + east!.length).toBe(parcels.length);
      }),
    );
  });

  it('agrees with a plain comparison where the area is a rectangle', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), (parcels) => {
        const expected = parcels.filter(({ point: [x, y] }) => x >= 1 && x <= 3 && y >= 0.5 && y <= 2.5);
        expect(parcelsInside(parcels, box(1, 0.5, 3, 2.5))).toEqual(expected);
      }),
    );
  });
});

describe('holdsParcel', () => {
  it('is true exactly where there is a parcel to take', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 5 }), (parcels) => {
        const area = box(0, 0, 1, 1);
        expect(holdsParcel(parcels, area)).toBe(parcelsInside(parcels, area).length > 0);
      }),
    );
  });
});
