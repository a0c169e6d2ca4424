import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOverTime, partsAtLevel, rowsToLevel } from '#domain/balance/balance-parts.ts';
import { landBalance } from '#domain/balance/land-balance.ts';
import { balancesOn, minus } from '#domain/balance/phase-balance.ts';
import { days, hundredths, plannedParcels } from './balance-parcels.ts';

const levels = [1, 2, 3] as const;

describe('partsAtLevel', () => {
  const balance = landBalance([
    { landUse: '070102', area: 60_000 },
    { landUse: '0703', area: 30_000 },
    { landUse: '07', area: 10_000 },
    { landUse: '1701', area: 10_000 },
  ]);

  it('cuts land into the classes of a level; what is known by the class alone is a part of that class', () => {
    expect(partsAtLevel(balance, 1)).toEqual([
      { code: '07', hectares: 10 },
      { code: '17', hectares: 1 },
    ]);
    expect(partsAtLevel(balance, 3)).toEqual([
      { code: '07', hectares: 1 },
      { code: '070102', hectares: 6 },
      { code: '0703', hectares: 3 },
      { code: '1701', hectares: 1 },
    ]);
  });

  it('adds up to all land at every level, to the second decimal', () => {
    fc.assert(
      fc.property(plannedParcels, fc.constantFrom(...levels), (parcels, level) => {
        const of = landBalance(parcels);
        const parts = partsAtLevel(of, level);
        expect(hundredths(parts.map(({ hectares }) => hectares))).toBe(hundredths([of.total.hectares]));
        expect(parts.every(({ hectares }) => hectares > 0)).toBe(true);
      }),
    );
  });
});

describe('rowsToLevel', () => {
  it('keeps the classes of the levels above', () => {
    const rows = rowsToLevel(landBalance([{ landUse: '070102', area: 1 }]), 2);
    expect(rows.map(({ code }) => code)).toEqual(['07', '0701']);
  });
});

describe('classesOverTime', () => {
  it('lists every class that has land on any of the days, with what each day has of it', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        const balances = balancesOn(parcels, days).map(({ balance }) => balance);
        const classes = classesOverTime(balances, 3);
        expect(classes.map(({ code }) => code)).toEqual(classes.map(({ code }) => code).sort());
        for (const [at, { rows }] of balances.entries()) {
          const there = classes.filter(({ amounts }) => amounts[at] !== null);
          expect(there.map(({ code, amounts }) => [code, amounts[at]?.hectares])).toEqual(
            rows.map(({ code, hectares }) => [code, hectares]),
          );
        }
      }),
    );
  });

  it('has changes that add up to the change of all land', () => {
    fc.assert(
      fc.property(plannedParcels, (parcels) => {
        const [from, to] = balancesOn(parcels, ['2024-12-08', '2031-12-08']).map(({ balance }) => balance);
        const changes = classesOverTime([from!, to!], 1).map(({ amounts: [before, after] }) =>
          minus(after?.hectares ?? 0, before?.hectares ?? 0),
        );
        expect(hundredths(changes)).toBe(hundredths([minus(to!.total.hectares, from!.total.hectares)]));
      }),
    );
  });
});
