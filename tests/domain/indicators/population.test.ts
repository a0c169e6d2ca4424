import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateJobs, estimatePopulation } from '#domain/indicators/population.ts';
import { landUseClasses } from '#domain/vocabularies/land-use.ts';

const landUse = fc.constantFrom(...landUseClasses.map(({ code }) => code));
const area = fc.double({ min: 0, max: 5_000_000, noNaN: true });
const ratio = fc.option(fc.double({ min: 0, max: 6, noNaN: true }), { nil: undefined });
const estimates = [estimatePopulation, estimateJobs];

describe('estimatePopulation', () => {
  it('houses one person on 38 m² of dwelling floor of class 2 housing', () => {
    // 10 ha × 2.0 × 90 % built × 90 % dwellings / 38 m²
    expect(estimatePopulation({ landUse: '070102', area: 100_000, farMax: 2 })).toBe(4263);
  });

  it('takes the default ratio, unreduced, for a parcel without one', () => {
    // 10 ha × 1.8 × 90 % dwellings / 38 m²
    expect(estimatePopulation({ landUse: '070102', area: 100_000 })).toBe(4263);
    expect(estimatePopulation({ landUse: '070102', area: 100_000, farMax: 0 })).toBe(0);
  });

  it.each(['100101', '1401', '1207', '0804', '01'])('houses nobody on %s', (code) => {
    expect(estimatePopulation({ landUse: code, area: 1_000_000, farMax: 3 })).toBe(0);
  });

  it('builds on 70 % of a block that holds its own streets and greens', () => {
    const parcel = { landUse: '070102', area: 1_000_000, farMax: 2 };
    const net = estimatePopulation(parcel);
    expect(estimatePopulation({ ...parcel, isBlock: true })).toBe(Math.round(net * 0.7));
  });

  it('gives the first use of a mixed parcel 70 % of the floor', () => {
    const whole = estimatePopulation({ landUse: '0701', area: 1_000_000, farMax: 2 });
    const mixed = estimatePopulation({ landUse: '0701', mixedUse: '0901', area: 1_000_000, farMax: 2 });
    const below = estimatePopulation({ landUse: '0901', mixedUse: '0701', area: 1_000_000, farMax: 2 });
    expect(mixed).toBe(Math.round(whole * 0.7));
    expect(below).toBe(Math.round(whole * 0.3));
  });
});

describe('estimateJobs', () => {
  it('counts industry, storage and utilities by hectare of site, whatever may be built on it', () => {
    expect(estimateJobs({ landUse: '100101', area: 100_000, farMax: 1 })).toBe(900);
    expect(estimateJobs({ landUse: '100101', area: 100_000, farMax: 3 })).toBe(900);
    expect(estimateJobs({ landUse: '110101', area: 100_000 })).toBe(200);
    expect(estimateJobs({ landUse: '1303', area: 20_000 })).toBe(30);
  });

  it('counts services by floor', () => {
    // 1 ha × 2.5 / 35 m² and 1 ha × 2.0 × 90 % built / 60 m²
    expect(estimateJobs({ landUse: '0902', area: 10_000 })).toBe(714);
    expect(estimateJobs({ landUse: '090101', area: 10_000, farMax: 2 })).toBe(300);
  });

  it.each(['1207', '1402', '16', '1701'])('employs nobody on %s', (code) => {
    expect(estimateJobs({ landUse: code, area: 1_000_000, farMax: 3 })).toBe(0);
  });
});

describe('both estimates', () => {
  it('are whole numbers of people, never negative, and nobody on nothing', () => {
    fc.assert(
      fc.property(
        landUse,
        fc.option(landUse, { nil: undefined }),
        area,
        ratio,
        (code, mixed, site, farMax) => {
          for (const estimate of estimates) {
            const number = estimate({ landUse: code, mixedUse: mixed, area: site, farMax });
            expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
            expect(estimate({ landUse: code, mixedUse: mixed, area: 0, farMax })).toBe(0);
          }
        },
      ),
    );
  });

  it('never fall when the site or what may be built on it grows', () => {
    fc.assert(
      fc.property(landUse, area, area, ratio, (code, site, more, farMax) => {
        for (const estimate of estimates) {
          const before = estimate({ landUse: code, area: site, farMax });
          expect(estimate({ landUse: code, area: site + more, farMax })).toBeGreaterThanOrEqual(before);
          if (farMax === undefined) continue;
          const denser = estimate({ landUse: code, area: site, farMax: farMax + 1 });
          expect(denser).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  it('come within a person of the sum over the halves of a parcel', () => {
    fc.assert(
      fc.property(landUse, area, ratio, (code, site, farMax) => {
        for (const estimate of estimates) {
          const whole = estimate({ landUse: code, area: site, farMax });
          const halves = 2 * estimate({ landUse: code, area: site / 2, farMax });
          expect(Math.abs(whole - halves)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('read a mixed use with the parcel’s own code as without it', () => {
    fc.assert(
      fc.property(landUse, landUse, area, ratio, (code, mixed, site, farMax) => {
        for (const estimate of estimates)
          expect(estimate({ landUse: code, mixedUse: `${code}+${mixed}`, area: site, farMax })).toBe(
            estimate({ landUse: code, mixedUse: mixed, area: site, farMax }),
          );
      }),
    );
  });

  it.each([-1, Number.NaN, Infinity])('refuse an area or a ratio of %d', (figure) => {
    for (const estimate of estimates) {
      expect(() => estimate({ landUse: '0701', area: figure })).toThrow(RangeError);
      expect(() => estimate({ landUse: '0701', area: 1, farMax: figure })).toThrow(RangeError);
    }
  });
});
