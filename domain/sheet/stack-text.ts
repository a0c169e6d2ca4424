/** Chinese written downwards: the letters of a name one under another, each of them upright. */
import { baselineDrop, type MeasureText, type StackShape, type TextShape } from './shape.ts';
import { letterLook, type TextLook } from './text-block.ts';

/** A name as it stands along a steep line; lengths in millimetres. */
export interface TextStack {
  text: string;
  pieces: readonly StackPiece[];
  width: number;
  height: number;
  look: TextLook;
}

/** A letter, or figures that stand side by side as one does. */
interface StackPiece {
  text: string;
  /** From the middle of the stack down to that of the piece. */
  down: number;
  /** True for signs that follow the direction of the writing, as brackets do. */
  isTurned: boolean;
}

/** Widest group of figures or Latin letters that takes the place of one Chinese letter, as a share of the size. */
const widestGroup = 1.2;

/** Room that pieces take downwards, as a share of the size: Latin letters and figures lack the margin of Chinese ones. */
const advances = { chinese: 1, latin: 0.9, space: 0.4 } as const;

const latin = /^[\p{Script=Latin}\d]+$/u;
const turned = /^[（）〔〕［］【】《》〈〉「」『』()[\]—–－～…：-]$/u;

/** True for a name that is read downwards where it is written so: at least half of it is Chinese. */
export function isMostlyChinese(text: string): boolean {
  const letters = text.match(/\S/gu)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return chinese > 0 && 2 * chinese >= letters;
}

/** Set a text downwards, in one column. */
export function stackText(text: string, look: TextLook, measure: MeasureText): TextStack {
  const { size, weight, letterSpacing } = look;
  const widthOf = (piece: string) => measure(piece, size, weight);
  const pieces: StackPiece[] = [];
  let end = 0;
  for (const piece of piecesOf(text.trim(), (group) => widthOf(group) <= size * widestGroup)) {
    const start = end === 0 ? 0 : end + letterSpacing;
    end = start + advanceOf(piece) * size;
    if (piece.trim() !== '')
      pieces.push({ text: piece, down: (start + end) / 2, isTurned: turned.test(piece) });
  }
  return {
    text: text.trim(),
    pieces: pieces.map((piece) => ({ ...piece, down: piece.down - end / 2 })),
    width: Math.max(size, ...pieces.map((piece) => widthOf(piece.text))),
    height: end,
    look,
  };
}

/** Letters, and groups of figures or Latin letters as long as they fit side by side. */
function piecesOf(text: string, fits: (group: string) => boolean): string[] {
  const runs = text.match(/[\p{Script=Latin}\d]+|\s+|\S\p{M}*/gu) ?? [];
  return runs.flatMap((run) => (latin.test(run) && !fits(run) ? [...run] : [run]));
}

function advanceOf(piece: string): number {
  if (piece.trim() === '') return advances.space;
  return latin.test(piece) ? advances.latin : advances.chinese;
}

/** A stack around a middle, leaning clockwise by radians as the line does along which it stands. */
export function stackShape(
  { text, pieces, look }: TextStack,
  [x, y]: readonly [number, number],
  angle: number,
): StackShape {
  const letters = pieces.map((piece): TextShape => {
    const turn = angle + (piece.isTurned ? Math.PI / 2 : 0);
    const drop = look.size * baselineDrop;
    return {
      type: 'text',
      text: piece.text,
      x: x - piece.down * Math.sin(angle) - drop * Math.sin(turn),
      y: y + piece.down * Math.cos(angle) + drop * Math.cos(turn),
      align: 'middle',
      ...letterLook(look),
      ...(turn !== 0 && { angle: turn }),
    };
  });
  return { type: 'stack', text, letters };
}
