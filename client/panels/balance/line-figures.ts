/** What a line of the balance as a whole stands for, and how its figures are gone through by keyboard. */
import type { TableCell, TableLine } from './balance-table.ts';

/** True for a figure that has parcels to show on the map. */
export function showsSomething({ counted, value }: TableCell): boolean {
  return counted !== null && value !== null && value !== 0;
}

/** The figure that its line stands for: that of the day asked for, or the last that shows anything; null for none. */
export function mainCell({ cells }: TableLine, day: string | null): TableCell | null {
  const showing = cells.filter(showsSomething);
  return showing.find(({ counted }) => counted!.day === day) ?? showing.at(-1) ?? null;
}

/** Go from the button that has the focus to another: left and right in its line, up and down from line to line. */
export function moveInTable(event: KeyboardEvent): void {
  const button = (event.target as Element).closest('button');
  const line = button?.closest('tr');
  if (!button || !line || event.ctrlKey || event.metaKey || event.altKey) return;
  const next = besideInLine(line, button, event.key) ?? inNextLine(line, button, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function besideInLine(line: Element, from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
  const buttons = [...line.querySelectorAll('button')];
  const at = buttons.indexOf(from);
  const place = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[key];
  return place === undefined ? undefined : buttons[place];
}

/** In the next line that has any: the button in the same column, else the one that Tab leads to. */
function inNextLine(line: Element, from: HTMLButtonElement, key: string): HTMLButtonElement | undefined {
  const side = { ArrowUp: 'previousElementSibling', ArrowDown: 'nextElementSibling' } as const;
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
  const column = from.closest<HTMLTableCellElement>('th, td')!.cellIndex;
  for (let next = line[side[key]]; next; next = next[side[key]]) {
    const found =
      next.children[column]?.querySelector('button') ??
      next.querySelector<HTMLButtonElement>('button[tabindex="0"]');
    if (found) return found;
  }
  return undefined;
}
