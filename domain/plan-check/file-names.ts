import { collections } from '../collections/registry.ts';
import { documentFile } from './plan-document.ts';

/** Name of the file that holds the features of a collection. */
export const fileOf = (collection: string) => `${collection}.geojson`;

/** True for the name of a file that is read. */
export function isPlanFile(name: string): boolean {
  return name === documentFile || collections.some((collection) => fileOf(collection.name) === name);
}

/** What a file may be called that is meant to be one of a plan's: the stem of its name, and what goes for it. */
const stems = [
  { file: documentFile, words: ['plan', '规划'] },
  ...collections.map(({ name, title }) => ({ file: fileOf(name), words: [name, title.zh, title.en] })),
].map(({ file, words }) => ({ file, words: words.flatMap((word) => [plain(word), plural(plain(word))]) }));

/** The file of a plan that a name not among them seems to mean. */
export interface FileNameGuess {
  /** Empty where nothing is meant. */
  meant: string;
  /** True where it can hardly be anything else: another case or ending, a plural, a slip of the pen. */
  isSure: boolean;
}

/** What a name may mean: `Zone.geojson`, `zones.json` and `地块.geojson` are zone.geojson, `zone-old.json` may be it. */
export function guessFileName(name: string): FileNameGuess {
  const stem = plain(name.replace(/(?:\.(?:geo)?json|\.txt)+$/i, ''));
  const isData = /json/i.test(name) || !name.includes('.');
  const same = isData && stems.find(({ words }) => words.some((word) => isNearly(stem, word)));
  if (same) return { meant: same.file, isSure: true };
  const similar = stems.find(({ words, file }) => file !== documentFile && stem.startsWith(words[0]!));
  return { meant: similar?.file ?? '', isSure: false };
}

/** Letters and digits of any script, in lower case. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The same word, or one with a letter too many, too few or another, or two that stand the wrong way round. */
function isNearly(word: string, other: string): boolean {
  if (word === other) return true;
  // in a short word one letter makes another word
  if (Math.min(word.length, other.length) < 4) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  const rest = (text: string, passed: number) => text.slice(start + passed);
  const isSwapped = word[start] === other[start + 1] && word[start + 1] === other[start];
  return (
    rest(word, 1) === rest(other, 0) ||
    rest(word, 0) === rest(other, 1) ||
    rest(word, 1) === rest(other, 1) ||
    (isSwapped && rest(word, 2) === rest(other, 2))
  );
}
