import fc from 'fast-check';
import { landUseClasses } from '#domain/vocabularies/land-use.ts';

export const days = ['2022-12-08', '2024-12-08', '2026-12-08', '2031-12-08'];

/** Parcels that come on one of the days or were always there, and stay. */
export const plannedParcels = fc.array(
  fc.record({
    landUse: fc.constantFrom(...landUseClasses.map(({ code }) => code)),
    area: fc.double({ min: 0.5, max: 500_000, noNaN: true }),
    validFrom: fc.constantFrom(null, ...days),
    validTo: fc.constant<string | null>(null),
    population: fc.option(fc.integer({ min: 0, max: 5000 })),
    jobs: fc.option(fc.integer({ min: 0, max: 5000 })),
    farMax: fc.option(fc.double({ min: 0, max: 6, noNaN: true })),
  }),
  { maxLength: 60 },
);

/** A sum of numbers with two decimals, in hundredths: exact. */
export const hundredths = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + Math.round(number * 100), 0);
