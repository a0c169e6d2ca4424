import type { Theme } from '#domain/cartography/style-options.ts';
import type { Memory } from './memory.ts';

const key = 'theme';

/** Light or dark: as chosen, else as the system has it, also when the system changes its mind. */
export class ThemeChoice {
  readonly #memory: Memory;
  readonly #systemIsDark: () => boolean;
  #chosen = $state<Theme | null>(null);

  /** `systemIsDark` may read a reactive media query. */
  constructor(memory: Memory, systemIsDark: () => boolean) {
    this.#memory = memory;
    this.#systemIsDark = systemIsDark;
    const remembered = memory.recall(key);
    if (remembered === 'light' || remembered === 'dark') this.#chosen = remembered;
  }

  get current(): Theme {
    return this.#chosen ?? (this.#systemIsDark() ? 'dark' : 'light');
  }

  toggle(): void {
    this.#chosen = this.current === 'dark' ? 'light' : 'dark';
    this.#memory.remember(key, this.#chosen);
  }
}
