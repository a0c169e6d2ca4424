import { landUseColor, shownLandUse } from '#domain/cartography/land-use-color.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { withMinus } from '../../i18n/format.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';
import type { Column } from './columns.ts';
import { valueName } from './groups.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** A column as it is shown in a language. */
export interface ShownColumn {
  column: Column;
  title: string;
  unit: string | null;
  isNumber: boolean;
  /** What a row says here in words; empty for nothing. */
  write(row: PlanRow): string;
  /** A number as the column writes its numbers. */
  writeNumber(value: number): string;
  /** Colour of the land use that a row names here, null for none. */
  swatch(row: PlanRow): string | null;
}

export interface Wording {
  language: Language;
  theme: Theme;
  colors: LandUseColors;
}

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** An area in hectares is said to a hundred square metres. */
const sizeDigits = { area: 2, length: 0 };

/** Get a column ready to be written; what its numbers need is looked up once for all of them. */
export function showColumn(column: Column, table: IndexedRows, wording: Wording): ShownColumn {
  const { language, theme, colors } = wording;
  const numbers = numberFormat(column, table, language);
  const write = (row: PlanRow) => {
    const value = column.valueOf(row, language);
    if (value === null) return '';
    if (typeof value === 'number') return withMinus(numbers.format(value));
    return column.choices || column.kind === 'land-use' ? valueName(column, value, language) : value;
  };
  return {
    column,
    title: column.title[language],
    unit: unitBeside(column, language),
    isNumber: column.kind === 'number',
    write,
    writeNumber: (value) => withMinus(numbers.format(value)),
    swatch: (row) =>
      column.kind === 'land-use' ? swatchOf(column.valueOf(row, language), theme, colors) : null,
  };
}

/** The unit, where the title does not say it already, as that of jobs does. */
function unitBeside({ title, unit }: Column, language: Language): string | null {
  const isSaid = unit !== null && title[language].toLowerCase() === unit[language].toLowerCase();
  return isSaid ? null : (unit?.[language] ?? null);
}

/** Colour of a land use, null for what is none. */
export function swatchOf(code: unknown, theme: Theme, colors: LandUseColors): string | null {
  return typeof code === 'string' && code !== '' ? landUseColor(shownLandUse(code), theme, colors) : null;
}

/** As many decimals in each row as the most exact one needs, to stand below one another where they are of one unit. */
function numberFormat(column: Column, table: IndexedRows, language: Language): Intl.NumberFormat {
  const digits = column.kind === 'number' ? digitsOf(column, table) : 0;
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: column.isMixed ? 0 : digits,
    maximumFractionDigits: digits,
  });
}

function digitsOf(column: Column, table: IndexedRows): number {
  if (column.id === 'size') return sizeDigits[column.unit?.en === 'ha' ? 'area' : 'length'];
  return table.decimals(column);
}
