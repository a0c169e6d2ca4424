/** What is drawn, for a printed sheet and for a picture alike: in millimetres (or pixels), from the top left corner down. */
import type { Pattern } from '#domain/cartography/symbols/pattern-image.ts';
import type { Box } from './paper.ts';

export interface Stroke {
  color: string;
  width: number;
  opacity?: number;
  /** Lengths of dashes and gaps. */
  dash?: readonly number[];
  cap?: 'butt' | 'round';
}

export type Fill =
  { color: string; opacity?: number } | { pattern: Pattern; color: string; opacity?: number };

/** A line or ring, x and y in turn. */
export type Line = readonly number[];

/** Lines, or the rings of one area. Rings are filled by the even-odd rule, so that holes stay open. */
export interface PathShape {
  type: 'path';
  lines: readonly Line[];
  isClosed: boolean;
  fill?: Fill;
  stroke?: Stroke;
}

/** A figure given as an SVG path, its origin at a place, enlarged; widths and dashes count before enlarging. */
export interface FigureShape {
  type: 'figure';
  path: string;
  x: number;
  y: number;
  scale: number;
  fill?: Fill;
  stroke?: Stroke;
}

export type Weight = 'regular' | 'bold';

export interface TextShape {
  type: 'text';
  text: string;
  /** Where the text begins, has its middle or ends, on its baseline. */
  x: number;
  y: number;
  align: 'start' | 'middle' | 'end';
  size: number;
  weight: Weight;
  color: string;
  opacity?: number;
  /** Radians clockwise. */
  angle?: number;
  letterSpacing?: number;
  halo?: { color: string; width: number };
}

/** Letters that are placed one by one and read as one text. All their halos lie below all of them. */
export interface StackShape {
  type: 'stack';
  text: string;
  letters: readonly TextShape[];
}

export type Shape = PathShape | FigureShape | TextShape | StackShape;

/** Shapes that a reader can switch off together in the printed sheet, cut off at the edge of a box. */
export interface ShapeGroup {
  title: string;
  shapes: readonly Shape[];
  clip?: Box;
}

/** The width of a text at a size, in the same unit. Comes in as an argument: only who draws knows the letters. */
export type MeasureText = (text: string, size: number, weight: Weight) => number;

/** Share of the size by which a baseline lies below the middle of Chinese and Latin letters. */
export const baselineDrop = 0.36;

/** A closed box as a path. */
export function boxShape({ x, y, width, height }: Box, look: Pick<PathShape, 'fill' | 'stroke'>): PathShape {
  const ring = [x, y, x + width, y, x + width, y + height, x, y + height];
  return { type: 'path', lines: [ring], isClosed: true, ...look };
}

/** A straight line. */
export function lineShape(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: Stroke,
): PathShape {
  return { type: 'path', lines: [[...from, ...to]], isClosed: false, stroke };
}
