import type { SheetView } from './sheet-view.ts';
import { groundSize } from './sheet-view.ts';

/** Least millimetres between two lines of the grid on the paper. */
const leastSpacing = 45;

/** Lengths in metres that read well: one, two or five and zeros. */
function niceLength(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((length) => length >= least * (1 - 1e-9))!;
}

/** Eastings and northings in metres of the grid lines that cross a view. */
export function gridLinesOf(view: SheetView): { eastings: number[]; northings: number[] } {
  const { frame, scale, corner } = view;
  const interval = niceLength((leastSpacing * scale) / 1_000);
  const [width, height] = groundSize(frame, scale);
  return {
    eastings: multiplesBetween(corner[0], corner[0] + width, interval),
    northings: multiplesBetween(corner[1], corner[1] + height, interval),
  };
}

function multiplesBetween(from: number, to: number, interval: number): number[] {
  const first = Math.ceil(from / interval);
  const count = Math.max(0, Math.floor(to / interval) - first + 1);
  return Array.from({ length: count }, (_, at) => (first + at) * interval);
}

/** A length in metres for a scale bar that is at most `widest` millimetres long, and the parts it is divided into. */
export function scaleBarOf(scale: number, widest: number): { meters: number; parts: number } {
  const most = (widest * scale) / 1_000;
  const power = 10 ** Math.floor(Math.log10(most));
  const digit = [1, 2, 4, 5, 8].findLast((candidate) => candidate * power <= most * (1 + 1e-9)) ?? 1;
  return { meters: digit * power, parts: digit === 5 ? 5 : 4 };
}
