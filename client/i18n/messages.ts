import type { Language } from '#domain/cartography/style-options.ts';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

const byLanguage: Record<Language, Messages> = { zh, en };

/** Every text of the interface in a language. */
export function messagesOf(language: Language): Messages {
  return byLanguage[language];
}
