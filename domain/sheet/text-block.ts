import type { LabelBox } from './label-space.ts';
import { baselineDrop, type MeasureText, type TextShape, type Weight } from './shape.ts';
import { wrapText } from './wrap-text.ts';

/** How a label looks, all lengths in millimetres. */
export interface TextLook {
  size: number;
  weight: Weight;
  color: string;
  opacity: number;
  letterSpacing: number;
  lineHeight: number;
  halo?: { color: string; width: number };
}

/** Lines of text that stand together around a middle. */
export interface TextBlock {
  lines: readonly string[];
  width: number;
  height: number;
  look: TextLook;
}

/** Set a text in lines of at most `widest` millimetres. */
export function setText(text: string, look: TextLook, widest: number, measure: MeasureText): TextBlock {
  const widthOf = (line: string) => lineWidth(line, look, measure);
  const lines = wrapText(text, widest, widthOf);
  return {
    lines,
    width: Math.max(...lines.map(widthOf)),
    height: look.size * (1 + (lines.length - 1) * look.lineHeight),
    look,
  };
}

function lineWidth(line: string, { size, weight, letterSpacing }: TextLook, measure: MeasureText): number {
  return measure(line, size, weight) + Math.max(0, [...line].length - 1) * letterSpacing;
}

/** The box that a block or a stack takes around a middle, with padding on all sides. */
export function boxOfBlock(
  { width, height }: Pick<TextBlock, 'width' | 'height'>,
  [x, y]: readonly [number, number],
  padding: number,
  angle = 0,
): LabelBox {
  return { x, y, halfWidth: width / 2 + padding, halfHeight: height / 2 + padding, angle };
}

/** The shapes of a block around a middle. */
export function blockShapes(
  { lines, look }: TextBlock,
  [x, y]: readonly [number, number],
  angle = 0,
): TextShape[] {
  const { size, letterSpacing, lineHeight } = look;
  return lines.map((text, at) => {
    const down = (at - (lines.length - 1) / 2) * size * lineHeight + size * baselineDrop;
    return {
      type: 'text',
      text,
      x: x - down * Math.sin(angle),
      y: y + down * Math.cos(angle),
      align: 'middle',
      ...letterLook(look),
      ...(angle !== 0 && { angle }),
      ...(letterSpacing > 0 && { letterSpacing }),
    };
  });
}

/** What of a look single letters have too. */
export function letterLook({
  size,
  weight,
  color,
  opacity,
  halo,
}: TextLook): Pick<TextShape, 'size' | 'weight' | 'color' | 'opacity' | 'halo'> {
  return { size, weight, color, ...(opacity < 1 && { opacity }), ...(halo && { halo }) };
}
