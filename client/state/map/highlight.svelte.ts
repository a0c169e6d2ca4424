import type { BilingualText } from '#domain/collections/definition.ts';

/** Features that a figure counts, for the map to mark and a table to list. */
export interface CountedSet {
  collection: string;
  /** Which figure of the panel counts them, so that it can be shown as chosen. */
  figure: string;
  /** What is counted, in words. */
  title: BilingualText;
  /** The beginning of `landUse` that all of them share; null for a set that is no class of land use. */
  landUse: string | null;
  /** The day that was counted for; null for the complete plan. */
  day: string | null;
  ids: readonly string[];
}

/** What a figure counts while it is chosen: one set at a time. */
export class Highlight {
  #current = $state.raw<CountedSet | null>(null);
  #tableFilter = $state.raw<CountedSet | null>(null);

  get current(): CountedSet | null {
    return this.#current;
  }

  /** The set that a table was asked to show alone; stays until the table takes it. */
  get tableFilter(): CountedSet | null {
    return this.#tableFilter;
  }

  /** Choose what a figure counts; the figure that is chosen already is let go. */
  toggle(set: CountedSet): void {
    this.#current = this.#current?.figure === set.figure ? null : set;
  }

  /** The chosen figure counts something else now. */
  recount(set: CountedSet): void {
    if (this.#current?.figure === set.figure) this.#current = set;
  }

  clear(): void {
    this.#current = null;
  }

  /** Ask for a table of what is chosen. */
  askForTable(): void {
    this.#tableFilter = this.#current;
  }

  /** The table has made the wish its own, or it holds no longer. */
  dropTableFilter(): void {
    this.#tableFilter = null;
  }
}
