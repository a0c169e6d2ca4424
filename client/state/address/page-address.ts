import type { Address } from './address.ts';
import type { AddressBar } from './address-bar.ts';

/** The page's address, kept as the page is. */
export class PageAddress {
  readonly #bar: AddressBar;
  readonly #read: () => Address;

  /** `read` tells what the page shows now. */
  constructor(bar: AddressBar, read: () => Address) {
    this.#bar = bar;
    this.#read = read;
  }

  /** What was shown until now is a step that Back leads to. */
  push(): void {
    this.#bar.push(this.#read());
  }

  /** The same step, told more exactly. */
  replace(): void {
    this.#bar.replace(this.#read());
  }
}
