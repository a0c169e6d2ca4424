import vocabulary from '#data/vocabularies/kind-words.json' with { type: 'json' };

/** Words that mean one or more kinds of features. */
interface KindWords {
  words: readonly string[];
  /** By collection, the values of its fields that are meant. */
  kinds: Readonly<Record<string, readonly string[]>>;
}

/** Everyday words for kinds of features, in both languages. */
export const kindWords: readonly KindWords[] = vocabulary.words;

/** What else people say for a kind of features of a collection: 学校 for 小学. */
export function wordsOfKind(collection: string, kind: string): string[] {
  return kindWords.filter(({ kinds }) => kinds[collection]?.includes(kind)).flatMap(({ words }) => words);
}
