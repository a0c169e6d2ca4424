/** A line of the table and the element that shows it, by its number. */
export interface SlottedLine {
  slot: number;
  line: number;
}

/**
 * Which element shows which line. A line that stays on screen keeps its element, with the focus that may be in it, and
 * one that comes takes over that of a line that has gone: its cells are written anew, where making a row of twenty
 * cells costs several times as much.
 */
export class RowSlots {
  #slotOf: ReadonlyMap<number, number> = new Map();

  /** The lines in the order of their elements, which are never moved: each is placed by itself. */
  assign(lines: readonly number[]): SlottedLine[] {
    const kept = new Map<number, number>();
    for (const line of lines) {
      const slot = this.#slotOf.get(line);
      if (slot !== undefined) kept.set(line, slot);
    }
    const taken = new Set(kept.values());
    let next = 0;
    for (const line of lines) {
      if (kept.has(line)) continue;
      while (taken.has(next)) next++;
      kept.set(line, next++);
    }
    this.#slotOf = kept;
    return [...kept].map(([line, slot]) => ({ slot, line })).sort((a, b) => a.slot - b.slot);
  }
}
