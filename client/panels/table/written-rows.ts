import type { Language } from '#domain/cartography/style-options.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import type { Breather } from '../../state/page/breather.ts';
import type { Column } from './columns.ts';
import { valueName } from './groups.ts';

/** Rows written between two looks at the clock. */
const checkEvery = 64;

/** Excel takes a file without this mark for one in the code page of the computer. */
const byteOrderMark = '\uFEFF';

/** Digits of a number in a file: more than any instrument measures. */
const fileDigits = 6;

/**
 * Rows as a CSV file (RFC 4180) in parts, UTF-8 with a byte order mark, for spreadsheets: choices by their names,
 * numbers bare. In slices; `onShare` hears how far it is, from 0 to 1.
 */
export async function writeCsv(
  columns: readonly Column[],
  rows: readonly PlanRow[],
  language: Language,
  breather: Breather,
  onShare: (share: number) => void = () => undefined,
): Promise<string[]> {
  const parts = [byteOrderMark, csvLine(columns.map((column) => heading(column, language)))];
  for (const [at, row] of rows.entries()) {
    parts.push(csvLine(columns.map((column) => safeText(column, row, language))));
    if (at % checkEvery !== 0 || !breather.isDue) continue;
    onShare(at / rows.length);
    await breather.breathe();
  }
  return parts;
}

/** Rows as a spreadsheet takes them from the clipboard: values apart by tabs. */
export function writeTabbed(
  columns: readonly Column[],
  rows: readonly PlanRow[],
  language: Language,
): string {
  const lines = [
    columns.map((column) => heading(column, language)),
    ...rows.map((row) => columns.map((column) => safeText(column, row, language))),
  ];
  return lines.map((values) => values.map((value) => value.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}

function heading({ title, unit }: Column, language: Language): string {
  if (!unit) return title[language];
  return language === 'zh' ? `${title.zh}（${unit.zh}）` : `${title.en} (${unit.en})`;
}

function csvLine(values: readonly string[]): string {
  return `${values.map(quoted).join(',')}\r\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function safeText(column: Column, row: PlanRow, language: Language): string {
  const value = column.valueOf(row, language);
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(fileDigits)));
  const text = column.choices || column.kind === 'land-use' ? valueName(column, value, language) : value;
  return withoutFormula(text);
}

/** A text that a spreadsheet would reckon out as a formula is kept one by an apostrophe (OWASP, CSV injection). */
function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
