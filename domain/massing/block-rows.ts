import { freeStretches } from './free-stretches.ts';
import { turnArea, turnBy, type Area, type Point, type Ring } from './plane.ts';

/** A rectangular building, its middle in the frame that is turned by `angle`. */
export interface Block {
  x: number;
  y: number;
  length: number;
  depth: number;
  angle: number;
  /** Number of its row, from the south. */
  row: number;
}

/** Rows of equal buildings, in metres and radians. */
export interface RowPlan {
  angle: number;
  depth: number;
  length: number;
  gapAlong: number;
  /** From one row to the next, a building's depth included. */
  pitch: number;
  /** `north` starts at the northern edge, `middle` leaves the same at both. */
  from: 'north' | 'middle';
}

/** Shortest building, as a share of the length wanted. */
const shortest = 0.4;

/** Buildings in rows, each wholly inside the area: as many in a row as fit, drawn out to fill it evenly. */
export function blockRows(area: Area, plan: RowPlan): Block[] {
  const turned = turnArea(area, -plan.angle);
  const ys = turned.flat().map(([, y]) => y);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const height = north - south;
  if (!(height >= plan.depth)) return [];
  const count = Math.floor((height - plan.depth) / plan.pitch) + 1;
  const used = (count - 1) * plan.pitch + plan.depth;
  const start = plan.from === 'north' ? north - used : south + (height - used) / 2;
  return Array.from({ length: count }, (_, row) => rowOf(turned, start + row * plan.pitch, row, plan)).flat();
}

function rowOf(turned: Area, low: number, row: number, plan: RowPlan): Block[] {
  const { angle, depth, length: wanted, gapAlong } = plan;
  return freeStretches(turned, low, low + depth).flatMap(([from, to]) => {
    const width = to - from;
    if (width < wanted * shortest) return [];
    const count = Math.max(1, Math.floor((width + gapAlong) / (wanted + gapAlong)));
    const length = Math.min(wanted * 1.15, (width - (count - 1) * gapAlong) / count);
    const step = count === 1 ? 0 : (width - length) / (count - 1);
    const first = count === 1 ? (from + to) / 2 : from + length / 2;
    return Array.from({ length: count }, (_, at) => ({
      x: first + at * step,
      y: low + depth / 2,
      length,
      depth,
      angle,
      row,
    }));
  });
}

/** Square metres of all blocks. */
export function sizeOfBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { length, depth }) => sum + length * depth, 0);
}

/** The corners of a block on the plane. */
export function cornersOf({ x, y, length, depth, angle }: Block): Ring {
  const [across, up] = [length / 2, depth / 2];
  const corners: Point[] = [
    [x - across, y - up],
    [x + across, y - up],
    [x + across, y + up],
    [x - across, y + up],
  ];
  return corners.map(turnBy(angle));
}
