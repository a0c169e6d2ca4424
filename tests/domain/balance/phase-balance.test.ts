import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { landBalanceOn } from '#domain/balance/land-balance.ts';
import {
  balancesOn,
  completeBalance,
  minus,
  parcelsAfter,
  parcelsOn,
} from '#domain/balance/phase-balance.ts';
import { days, hundredths, plannedParcels } from './balance-parcels.ts';

const parcel = (landUse: string, area: number, validFrom: string | null, validTo: string | null = null) => ({
  landUse,
  area,
  validFrom,
  validTo,
});

describe('balancesOn', () => {
  it('puts land whose parcels are still to come on a line of its own, so that days add up to one total', () => {
    const [early, late] = balancesOn(
      [parcel('0701', 30_000, null), parcel('1001', 70_000, '2026-12-08')],
      ['2024-12-08', '2026-12-08'],
    );
    expect(early).toMatchObject({ remaining: { area: 70_000, hectares: 7 }, whole: { hectares: 10 } });
    expect(early!.balance.total.hectares).toBe(3);
    expect(late).toMatchObject({ remaining: { area: 0, hectares: 0 }, whole: { hectares: 10 } });
  });

  it('has one total on every day, as measured and as printed', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        for (const { balance, remaining, whole } of balancesOn(parcels, ['2000-01-01', ...days])) {
          expect(hundredths([balance.total.hectares, remaining.hectares])).toBe(hundredths([whole.hectares]));
          expect(balance.total.area + remaining.area).toBeCloseTo(whole.area, 2);
        }
      }),
    );
  });

  it('gives for each day the land balance of that day', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        expect(balancesOn(parcels, days).map(({ balance }) => balance)).toEqual(
          days.map((day) => landBalanceOn(parcels, day)),
        );
      }),
    );
  });

  it('counts land once where parcels give way to others', () => {
    fc.assert(
      fc.property(plannedParcels, fc.constantFrom(...days), (parcels, day) => {
        // what is there before the day is built over with housing on it
        const replaced = parcels.flatMap((each) =>
          each.validFrom === null
            ? [
                { ...each, validTo: day },
                { ...each, landUse: '0701', validFrom: day },
              ]
            : [each],
        );
        const [before, after] = [parcels, replaced].map((some) => balancesOn(some, days));
        expect(after!.map(({ whole }) => whole)).toEqual(before!.map(({ whole }) => whole));
        expect(after!.map(({ remaining }) => remaining)).toEqual(before!.map(({ remaining }) => remaining));
      }),
    );
  });

  it('gives zeros for no parcels', () => {
    const [day] = balancesOn([], ['2024-12-08']);
    expect(day).toMatchObject({
      balance: { rows: [] },
      remaining: { hectares: 0 },
      whole: { area: 0, hectares: 0 },
    });
  });
});

describe('completeBalance', () => {
  it('is that of the last day on which anything begins, with nothing left to come', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        const complete = completeBalance(parcels);
        expect(complete.balance).toEqual(balancesOn(parcels, ['2031-12-08'])[0]!.balance);
        expect(complete.remaining).toEqual({ area: 0, hectares: 0 });
      }),
    );
  });
});

describe('parcelsOn and parcelsAfter', () => {
  it('part parcels that stay into those that are there on a day and those to come', () => {
    fc.assert(
      fc.property(plannedParcels, fc.constantFrom(...days), (parcels, day) => {
        const [there, toCome] = [parcelsOn(parcels, day), parcelsAfter(parcels, day)];
        expect(new Set([...there, ...toCome])).toEqual(new Set(parcels));
        expect(there.length + toCome.length).toBe(parcels.length);
      }),
    );
  });

  it('mean the complete plan where no day is asked for', () => {
    const parcels = [parcel('0701', 1, null, '2024-12-08'), parcel('0901', 1, '2024-12-08')];
    expect(parcelsOn(parcels, null)).toEqual([parcels[1]]);
  });
});

describe('minus', () => {
  it('leaves no crumbs of binary fractions', () => {
    expect(minus(0.3, 0.1)).toBe(0.2);
    expect(minus(1.1, 2.2)).toBe(-1.1);
  });
});
