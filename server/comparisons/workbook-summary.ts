import { collectionTitle } from '#domain/comparison/describe-change.ts';
import { changeTitles, entryTitles } from '#domain/comparison/kind-titles.ts';
import type { Language } from './comparison-query.ts';
import type { ScenarioComparison } from './scenario-comparison.ts';
import { numberFormats, type CellValue, type SheetColumn } from './workbook-sheet.ts';
import { headings, phrases } from './workbook-texts.ts';

export const summaryColumns: readonly SheetColumn[] = [
  { heading: headings.of, width: 26 },
  { heading: headings.collection, width: 34 },
  { heading: headings.what, width: 30 },
  { heading: headings.count, width: 14, format: numberFormats.count },
];

/** What was compared, how many entries there are of each kind, and how many features have which change. */
export function summaryRows(comparison: ScenarioComparison, language: Language): CellValue[][] {
  const { before, after, day, numberMatched, numberReturned, counts, changeCounts } = comparison;
  const changeset = phrases.changeset[language];
  return [
    [phrases.scenarioBefore[language], before.title[language], changeset, before.changeset],
    [phrases.scenarioAfter[language], after.title[language], changeset, after.changeset],
    [phrases.day[language], day ?? phrases.anyDay[language]],
    [phrases.entries[language], null, null, numberMatched],
    [phrases.listed[language], null, null, numberReturned],
    ...(numberReturned < numberMatched ? [[phrases.isCut[language]]] : []),
    ...counts.map(({ collection, kind, count }) => [
      phrases.entryKind[language],
      collectionTitle(collection, language),
      entryTitles[kind][language],
      count,
    ]),
    ...changeCounts.map(({ collection, kind, count }) => [
      phrases.featuresWith[language],
      collectionTitle(collection, language),
      changeTitles[kind][language],
      count,
    ]),
  ];
}
