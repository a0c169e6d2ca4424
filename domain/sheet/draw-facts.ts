import { paletteOf } from '#domain/cartography/palette.ts';
import type { Theme } from '#domain/cartography/style-options.ts';
import { scaleBarOf } from './grid-lines.ts';
import { inset, type Box } from './paper.ts';
import { baselineDrop, boxShape, lineShape, type MeasureText, type Shape, type TextShape } from './shape.ts';
import type { SheetTexts } from './sheet-texts.ts';
import { wrapText } from './wrap-text.ts';

/** In millimetres on A4. */
const padding = 3;
const northRoom = 13;
const headHeight = 27;
const barHeight = 1.3;
const factSize = 2.1;
const lineHeight = 1.35;
const approvalRoom = 10.5;

/** Sizes of the notes as shares of the usual, tried until all have room. */
const shrinking = Array.from({ length: 16 }, (_, at) => 0.96 ** at);

/** What the head of the facts says of the map. */
export interface FactsLook {
  /** So many metres are a thousand units of what is drawn, as the denominator of a scale; null where none holds. */
  scale: number | null;
  /** Size of the letters, 1 on A4. */
  unit: number;
  /** Degrees that the map is turned by, clockwise from north. */
  bearing: number;
  theme: Theme;
}

/** North, ratio and scale bar; below them the facts, and at the bottom the place for the approval number. */
export function factsShapes(box: Box, texts: SheetTexts, look: FactsLook, measure: MeasureText): Shape[] {
  const { unit } = look;
  const inner = inset(box, padding * unit);
  const head = { ...inner, height: headHeight * unit };
  const foot = {
    ...inner,
    y: inner.y + inner.height - approvalRoom * unit,
    height: approvalRoom * unit,
  };
  const body = { ...inner, y: head.y + head.height, height: foot.y - head.y - head.height };
  return [
    ...headShapes(head, texts, look),
    ...noteShapes(body, texts, look, measure),
    ...approvalShapes(foot, texts, look, measure),
  ];
}

function headShapes(box: Box, texts: SheetTexts, look: FactsLook): Shape[] {
  const { scale, unit, theme } = look;
  const { ink } = paletteOf(theme);
  const ratioX = box.x + (northRoom + (box.width / unit - northRoom) / 2) * unit;
  return [
    ...northArrow([box.x + (northRoom * unit) / 2, box.y + 7 * unit], 13 * unit, texts.north, look),
    ...(texts.ratio === ''
      ? []
      : [textOf(texts.ratio, ratioX, box.y + 8.5 * unit, 5 * unit, { weight: 'bold', color: ink })]),
    ...(scale === null
      ? []
      : scaleBar({ ...box, y: box.y + 17.5 * unit, height: barHeight * unit }, texts, { ...look, scale })),
  ];
}

/** An arrow around its middle, one half dark, with its letter at the tip. */
function northArrow(
  [x, y]: readonly [number, number],
  height: number,
  letter: string,
  { bearing, theme }: FactsLook,
): Shape[] {
  const { ink, background } = contrastOf(theme);
  const angle = (-bearing * Math.PI) / 180;
  const at = (toRight: number, down: number): [number, number] => [
    x + height * (toRight * Math.cos(angle) - down * Math.sin(angle)),
    y + height * (toRight * Math.sin(angle) + down * Math.cos(angle)),
  ];
  const [tip, notch] = [at(0, -0.2), at(0, 0.32)];
  const stroke = { color: ink, width: height * 0.015 };
  const half = (side: number, color: string): Shape => ({
    type: 'path',
    lines: [[...tip, ...at(side * 0.2, 0.5), ...notch]],
    isClosed: true,
    fill: { color },
    stroke,
  });
  const [letterX, letterY] = at(0, -0.37);
  const size = height * 0.27;
  return [
    textOf(letter, letterX, letterY + size * baselineDrop, size, { weight: 'bold', color: ink }),
    half(-1, ink),
    half(1, background),
  ];
}

function scaleBar(
  box: Box,
  texts: SheetTexts,
  { scale, unit, theme }: FactsLook & { scale: number },
): Shape[] {
  const { meters, parts } = scaleBarOf(scale, box.width - 12 * unit);
  const length = (meters / scale) * 1_000;
  const start = box.x + (box.width - length) / 2 - 2 * unit;
  return barShapes(
    { x: start, y: box.y, width: length, height: box.height },
    { meters, parts },
    texts,
    unit,
    theme,
  );
}

/** A bar of dark and light parts with the lengths they stand for. */
function barShapes(
  { x, y, width, height }: Box,
  { meters, parts }: { meters: number; parts: number },
  { meter, kilometer }: Pick<SheetTexts, 'meter' | 'kilometer'>,
  unit: number,
  theme: Theme,
): Shape[] {
  const { ink, background } = contrastOf(theme);
  const isLong = meters >= 2_000;
  const figure = (share: number) => String(Number(((meters * share) / (isLong ? 1_000 : 1)).toFixed(2)));
  const size = factSize * unit;
  const label = (share: number, text: string) =>
    textOf(text, x + width * share, y - 0.9 * unit, size, { color: ink });
  const part = width / parts;
  return [
    ...Array.from({ length: parts }, (_, at) =>
      boxShape(
        { x: x + at * part, y, width: part, height },
        { fill: { color: at % 2 === 0 ? ink : background }, stroke: { color: ink, width: 0.15 * unit } },
      ),
    ),
    label(0, '0'),
    ...(parts === 4 ? [label(0.5, figure(0.5))] : []),
    label(1, `${figure(1)} ${isLong ? kilometer : meter}`),
  ];
}

function noteShapes(
  box: Box,
  { facts }: SheetTexts,
  { unit, theme }: FactsLook,
  measure: MeasureText,
): Shape[] {
  for (const share of shrinking) {
    const size = factSize * unit * share;
    const lines = facts.flatMap(({ label, text }) =>
      wrapText(`${label}${text}`, box.width, (line) => measure(line, size, 'regular'), 'full'),
    );
    if (lines.length * lineHeight * size > box.height && share !== shrinking.at(-1)) continue;
    return lines.map((text, at) =>
      textOf(text, box.x, box.y + (at + 0.5) * lineHeight * size + size * baselineDrop, size, {
        align: 'start',
        color: paletteOf(theme).quietInk,
      }),
    );
  }
  return [];
}

/** The number, or an open line to write it on; above it that the map is not approved, while it isn't. */
function approvalShapes(
  box: Box,
  texts: SheetTexts,
  { unit, theme }: FactsLook,
  measure: MeasureText,
): Shape[] {
  const { ink, planRed } = paletteOf(theme);
  const { label, number } = texts.approval;
  const size = 2.6 * unit;
  const y = box.y + box.height - 1.6 * unit;
  const labelWidth = measure(label, size, 'regular');
  const start = { align: 'start' as const, color: ink };
  return [
    ...(texts.warning === null
      ? []
      : [
          textOf(texts.warning, box.x, box.y + 3.2 * unit, size, {
            ...start,
            weight: 'bold',
            color: planRed,
          }),
        ]),
    textOf(label, box.x, y, size, start),
    number === null
      ? lineShape([box.x + labelWidth + unit, y + 0.5 * unit], [box.x + box.width, y + 0.5 * unit], {
          color: ink,
          width: 0.15 * unit,
        })
      : textOf(number, box.x + labelWidth, y, size, start),
  ];
}

function textOf(
  text: string,
  x: number,
  y: number,
  size: number,
  look: Pick<TextShape, 'color'> & Partial<Pick<TextShape, 'align' | 'weight'>>,
): TextShape {
  return { type: 'text', text, x, y, size, align: 'middle', weight: 'regular', ...look };
}

/** Ink, and what it stands on: paper, or the dark of a picture. */
export function contrastOf(theme: Theme): { ink: string; background: string } {
  const { ink, background } = paletteOf(theme);
  return { ink, background: theme === 'dark' ? background : '#ffffff' };
}
