import { MediaQuery } from 'svelte/reactivity';
import { innerWidth } from 'svelte/reactivity/window';

/** Pixels in a rem that the map is drawn for at a scale of 1. */
const designRem = 16;

/**
 * The screen the page is on: narrow or wide, dark or light, and how large its type is. What is narrow is told in em, by the
 * size of text that the reader has chosen: with letters twice as large a desktop holds no more than a phone.
 */
export class Screen {
  readonly #narrow = new MediaQuery('(max-width: 44.99em), (max-height: 29.99em)', false);
  readonly #low = new MediaQuery('(min-width: 35em) and (max-height: 29.99em)', false);
  readonly #compact = new MediaQuery('max-width: 67.49em', false);
  readonly #coarse = new MediaQuery('pointer: coarse', false);
  readonly #dark = new MediaQuery('prefers-color-scheme: dark', false);
  readonly #rem = $derived(innerWidth.current === undefined ? designRem : readRem());

  /** True where the panels become one sheet. */
  get isNarrow(): boolean {
    return this.#narrow.current;
  }

  /** True on a narrow screen that is wider than high, a phone on its side: the sheet stands at the left edge. */
  get isLow(): boolean {
    return this.#low.current;
  }

  /** True where a panel on each side would leave no map between them. */
  get isCompact(): boolean {
    return this.#compact.current;
  }

  /** True where fingers point, and buttons are larger. */
  get isCoarse(): boolean {
    return this.#coarse.current;
  }

  get isDark(): boolean {
    return this.#dark.current;
  }

  /** Pixels in a rem; styles/tokens.css grows it with the width of the screen. */
  get rem(): number {
    return this.#rem;
  }

  /** Factor for text and symbols on the map, so that they grow with the type around it; never below 1. */
  get scale(): number {
    return Math.max(1, Math.round((this.#rem / designRem) * 20) / 20);
  }
}

function readRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || designRem;
}
