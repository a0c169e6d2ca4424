/** The table as text, for a spreadsheet: one line for each of its own, figures without separators of thousands. */
import type { BalanceTableModel } from './balance-table.ts';

interface Headings {
  code: string;
  name: string;
}

/** Values parted by tabs, as spreadsheets paste them. */
export function tabSeparated(table: BalanceTableModel, headings: Headings): string {
  return records(table, headings)
    .map((record) => record.map((value) => value.replaceAll(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export function commaSeparated(table: BalanceTableModel, headings: Headings): string {
  const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return `\uFEFF${records(table, headings)
    .map((record) => `${record.map(quoted).join(',')}\r\n`)
    .join('')}`;
}

function records({ columns, lines }: BalanceTableModel, { code, name }: Headings): string[][] {
  return [
    [code, name, ...columns.map(({ title }) => title)],
    ...lines.map((line) => [
      line.code ?? '',
      line.name,
      ...line.cells.map(({ value }, at) => value?.toFixed(columns[at]!.digits) ?? ''),
    ]),
  ];
}
