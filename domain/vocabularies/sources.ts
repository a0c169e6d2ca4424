import vocabulary from '#data/vocabularies/sources.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

/** Something that entries of the vocabularies rest on. */
export interface VocabularySource {
  id: string;
  title: BilingualText;
  /** How much of it was read; `none` points the way to an official text and is no basis. */
  opened: 'full' | 'part' | 'excerpt' | 'none';
  /** Where it was found, one or more addresses. */
  address?: string;
  note?: BilingualText;
}

const byId = new Map((vocabulary.sources as readonly VocabularySource[]).map((entry) => [entry.id, entry]));

/** The source of an id, or null when there is none. */
export function findVocabularySource(id: string): VocabularySource | null {
  return byId.get(id) ?? null;
}

/** What to tell a reader of each basis. */
export const basisNames: Readonly<Record<Basis, BilingualText>> = vocabulary.bases;
