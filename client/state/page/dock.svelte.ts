import type { Memory } from './memory.ts';

/** What can be open below the map: the land balance, what two scenarios make different, or the table of a collection. */
export type DockView = { kind: 'balance' } | { kind: 'differences' } | { kind: 'table'; collection: string };

const heightKey = 'dock-height';
/** Shares of the stage's height that the dock may take. */
const [lowest, usual, highest] = [0.2, 0.48, 0.8];

/** The dock below the map: what is in it, and how high it is. On a narrow screen it takes the sheet. */
export class Dock {
  readonly #memory: Memory;
  #view = $state.raw<DockView | null>(null);
  #heightShare = $state(usual);
  #lastCollection = 'zone';

  constructor(memory: Memory, view: DockView | null) {
    this.#memory = memory;
    this.restore(view);
    const remembered = memory.recall(heightKey);
    if (remembered !== null) this.#heightShare = within(Number(remembered));
  }

  get view(): DockView | null {
    return this.#view;
  }

  /** Share of the stage's height. */
  get heightShare(): number {
    return this.#heightShare;
  }

  /** The collection whose table was last open. */
  get lastCollection(): string {
    return this.#lastCollection;
  }

  open(view: DockView): void {
    this.restore(view);
  }

  close(): void {
    this.#view = null;
  }

  restore(view: DockView | null): void {
    this.#view = view;
    if (view?.kind === 'table') this.#lastCollection = view.collection;
  }

  resize(share: number): void {
    this.#heightShare = within(share);
    this.#memory.remember(heightKey, this.#heightShare.toFixed(3));
  }
}

function within(share: number): number {
  return Number.isFinite(share) ? Math.min(highest, Math.max(lowest, share)) : usual;
}
