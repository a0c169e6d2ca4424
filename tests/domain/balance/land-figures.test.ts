import { describe, expect, it } from 'vitest';
import { landBalance } from '#domain/balance/land-balance.ts';
import { landFigures } from '#domain/balance/land-figures.ts';

const parcel = (landUse: string, area: number, figures: Partial<Record<string, number>> = {}) => ({
  landUse,
  area,
  population: figures['population'] ?? null,
  jobs: figures['jobs'] ?? null,
  farMax: figures['farMax'] ?? null,
});

describe('landFigures', () => {
  it('adds up people, jobs and floor, and relates land to people', () => {
    const parcels = [
      parcel('0701', 20_000, { population: 1000, jobs: 50, farMax: 2 }),
      parcel('1001', 10_000, { jobs: 150, farMax: 1.5 }),
      parcel('1401', 8_000),
      parcel('1402', 2_000),
      parcel('1701', 99_000),
    ];
    expect(landFigures(parcels, landBalance(parcels))).toEqual({
      parcels: 5,
      people: 1000,
      jobs: 200,
      floorArea: 55_000,
      constructionPerPerson: 40,
      parkPerPerson: 8,
      greenShare: 25,
    });
  });

  it('gives nothing per person where nobody is to live, and no share of no land', () => {
    expect(landFigures([], landBalance([]))).toEqual({
      parcels: 0,
      people: 0,
      jobs: 0,
      floorArea: 0,
      constructionPerPerson: null,
      parkPerPerson: null,
      greenShare: null,
    });
    const factory = [parcel('1001', 10_000)];
    expect(landFigures(factory, landBalance(factory))).toMatchObject({
      constructionPerPerson: null,
      greenShare: 0,
    });
  });
});
