import writeXlsxFile from 'write-excel-file/node';
import { parcelCollection } from '#domain/comparison/feature-changes.ts';
import type { Language } from './comparison-query.ts';
import type { ScenarioComparison } from './scenario-comparison.ts';
import { areaColumns, areaRows } from './workbook-areas.ts';
import { otherColumns, otherRows, parcelColumns, parcelRows } from './workbook-entries.ts';
import { writeSheet } from './workbook-sheet.ts';
import { summaryColumns, summaryRows } from './workbook-summary.ts';
import { phrases, sheetTitles } from './workbook-texts.ts';

/**
 * A comparison as a workbook (xlsx) in a language: summary, parcels, other features, land by class. Each sheet has a
 * title that names both scenarios and the day; numbers are numbers, and texts never formulas.
 */
export async function writeWorkbook(comparison: ScenarioComparison, language: Language): Promise<Buffer> {
  const title = titleOf(comparison, language);
  const parcels = comparison.entries.filter(({ collection }) => collection === parcelCollection);
  const others = comparison.entries.filter(({ collection }) => collection !== parcelCollection);
  return writeXlsxFile([
    writeSheet(sheetTitles.summary, title, summaryColumns, summaryRows(comparison, language), language),
    writeSheet(sheetTitles.parcels, title, parcelColumns, parcelRows(parcels, language), language),
    writeSheet(sheetTitles.others, title, otherColumns, otherRows(others, language), language),
    writeSheet(sheetTitles.areas, title, areaColumns, areaRows(comparison.areas, language), language),
  ]).toBuffer();
}

function titleOf({ before, after, day }: ScenarioComparison, language: Language): string {
  const scenarios = `${before.title[language]} → ${after.title[language]}`;
  return `${phrases.comparison[language]}: ${scenarios} · ${day ?? phrases.anyDay[language]}`;
}
