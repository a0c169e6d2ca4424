import type { Point } from './handles.ts';

/** Pixels of the screen. */
interface Extent {
  width: number;
  height: number;
}

/**
 * Labels that are in sight, and of those that would stand on each other the first alone; each takes `room` around its
 * middle. However many points are drawn, no more of them are named than there is room for.
 */
export function labelsApart<Label extends Point>(
  labels: readonly Label[],
  screen: Extent,
  room: Extent,
): Label[] {
  // in a cell as large as a label there is the middle of one at most: only the cells around have to be looked at
  const placed = new Map<string, Label>();
  return labels.filter((label) => {
    if (label.x < 0 || label.y < 0 || label.x > screen.width || label.y > screen.height) return false;
    const [column, row] = [Math.floor(label.x / room.width), Math.floor(label.y / room.height)];
    const isTaken = around.some(([across, down]) => {
      const other = placed.get(`${column + across} ${row + down}`);
      return other && Math.abs(other.x - label.x) < room.width && Math.abs(other.y - label.y) < room.height;
    });
    if (!isTaken) placed.set(`${column} ${row}`, label);
    return !isTaken;
  });
}

/** A cell and its eight neighbours, as columns and rows from it. */
const around = [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => [across, down] as const));
