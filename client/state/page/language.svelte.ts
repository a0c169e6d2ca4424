import type { Language } from '#domain/cartography/style-options.ts';
import { messagesOf } from '../../i18n/messages.ts';
import type { Memory } from './memory.ts';

const key = 'language';

/** The language of the interface: what the address says, else what was chosen last, else what the browser prefers. */
export class LanguageChoice {
  readonly #memory: Memory;
  #current = $state<Language>('zh');
  /** Written to the address only once somebody asked for it, there or with the switch. */
  #isExplicit = $state(false);

  constructor(memory: Memory, fromAddress: Language | null, preferred: readonly string[]) {
    this.#memory = memory;
    this.#current = fromAddress ?? readLanguage(memory.recall(key)) ?? preferredLanguage(preferred);
    this.#isExplicit = fromAddress !== null;
  }

  get current(): Language {
    return this.#current;
  }

  get messages() {
    return messagesOf(this.#current);
  }

  /** Tag for the `lang` attribute. */
  get tag(): string {
    return this.#current === 'en' ? 'en' : 'zh-CN';
  }

  get inAddress(): Language | null {
    return this.#isExplicit ? this.#current : null;
  }

  choose(language: Language): void {
    this.#current = language;
    this.#isExplicit = true;
    this.#memory.remember(key, language);
  }

  /** Follow an address reached by Back or Forward. */
  restore(language: Language | null): void {
    if (language) this.#current = language;
  }
}

function readLanguage(text: string | null): Language | null {
  return text === 'zh' || text === 'en' ? text : null;
}

function preferredLanguage(tags: readonly string[]): Language {
  const known = tags
    .map((tag) => readLanguage(tag.slice(0, 2).toLowerCase()))
    .find((language) => language !== null);
  // readers of other languages are likelier to read English; a browser that names none is taken as Chinese
  return known ?? (tags.length > 0 ? 'en' : 'zh');
}
