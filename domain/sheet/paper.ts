/** Sheets of the ISO 216 A series (GB/T 148), the formats that plans are printed and folded in. */
export const paperNames = ['A4', 'A3', 'A2', 'A1', 'A0'] as const;
export type PaperName = (typeof paperNames)[number];

export type Orientation = 'portrait' | 'landscape';

/** A width and a height, in millimetres of paper. */
export interface Size {
  width: number;
  height: number;
}

/** A part of the sheet in millimetres, from the top left corner of the paper down. */
export interface Box extends Size {
  x: number;
  y: number;
}

const portraitSizes: Record<PaperName, Size> = {
  A4: { width: 210, height: 297 },
  A3: { width: 297, height: 420 },
  A2: { width: 420, height: 594 },
  A1: { width: 594, height: 841 },
  A0: { width: 841, height: 1189 },
};

/** The sheet as it lies before the reader, in millimetres. */
export function paperSize(paper: PaperName, orientation: Orientation): Size {
  const { width, height } = portraitSizes[paper];
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

/** The box without a margin on all sides. */
export function inset({ x, y, width, height }: Box, margin: number): Box {
  return { x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin };
}
