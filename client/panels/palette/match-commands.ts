import type { BilingualText } from '#domain/collections/definition.ts';

/** What a command is found by. */
export interface Findable {
  title: BilingualText;
  /** Syllables of the Chinese title with blanks between. */
  pinyin: string;
  /** What else people say for it. */
  words?: readonly string[];
}

/** The best a command can fit: its title, or the pinyin of it, begins with what was typed. */
export const bestFit = 0;

/** Commands whose title in either language, pinyin or its initials, or another word for it have the text, the best first, each with its fit. */
export function matchCommands<Command extends Findable>(
  commands: readonly Command[],
  text: string,
): { command: Command; fit: number }[] {
  const sought = fold(text);
  if (sought === '') return [];
  return commands
    .map((command) => ({ command, fit: fitOf(command, sought) }))
    .filter(({ fit }) => fit < none)
    .toSorted((a, b) => a.fit - b.fit);
}

const none = 9;

function fitOf({ title, pinyin, words: others = [] }: Findable, sought: string): number {
  const words = fold(title.en).split(/[^\p{L}\p{N}]+/u);
  const joined = sought.replaceAll(' ', '');
  const syllables = pinyin.split(' ');
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  const fits = [
    fold(title.zh).replaceAll(' ', '').startsWith(joined) || fold(title.en).startsWith(sought),
    beginsAtWord(words, sought) || beginsAtSyllable(syllables, joined),
    fold(title.zh).includes(sought) || fold(title.en).includes(sought),
    joined.length > 1 && initials.startsWith(joined),
    joined.length > 1 && initials.includes(joined),
    others.some((word) => fold(word).startsWith(sought)),
  ];
  const first = fits.indexOf(true);
  return first < 0 ? none : first;
}

function beginsAtWord(words: readonly string[], sought: string): boolean {
  return words.some((_word, at) => words.slice(at).join(' ').startsWith(sought));
}

function beginsAtSyllable(syllables: readonly string[], joined: string): boolean {
  // one letter begins too many syllables to mean one
  return (
    joined.length > 1 && syllables.some((_syllable, at) => syllables.slice(at).join('').startsWith(joined))
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
