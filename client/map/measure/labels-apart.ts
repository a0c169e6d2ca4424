import type { Point } from './handles.ts';

/** Pixels of the screen. */
interface Extent {
  width: number;
  height: number;
}

/**
 * Labels that are in sight, and of those that would stand on each other the first alone: at most one in each cell of a
 * grid. However many points are drawn, no more of them are named than there is room for.
 */
export function labelsApart<Label extends Point>(
  labels: readonly Label[],
  screen: Extent,
  cell: Extent,
): Label[] {
  const taken = new Set<string>();
  return labels.filter(({ x, y }) => {
    if (x < 0 || y < 0 || x > screen.width || y > screen.height) return false;
    const key = `${Math.floor(x / cell.width)} ${Math.floor(y / cell.height)}`;
    const isFree = !taken.has(key);
    taken.add(key);
    return isFree;
  });
}
