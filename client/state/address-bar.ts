import { formatAddress, parseAddress, type Address } from './address.ts';

/** The parts of the browser's window that the address bar is. */
export interface BrowserWindow {
  location: { search: string; pathname: string };
  history: Pick<History, 'pushState' | 'replaceState'>;
  addEventListener(type: 'popstate', listener: () => void): void;
}

/** The page's address: read once, written as the state changes, listened to for Back and Forward. */
export class AddressBar {
  readonly #window: BrowserWindow;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  read(): Address {
    return parseAddress(this.#window.location.search);
  }

  /** A step that Back undoes. */
  push(address: Address): void {
    const url = this.#urlOf(address);
    if (url !== this.#current()) this.#window.history.pushState(null, '', url);
  }

  /** The same step, told more exactly. */
  replace(address: Address): void {
    const url = this.#urlOf(address);
    if (url !== this.#current()) this.#window.history.replaceState(null, '', url);
  }

  onTravel(listener: (address: Address) => void): void {
    this.#window.addEventListener('popstate', () => listener(this.read()));
  }

  #urlOf(address: Address): string {
    return this.#window.location.pathname + formatAddress(address, this.#window.location.search);
  }

  #current(): string {
    return this.#window.location.pathname + this.#window.location.search;
  }
}
