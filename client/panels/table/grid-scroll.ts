import type { Cell } from './grid-keys.ts';

/** How high the lines of a table and its head are, pixels. */
interface LineHeights {
  rowHeight: number;
  headHeight: number;
}

/**
 * Bring a line into sight, by as little as it takes. Not by the virtualizer: that holds its aim for some frames, and would
 * take back a reader who meanwhile went on by keys. All lines are equally high.
 */
export function scrollToLine(
  scroller: HTMLElement,
  line: number,
  { rowHeight, headHeight }: LineHeights,
): void {
  const top = line * rowHeight;
  const first = top - (scroller.clientHeight - headHeight - rowHeight);
  scroller.scrollTop = Math.max(first, Math.min(top, scroller.scrollTop));
}

/** Give the focus to a cell that is drawn, and bring it into sight. */
export function focusDrawnCell(scroller: HTMLElement, { line, column }: Cell): void {
  const cells = scroller.querySelector(`[data-row="${line}"]`);
  const found =
    cells?.querySelector<HTMLElement>(`[aria-colindex="${column + 1}"]`) ?? cells?.firstElementChild;
  // the head of a group is a button in its cell
  const focused = found?.querySelector<HTMLElement>('[aria-expanded]') ?? (found as HTMLElement | undefined);
  focused?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  // the first column is always in view, and what it stands before is to be seen too
  if (column === 0) scroller.scrollLeft = 0;
}
