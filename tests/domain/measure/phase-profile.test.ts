import { describe, expect, it } from 'vitest';
import { areaProfileOn, lineProfileOn, lineTotals, type LineLand } from '#domain/measure/phase-profile.ts';

const always = { validFrom: null, validTo: null };
const lands: LineLand[] = [
  { landUse: '01', stretches: [{ fromMeters: 0, toMeters: 60 }], validFrom: null, validTo: '2024-12-08' },
  { landUse: '0701', stretches: [{ fromMeters: 0, toMeters: 60 }], validFrom: '2024-12-08', validTo: null },
  { landUse: '1207', stretches: [{ fromMeters: 60, toMeters: 90 }], ...always },
];

describe('the profile of a line on a day', () => {
  it('shows what is valid then, and is empty where nothing is', () => {
    expect(lineProfileOn(100, lands, '2024-12-07').map(({ landUse }) => landUse)).toEqual([
      '01',
      '1207',
      null,
    ]);
    expect(lineProfileOn(100, lands, '2024-12-08').map(({ landUse }) => landUse)).toEqual([
      '0701',
      '1207',
      null,
    ]);
  });

  it('adds up to the length, with the share of each land use', () => {
    expect(lineTotals(100, lineProfileOn(100, lands, '2025-01-01'))).toEqual([
      { landUse: '0701', amount: 60, share: 0.6 },
      { landUse: '1207', amount: 30, share: 0.3 },
      { landUse: null, amount: 10, share: 0.1 },
    ]);
  });
});

describe('what lies in a polygon on a day', () => {
  it('counts land, people and jobs of the parcels that are valid then', () => {
    const parcels = [
      { landUse: '0701', squareMeters: 70, people: 10.4, jobs: 0, validFrom: '2024-12-08', validTo: null },
      { landUse: '0901', squareMeters: 30, people: 0.3, jobs: 5.6, ...always },
    ];
    expect(areaProfileOn(100, parcels, '2022-12-08')).toEqual({
      totals: [
        { landUse: '0901', amount: 30, share: 0.3 },
        { landUse: null, amount: 70, share: 0.7 },
      ],
      people: 0,
      jobs: 6,
    });
    expect(areaProfileOn(100, parcels, '2024-12-08')).toMatchObject({ people: 11, jobs: 6 });
  });
});
