import type { ShownColumn } from './cell-writer.ts';
import type { IndexedRows } from './indexed-rows.ts';

/** Rows whose texts are looked at, spread over the table: the rest is hardly different. */
const sampleSize = 300;
/** Share of the sample that the column has room for. */
const fitting = 0.92;
/** In rem at the size of the table's type: a character of Chinese, and one of Latin on average. */
const [wideCharacter, narrowCharacter] = [0.875, 0.56];
/** What stands beside the text: padding; the colour of a land use; the button of the first column; those of a heading. */
const [padding, swatchRoom, buttonRoom, headingRoom] = [1.125, 1.5, 2.25, 3];
const [narrowest, widest] = [5, 18];
/** Headings are bold. */
const boldness = 1.06;

/** A width in rem that nearly all of a column fits into; a heading may take two lines. */
export function fittingWidth(shown: ShownColumn, { rows }: IndexedRows, isHead: boolean): number {
  const step = Math.max(1, Math.floor(rows.length / sampleSize));
  const lengths: number[] = [];
  for (let at = 0; at < rows.length; at += step) {
    const text = shown.write(rows[at]!);
    if (text !== '') lengths.push(textWidth(text));
  }
  const length = lengths.sort((a, b) => a - b)[Math.floor(lengths.length * fitting)] ?? 0;
  const room = (shown.column.kind === 'land-use' ? swatchRoom : 0) + (isHead ? buttonRoom : 0);
  const width = Math.max(length + padding + room, headingWidth(shown) * boldness + headingRoom);
  return Math.round(Math.max(narrowest, Math.min(widest, width)) * 4) / 4;
}

/** A heading of more than a few characters goes over two lines, parted no finer than its words. */
function headingWidth({ title, unit }: ShownColumn): number {
  const whole = textWidth(unit ? `${title} ${unit}` : title);
  const longestWord = Math.max(
    ...title
      .split(' ')
      .map(textWidth)
      .filter((width) => width < 6),
    0,
  );
  return whole < 4 ? whole : Math.max(longestWord, whole / 2 + narrowCharacter);
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? wideCharacter : narrowCharacter;
  return width;
}
