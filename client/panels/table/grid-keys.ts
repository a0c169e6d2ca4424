/** A cell of the grid: its line, -1 for the heading, and its column. */
export interface Cell {
  line: number;
  column: number;
}

export interface GridSize {
  lines: number;
  columns: number;
  /** Lines that are seen at once. */
  page: number;
}

/**
 * Where a key leads from a cell, as the grid pattern of WAI-ARIA has it: to the ends of the line with Home and End, of
 * the table with Ctrl besides. Null for a key that leads nowhere.
 */
export function moveCell({ line, column }: Cell, key: string, isCtrl: boolean, size: GridSize): Cell | null {
  const [lastLine, lastColumn] = [size.lines - 1, size.columns - 1];
  const to = (nextLine: number, nextColumn: number): Cell => ({
    line: Math.max(-1, Math.min(lastLine, nextLine)),
    column: Math.max(0, Math.min(lastColumn, nextColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return isCtrl ? to(Math.min(line, 0), column) : to(line - 1, column);
    case 'ArrowDown':
      return isCtrl ? to(lastLine, column) : to(line + 1, column);
    case 'ArrowLeft':
      return to(line, isCtrl ? 0 : column - 1);
    case 'ArrowRight':
      return to(line, isCtrl ? lastColumn : column + 1);
    case 'Home':
      return isCtrl ? to(Math.min(0, lastLine), 0) : to(line, 0);
    case 'End':
      return isCtrl ? to(lastLine, lastColumn) : to(line, lastColumn);
    case 'PageUp':
      return to(Math.max(0, line - size.page), column);
    case 'PageDown':
      return to(line + size.page, column);
    default:
      return null;
  }
}
