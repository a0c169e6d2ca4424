/** Cutting blocks along the lines of the grid, so that lots stand square to their streets. */
import { areaOf, intersect, polygonArea, subtract, type Polygon } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { crossing, toGrid } from './grid.ts';

/** `along` cuts with a line that runs along the valley (one piece west, one east), `across` with one across it. */
export type Cut = 'along' | 'across';

/** Where a piece lies on the grid. */
export interface Extent {
  a: [number, number];
  b: [number, number];
}

/** The extent of a polygon on the grid. */
export function extentOf(polygon: Polygon): Extent {
  const extent: Extent = { a: [Infinity, -Infinity], b: [Infinity, -Infinity] };
  for (const point of polygon[0]!) {
    const [a, b] = toGrid(point);
    extent.a = [Math.min(extent.a[0], a), Math.max(extent.a[1], a)];
    extent.b = [Math.min(extent.b[0], b), Math.max(extent.b[1], b)];
  }
  return extent;
}

/** Metres of an extent across the valley and along it. */
export function sizeOf({ a, b }: Extent): { across: number; along: number } {
  const [middleA, middleB] = [(a[0] + a[1]) / 2, (b[0] + b[1]) / 2];
  const meters = ([x0, y0]: Point, [x1, y1]: Point) => Math.hypot(x1 - x0, y1 - y0);
  return {
    across: meters(crossing(a[0], middleB), crossing(a[1], middleB)),
    along: meters(crossing(middleA, b[0]), crossing(middleA, b[1])),
  };
}

/** Both sides of the cut that gives the first a share of the polygon's area, within one part in a hundred. */
export function cutArea(polygon: Polygon, extent: Extent, cut: Cut, part: number): [Polygon[], Polygon[]] {
  const [low, high] = cut === 'along' ? extent.a : extent.b;
  const whole = polygonArea(polygon);
  let [from, to, at] = [0, 1, part];
  for (let round = 0; round < 12; round++) {
    const side = intersect([polygon], [lowSide(extent, cut, low + (high - low) * at)]);
    const error = areaOf(side) / whole - part;
    if (Math.abs(error) < 0.01) break;
    if (error < 0) from = at;
    else to = at;
    // most lots are nearly square to the grid: the error tells where to go; the bounds keep it from running away
    const guess = at - error;
    at = guess > from && guess < to ? guess : (from + to) / 2;
  }
  const side = lowSide(extent, cut, low + (high - low) * at);
  return [intersect([polygon], [side]), subtract([polygon], [side])];
}

/** The polygon cut at every line of the grid between `from` and `to`. */
export function cutAtLines(polygon: Polygon, cut: Cut, lines: readonly number[]): Polygon[] {
  let pieces = [polygon];
  for (const line of lines) {
    pieces = pieces.flatMap((piece) => {
      const extent = extentOf(piece);
      const [low, high] = cut === 'along' ? extent.a : extent.b;
      if (line <= low + 0.02 || line >= high - 0.02) return [piece];
      const side = lowSide(extent, cut, line);
      return [...intersect([piece], [side]), ...subtract([piece], [side])];
    });
  }
  return pieces;
}

/** All that lies west, or north, of a line of the grid, around an extent. */
function lowSide({ a, b }: Extent, cut: Cut, at: number): Polygon {
  const [[from, to], [low]] = cut === 'along' ? [b, a] : [a, b];
  const line = (position: number) =>
    Array.from({ length: 9 }, (_, index) => {
      const other = from - 0.4 + ((to - from + 0.8) * index) / 8;
      return cut === 'along' ? crossing(position, other) : crossing(other, position);
    });
  return [[...line(at), ...line(low - 1).reverse()]];
}
