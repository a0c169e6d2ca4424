import type { LegendEntry, LegendGroup } from '#domain/cartography/legend/legend-entry.ts';
import type { Language } from '#domain/cartography/style-options.ts';
import type { MeasureText } from './shape.ts';
import type { Box } from './paper.ts';
import { wrapText } from './wrap-text.ts';

/** A row of the legend with its place: a heading, or an entry with its sign. */
export type LegendRow = { x: number; y: number; width: number; height: number; lines: string[] } & (
  { kind: 'heading' } | { kind: 'entry'; entry: LegendEntry }
);

export interface FittedLegend {
  rows: LegendRow[];
  /** Size of its text in millimetres. */
  size: number;
}

/** Sizes of text as shares of the largest, tried until all entries have room. */
const shrinking = Array.from({ length: 24 }, (_, at) => 0.965 ** at);

/** Widths of a column in sizes of its text: Chinese titles are short, English ones are not. */
const columnWidths: Record<Language, number> = { zh: 11.5, en: 14.5 };

/** In sizes of the text. */
const signWidth = 2.6;
const signHeight = 1.25;
const gap = 0.6;
const rowHeight = 1.65;
const lineHeight = 1.2;
const headingHeight = 2.1;

/**
 * All entries of a legend in columns in a box, at the largest size of text at which they have room. Where even the
 * smallest is too large it goes on below the box: better to be seen than left out.
 */
export function fitLegend(
  groups: readonly LegendGroup[],
  box: Box,
  largest: number,
  language: Language,
  measure: MeasureText,
): FittedLegend {
  let fitted: FittedLegend = { rows: [], size: largest };
  for (const share of shrinking) {
    const size = largest * share;
    const { rows, columns, possible } = flow(groups, box, size, language, measure);
    fitted = { rows, size };
    if (columns <= possible) break;
  }
  return fitted;
}

function flow(
  groups: readonly LegendGroup[],
  box: Box,
  size: number,
  language: Language,
  measure: MeasureText,
): { rows: LegendRow[]; columns: number; possible: number } {
  const possible = Math.max(1, Math.floor(box.width / (columnWidths[language] * size)));
  const width = box.width / possible;
  const rows: LegendRow[] = [];
  let [column, y] = [0, box.y];
  const put = (row: Omit<LegendRow, 'x' | 'y' | 'width'>, room: number) => {
    // a heading does not stay behind alone
    if (y > box.y && y + room > box.y + box.height) [column, y] = [column + 1, box.y];
    rows.push({ ...row, x: box.x + column * width, y, width: width - gap * size } as LegendRow);
    y += row.height;
  };
  for (const { title, entries } of groups) {
    const heading = headingHeight * size;
    put({ kind: 'heading', lines: [title[language]], height: heading }, heading + rowHeight * size);
    for (const entry of entries) {
      const lines = linesOf(entry, width - (signWidth + 2 * gap) * size, size, language, measure);
      const height = Math.max(rowHeight, lines.length * lineHeight + 0.4) * size;
      put({ kind: 'entry', entry, lines, height } as LegendRow, height);
    }
  }
  return { rows, columns: column + 1, possible };
}

function linesOf(
  { title, code }: LegendEntry,
  widest: number,
  size: number,
  language: Language,
  measure: MeasureText,
): string[] {
  const text = code === undefined ? title[language] : `${code} ${title[language]}`;
  return wrapText(text, widest, (line) => measure(line, size, 'regular'));
}

/** Where the sign of a row stands, and where its text begins. */
export function partsOfRow({ x, y, height }: LegendRow, size: number): { sign: Box; textX: number } {
  const high = signHeight * size;
  return {
    sign: { x, y: y + (height - high) / 2, width: signWidth * size, height: high },
    textX: x + (signWidth + gap) * size,
  };
}

/** Baselines of the lines of a row. */
export function baselinesOfRow({ y, height, lines }: LegendRow, size: number, drop: number): number[] {
  const top = y + height / 2 - ((lines.length - 1) / 2) * lineHeight * size;
  return lines.map((_, at) => top + at * lineHeight * size + drop * size);
}
