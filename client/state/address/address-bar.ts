import { formatAddress, parseAddress, type Address } from './address.ts';

/** The parts of the browser's window that the address bar is. */
export interface BrowserWindow {
  location: { search: string; pathname: string };
  history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate' | 'pagehide', listener: () => void): void;
  setTimeout(callback: () => void, milliseconds: number): unknown;
}

interface Step {
  kind: 'pushState' | 'replaceState';
  address: Address;
}

/**
 * How long the address is left alone after it was written, in milliseconds: Safari throws at more than a hundred
 * changes in half a minute, Chromium drops those beyond two hundred in ten seconds without a word.
 */
const restMilliseconds = 400;
/** And how long after a browser has refused it. */
const refusedMilliseconds = 2_000;

/**
 * The page's address: read once, written as the state changes, listened to for Back and Forward. What changes faster
 * than browsers let it be written is written a moment later, as it is by then.
 */
export class AddressBar {
  readonly #window: BrowserWindow;
  #pending: Step | null = null;
  #isResting = false;

  constructor(window: BrowserWindow) {
    this.#window = window;
    window.addEventListener('pagehide', () => this.#flush());
  }

  read(): Address {
    return parseAddress(this.#window.location.search);
  }

  /** A step that Back undoes. */
  push(address: Address): void {
    // what was last told of the step before belongs to that one
    this.#flush();
    this.#write({ kind: 'pushState', address });
  }

  /** The same step, told more exactly. */
  replace(address: Address): void {
    const step: Step = { kind: this.#pending?.kind ?? 'replaceState', address };
    if (this.#isResting) this.#pending = step;
    else this.#write(step);
  }

  onTravel(listener: (address: Address) => void): void {
    this.#window.addEventListener('popstate', () => {
      this.#pending = null;
      listener(this.read());
    });
  }

  #flush(): void {
    if (this.#pending) this.#write(this.#pending);
  }

  #write(step: Step): void {
    const url = this.#urlOf(step.address);
    this.#pending = null;
    if (url === this.#current()) return;
    try {
      this.#window.history[step.kind](null, '', url);
    } catch {
      // the address tells whether it was written
    }
    const isRefused = url !== this.#current();
    if (isRefused) this.#pending = step;
    this.#rest(isRefused ? refusedMilliseconds : restMilliseconds);
  }

  #rest(milliseconds: number): void {
    if (this.#isResting) return;
    this.#isResting = true;
    this.#window.setTimeout(() => {
      this.#isResting = false;
      this.#flush();
    }, milliseconds);
  }

  #urlOf(address: Address): string {
    return this.#window.location.pathname + formatAddress(address, this.#window.location.search);
  }

  #current(): string {
    return this.#window.location.pathname + this.#window.location.search;
  }
}
