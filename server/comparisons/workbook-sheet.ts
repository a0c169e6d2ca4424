import type { Cell, Sheet } from 'write-excel-file/node';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Language } from './comparison-query.ts';

/** What a cell holds: text, a number, or nothing. */
export type CellValue = string | number | null;

/** A column: its heading, how wide it is in characters, and how its numbers are written. */
export interface SheetColumn {
  heading: BilingualText;
  width: number;
  format?: string;
}

/** Formats of numbers, as spreadsheets write them. */
export const numberFormats = {
  squareMeters: '#,##0.00',
  hectares: '#,##0.0000',
  count: '#,##0',
} as const;

/** Longest text that a cell takes. */
const longestText = 32_000;

/** A sheet with a title over all of it and headings that stay in view. */
export function writeSheet(
  name: BilingualText,
  title: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly CellValue[])[],
  language: Language,
): Sheet<never> {
  const heading = columns.map((column) => headingCell(column.heading[language]));
  const body = rows.map((row) => row.map((value, at) => writeCell(value, columns[at]?.format)));
  return {
    sheet: name[language],
    data: [[{ ...textCell(title), fontWeight: 'bold', fontSize: 14 }], heading, ...body],
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
  };
}

function headingCell(text: string): Cell {
  return { ...textCell(text), fontWeight: 'bold', backgroundColor: '#E8EDF2', wrap: true };
}

function writeCell(value: CellValue, format: string | undefined): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return textCell(value);
  return { type: Number, value, ...(format && { format }) };
}

/** Text stays text, whatever it begins with, also when someone goes into the cell and out again. */
function textCell(value: string) {
  // the library looks texts up in an object, and takes what every object has for a text it knows
  const text = value in Object.prototype ? `${value} ` : value;
  return { type: String, value: escapeCodes(text.slice(0, longestText)), format: '@' };
}

/** What looks like the code of a character is none: `_x0041_` would be read as `A` (ECMA-376, part 1, 22.9.2.19). */
function escapeCodes(text: string): string {
  return text.replaceAll(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
