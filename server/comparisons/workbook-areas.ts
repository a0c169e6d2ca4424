import type { AreaComparison, AreaTotal } from '#domain/comparison/comparison.ts';
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import type { Language } from './comparison-query.ts';
import { numberFormats, type CellValue, type SheetColumn } from './workbook-sheet.ts';
import { headings, phrases } from './workbook-texts.ts';

const squareMetersPerHectare = 10_000;
const { squareMeters, hectares, count } = numberFormats;

export const areaColumns: readonly SheetColumn[] = [
  { heading: headings.landUse, width: 12 },
  { heading: headings.landUseName, width: 34 },
  { heading: headings.areaBefore, width: 18, format: squareMeters },
  { heading: headings.areaAfter, width: 18, format: squareMeters },
  { heading: headings.difference, width: 18, format: squareMeters },
  { heading: headings.areaBeforeHectares, width: 18, format: hectares },
  { heading: headings.areaAfterHectares, width: 18, format: hectares },
  { heading: headings.differenceHectares, width: 18, format: hectares },
  { heading: headings.parcelsBefore, width: 14, format: count },
  { heading: headings.parcelsAfter, width: 14, format: count },
];

/** Land of each class in both scenarios, then of all. */
export function areaRows({ rows, total }: AreaComparison, language: Language): CellValue[][] {
  return [
    ...rows.map(({ landUse, ...land }) => [
      landUse,
      findLandUse(landUse)?.[language] ?? null,
      ...landCells(land),
    ]),
    [phrases.total[language], null, ...landCells(total)],
    [phrases.areaMethod[language]],
  ];
}

function landCells({ before, after, difference, parcelsBefore, parcelsAfter }: AreaTotal): CellValue[] {
  const areas = [before, after, difference];
  return [...areas, ...areas.map((area) => area / squareMetersPerHectare), parcelsBefore, parcelsAfter];
}
