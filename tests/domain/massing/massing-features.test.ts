import { describe, expect, it } from 'vitest';
import { massingFeatures, type MassedParcel } from '#domain/massing/massing-features.ts';

const [west, south] = [112.7, 38.17];

function parcel(properties: MassedParcel['properties']): MassedParcel {
  return {
    id: 'zone-1',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, south],
          [west + 0.002, south],
          [west + 0.002, south + 0.0015],
          [west, south + 0.0015],
          [west, south],
        ],
      ],
    },
    properties,
  };
}

const housing = { landUse: '070102', farMax: 2.2, densityMax: 22, heightMax: 54 };

describe('buildings as features', () => {
  it('carry what the map asks for: the parcel they belong to, heights, and days', () => {
    const [massed] = massingFeatures([
      parcel({ ...housing, parcelCode: 'DY01-001', validFrom: '2024-12-08', validTo: null }),
    ]);
    expect(massed!.buildings.length).toBeGreaterThan(3);
    expect(massed!.buildings[0]!.properties).toMatchObject({
      collection: 'zone',
      id: 'zone-1',
      landUse: '070102',
      parcelCode: 'DY01-001',
      base: 0,
      from: 20_065,
    });
    expect(massed!.buildings[0]!.properties).not.toHaveProperty('to');
  });

  it('leave out parcels on which nothing stands, and what is no area', () => {
    expect(massingFeatures([parcel({ landUse: '1401' }), parcel({})])).toEqual([]);
    expect(
      massingFeatures([{ ...parcel(housing), geometry: { type: 'Point', coordinates: [west, south] } }]),
    ).toEqual([]);
  });
});
