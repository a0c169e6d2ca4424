import type { Language } from '#domain/cartography/style-options.ts';
import type { ItemProperties, Phase } from '../../api/types.ts';
import { messagesOf } from '../../i18n/messages.ts';

/** When the feature is part of the plan, in words, with the phase that begins that day; null for always. */
export function describeValidity(
  { validFrom, validTo }: ItemProperties,
  phases: readonly Phase[],
  language: Language,
): string | null {
  const { card } = messagesOf(language);
  const parts: string[] = [];
  if (validFrom) {
    const phase = phases.find(({ date }) => date === validFrom);
    parts.push(card.validFrom(validFrom) + (phase ? ` · ${card.phase(phase.title[language])}` : ''));
  }
  if (validTo) parts.push(card.validTo(validTo));
  return parts.join(language === 'en' ? ', ' : '，') || null;
}
