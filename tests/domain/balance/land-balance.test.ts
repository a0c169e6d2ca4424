import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  landBalance,
  landBalanceOn,
  type BalanceRow,
  type LandBalance,
} from '#domain/balance/land-balance.ts';
import { landUseClasses } from '#domain/vocabularies/land-use.ts';

const codes = landUseClasses.map(({ code }) => code);
const leaves = codes.filter((code) => !landUseClasses.some(({ parent }) => parent === code));
const parcelsOf = (from: readonly string[]) =>
  fc.array(
    fc.record({
      landUse: fc.constantFrom(...from),
      area: fc.double({ min: 0, max: 5_000_000, noNaN: true }),
    }),
    { maxLength: 80 },
  );

/** A sum of numbers with two decimals, in hundredths: exact. */
const hundredths = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + Math.round(number * 100), 0);
const firstLevel = ({ rows }: LandBalance) => rows.filter(({ level }) => level === 1);
const below = ({ rows }: LandBalance, { code, level }: BalanceRow) =>
  rows.filter((row) => row.level === level + 1 && row.code.startsWith(code));

describe('landBalance', () => {
  it('lists each class that has land, before its subclasses, in the order of the codes', () => {
    const { rows } = landBalance([
      { landUse: '1701', area: 10_000 },
      { landUse: '070102', area: 60_000 },
      { landUse: '0703', area: 30_000 },
    ]);
    expect(rows.map(({ code, level, hectares, share }) => [code, level, hectares, share])).toEqual([
      ['07', 1, 9, 90],
      ['0701', 2, 6, 60],
      ['070102', 3, 6, 60],
      ['0703', 2, 3, 30],
      ['17', 1, 1, 10],
      ['1701', 2, 1, 10],
    ]);
  });

  it('parts construction land, classes 07 to 16, from the rest, with a share of its own', () => {
    const table = landBalance([
      { landUse: '0701', area: 30_000 },
      { landUse: '16', area: 10_000 },
      { landUse: '0103', area: 20_000 },
      { landUse: '1701', area: 20_000 },
    ]);
    expect(table.construction).toEqual({ area: 40_000, hectares: 4, share: 50, constructionShare: 100 });
    expect(table.other).toEqual({ area: 40_000, hectares: 4, share: 50, constructionShare: null });
    expect(table.total).toEqual({ area: 80_000, hectares: 8, share: 100, constructionShare: null });
    const shareOf = (code: string) => table.rows.find((row) => row.code === code)!.constructionShare;
    expect(shareOf('0701')).toBe(75);
    expect(shareOf('16')).toBe(25);
    expect(shareOf('01')).toBeNull();
  });

  it('levels three equal thirds to 100.00', () => {
    const { rows } = landBalance(['1401', '1402', '1403'].map((landUse) => ({ landUse, area: 333.4 })));
    expect(rows.map(({ hectares }) => hectares)).toEqual([0.1, 0.04, 0.03, 0.03]);
    expect(rows.map(({ share }) => share)).toEqual([100, 33.34, 33.33, 33.33]);
  });

  it('keeps land that is known by its class alone in the row of that class', () => {
    const { rows } = landBalance([
      { landUse: '07', area: 50_000 },
      { landUse: '070102', area: 20_000 },
    ]);
    expect(rows.map(({ code, hectares }) => [code, hectares])).toEqual([
      ['07', 7],
      ['0701', 2],
      ['070102', 2],
    ]);
  });

  it('adds rows up to their subtotals, and these to the total, for any parcels', () => {
    fc.assert(
      fc.property(parcelsOf(codes), (parcels) => {
        const table = landBalance(parcels);
        const rows = firstLevel(table);
        const isConstruction = ({ constructionShare }: BalanceRow) => constructionShare !== null;
        const construction = rows.filter(isConstruction).map(({ hectares }) => hectares);
        expect(hundredths(rows.map(({ hectares }) => hectares))).toBe(hundredths([table.total.hectares]));
        expect(hundredths(construction)).toBe(hundredths([table.construction.hectares]));
        expect(hundredths([table.construction.hectares, table.other.hectares])).toBe(
          hundredths([table.total.hectares]),
        );
      }),
    );
  });

  it('gives shares that add up to exactly 100.00 wherever there is land', () => {
    fc.assert(
      fc.property(parcelsOf(codes), (parcels) => {
        const table = landBalance(parcels);
        const rows = firstLevel(table);
        expect(hundredths(rows.map(({ share }) => share))).toBe(table.total.area > 0 ? 10_000 : 0);
        expect(hundredths(rows.map(({ constructionShare }) => constructionShare ?? 0))).toBe(
          table.construction.area > 0 ? 10_000 : 0,
        );
      }),
    );
  });

  it('adds subclasses up to their class where all land is classified that far', () => {
    fc.assert(
      fc.property(parcelsOf(leaves), (parcels) => {
        const table = landBalance(parcels);
        for (const row of table.rows) {
          const parts = below(table, row);
          if (parts.length === 0) continue;
          expect(hundredths(parts.map(({ hectares }) => hectares))).toBe(hundredths([row.hectares]));
          expect(hundredths(parts.map(({ share }) => share))).toBe(hundredths([row.share]));
        }
      }),
    );
  });

  it('prints no amount that is a hundredth or more from what was measured', () => {
    fc.assert(
      fc.property(parcelsOf(codes), (parcels) => {
        const table = landBalance(parcels);
        for (const row of table.rows) {
          expect(Math.abs(row.hectares - row.area / 10_000)).toBeLessThan(0.01 + 1e-9);
          const share = (100 * row.area) / (table.total.area || 1);
          expect(Math.abs(row.share - share)).toBeLessThan(0.01 + 1e-9);
        }
      }),
    );
  });

  it('does not depend on the order of the parcels', () => {
    fc.assert(
      fc.property(parcelsOf(codes), (parcels) => {
        expect(landBalance(parcels.toReversed())).toEqual(landBalance(parcels));
      }),
    );
  });

  it('gives no rows and zeros without land', () => {
    const nothing = { area: 0, hectares: 0, share: 0 };
    expect(landBalance([])).toEqual({
      rows: [],
      construction: { ...nothing, constructionShare: 0 },
      other: { ...nothing, constructionShare: null },
      total: { ...nothing, constructionShare: null },
    });
  });

  it('refuses a code that the classification has not, and what is no area', () => {
    expect(() => landBalance([{ landUse: '0808', area: 1 }])).toThrow(RangeError);
    expect(() => landBalance([{ landUse: '0701', area: -1 }])).toThrow(RangeError);
    expect(() => landBalance([{ landUse: '0701', area: Number.NaN }])).toThrow(RangeError);
  });
});

describe('landBalanceOn', () => {
  it('counts the parcels that are valid on the day: from their first, before their last', () => {
    const parcels = [
      { landUse: '0103', area: 10_000, validFrom: null, validTo: '2024-12-08' },
      { landUse: '0701', area: 10_000, validFrom: '2024-12-08', validTo: null },
      { landUse: '1701', area: 10_000, validFrom: null, validTo: null },
    ];
    const codesOn = (day: string | null) => landBalanceOn(parcels, day).rows.map(({ code }) => code);
    expect(codesOn(null)).toEqual(['01', '0103', '17', '1701']);
    expect(codesOn('2024-12-07')).toEqual(['01', '0103', '17', '1701']);
    expect(codesOn('2024-12-08')).toEqual(['07', '0701', '17', '1701']);
    expect(landBalanceOn(parcels, '2031-12-08').total.hectares).toBe(2);
  });
});
