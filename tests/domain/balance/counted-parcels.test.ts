import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByClass, countedParcels } from '#domain/balance/counted-parcels.ts';
import { landBalance } from '#domain/balance/land-balance.ts';
import { balancesOn } from '#domain/balance/phase-balance.ts';
import { days, plannedParcels } from './balance-parcels.ts';

const areaOf = (parcels: readonly { area: number }[]) => parcels.reduce((sum, { area }) => sum + area, 0);

describe('countedParcels', () => {
  it('finds for every line of a land balance the parcels that it adds up', () => {
    fc.assert(
      fc.property(plannedParcels, fc.constantFrom(...days), (parcels, day) => {
        const { balance, remaining } = balancesOn(parcels, [day])[0]!;
        for (const { code, area } of balance.rows)
          expect(areaOf(countedParcels(parcels, `class:${code}`, day))).toBeCloseTo(area, 1);
        const sums = {
          construction: balance.construction,
          other: balance.other,
          all: balance.total,
          remaining,
        };
        for (const [kind, { area }] of Object.entries(sums))
          expect(areaOf(countedParcels(parcels, kind as keyof typeof sums, day))).toBeCloseTo(area, 1);
      }),
    );
  });

  it('finds those that hold the people, the jobs and the floor', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        const those = (kind: 'people' | 'jobs' | 'floor') => countedParcels(parcels, kind, null);
        expect(those('people')).toEqual(parcels.filter(({ population }) => population! > 0));
        expect(those('jobs')).toEqual(parcels.filter(({ jobs }) => jobs! > 0));
        expect(those('floor')).toEqual(parcels.filter(({ farMax }) => farMax !== null));
      }),
    );
  });

  it('finds nothing to come once the plan is complete', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        expect(countedParcels(parcels, 'remaining', null)).toEqual([]);
        expect(countedParcels(parcels, 'remaining', '2031-12-08')).toEqual([]);
      }),
    );
  });
});

describe('countByClass', () => {
  it('counts a parcel in its class and in those above it', () => {
    const counts = countByClass([{ landUse: '070102' }, { landUse: '0703' }, { landUse: '16' }]);
    expect(Object.fromEntries(counts)).toEqual({ '07': 2, '0701': 1, '070102': 1, '0703': 1, '16': 1 });
  });

  it('has a count for each class that has land', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        const codes = landBalance(parcels).rows.map(({ code }) => code);
        expect([...countByClass(parcels).keys()].sort()).toEqual(codes);
      }),
    );
  });
});
