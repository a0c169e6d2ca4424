/** What lies outside the frame is cut off before it is drawn: a sheet of one block need not hold the hills of the region. */
import type { Box } from './paper.ts';
import type { Line } from './shape.ts';

/** The parts of a line inside a box. Points on its edge count as inside. */
export function clipLine(line: Line, box: Box): Line[] {
  const parts: number[][] = [];
  let part: number[] | null = null;
  for (let at = 2; at < line.length; at += 2) {
    const piece = clipSegment(line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!, box);
    if (!piece) {
      part = null;
      continue;
    }
    const [startX, startY, endX, endY] = piece;
    if (part && part.at(-2) === startX && part.at(-1) === startY) part.push(endX, endY);
    else parts.push((part = [startX, startY, endX, endY]));
  }
  return parts;
}

/** Liang and Barsky: what each side of the box leaves of the segment; null for nothing. */
function clipSegment(
  startX: number,
  startY: number,
  endX: number,
  endY: number,
  { x, y, width, height }: Box,
): [number, number, number, number] | null {
  const [runX, runY] = [endX - startX, endY - startY];
  let [from, to] = [0, 1];
  const sides = [
    [-runX, startX - x],
    [runX, x + width - startX],
    [-runY, startY - y],
    [runY, y + height - startY],
  ] as const;
  for (const [run, room] of sides) {
    if (run === 0 && room < 0) return null;
    if (run < 0) from = Math.max(from, room / run);
    if (run > 0) to = Math.min(to, room / run);
  }
  if (from > to) return null;
  return [
    from === 0 ? startX : startX + from * runX,
    from === 0 ? startY : startY + from * runY,
    to === 1 ? endX : startX + to * runX,
    to === 1 ? endY : startY + to * runY,
  ];
}

/**
 * A ring cut to a box (Sutherland and Hodgman); empty when nothing is left. Parts that were apart may stay joined along
 * the edge of the box, where a fill doesn't show it: outlines are cut as lines.
 */
export function clipRing(ring: Line, { x, y, width, height }: Box): Line {
  let points = ring;
  points = cutSide(points, 0, (value) => value >= x, x);
  points = cutSide(points, 0, (value) => value <= x + width, x + width);
  points = cutSide(points, 1, (value) => value >= y, y);
  points = cutSide(points, 1, (value) => value <= y + height, y + height);
  return points.length >= 6 ? points : [];
}

function cutSide(ring: Line, axis: 0 | 1, isInside: (value: number) => boolean, edge: number): number[] {
  const kept: number[] = [];
  const count = ring.length;
  for (let at = 0; at < count; at += 2) {
    const before = (at + count - 2) % count;
    const isIn = isInside(ring[at + axis]!);
    if (isIn !== isInside(ring[before + axis]!)) {
      const share = (edge - ring[before + axis]!) / (ring[at + axis]! - ring[before + axis]!);
      const other = ring[before + 1 - axis]! + share * (ring[at + 1 - axis]! - ring[before + 1 - axis]!);
      if (axis === 0) kept.push(edge, other);
      else kept.push(other, edge);
    }
    if (isIn) kept.push(ring[at]!, ring[at + 1]!);
  }
  return kept;
}
