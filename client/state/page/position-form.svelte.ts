import type { Memory } from './memory.ts';

/** How a position is written: degrees in decimals, in minutes and seconds, or Gauss-Kruger metres. */
const forms = ['decimal', 'dms', 'plane'] as const;
export type PositionForm = (typeof forms)[number];

const memoryKey = 'position-form';

/** The form in which the strip below the map says where the pointer is, remembered by the browser. */
export class PositionFormChoice {
  readonly #memory: Memory;
  #current = $state<PositionForm>('decimal');

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#current = forms.find((form) => form === memory.recall(memoryKey)) ?? 'decimal';
  }

  get current(): PositionForm {
    return this.#current;
  }

  /** To the next form, and from the last to the first. */
  next(): void {
    this.#current = forms[(forms.indexOf(this.#current) + 1) % forms.length]!;
    this.#memory.remember(memoryKey, this.#current);
  }
}
