import type { PageSource } from '../../api/page-source.ts';

/** How the server is, seen from this page: it answers, it does not, or it serves a newer build than the page is of. */
export type Health = 'good' | 'gone' | 'renewed';

/** How often a server that is gone is asked again, in milliseconds. */
const askAgainMilliseconds = 4000;

/** Asked when something could not be fetched; while the server is gone it asks again until it is back. */
export class ServerHealth {
  readonly #source: PageSource;
  readonly #listeners: (() => void)[] = [];
  #health = $state<Health>('good');
  #isAsking = false;

  constructor(source: PageSource) {
    this.#source = source;
  }

  get health(): Health {
    return this.#health;
  }

  /** Be told when the server is back. */
  onReturn(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Something failed: find out whether the server is gone, or has another build than this page. */
  async check(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const before = this.#health;
    this.#health = await this.#ask();
    this.#isAsking = false;
    if (this.#health === 'gone') this.#source.setTimer(() => void this.check(), askAgainMilliseconds);
    else if (before === 'gone') for (const listener of this.#listeners) listener();
  }

  async #ask(): Promise<Health> {
    const { readPage, script } = this.#source;
    try {
      const page = await readPage();
      return script === null || page.includes(script) ? 'good' : 'renewed';
    } catch {
      return 'gone';
    }
  }
}
