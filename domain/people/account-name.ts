import { findUnseen } from '../features/check-feature.ts';

/** Letters and digits of any script, and between them what addresses of mail have. */
const pattern = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u;

/** Characters of a display name at most. */
const displayNameLength = 100;

/** The name somebody signs in with, as it is compared: of one width, in lower case. Null for what is no name. */
export function foldAccountName(text: string): string | null {
  // longer than any name even before it is folded: NFKC may make one character eighteen
  if (text.length > 256) return null;
  const folded = text.normalize('NFKC').trim().toLowerCase();
  return pattern.test(folded) ? folded : null;
}

/** Drawn as nothing, also where they count as letters, as the fillers of Hangul do. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
const latin = /\p{Script=Latin}/u;
const likeLatin = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;

const mixesScripts = (text: string) => latin.test(text) && likeLatin.test(text);

/**
 * True for a folded name that a new account may have: it holds nothing unseen, and no letters of Cyrillic or Greek among
 * Latin ones, or one name could be read as another.
 */
export function isClearAccountName(folded: string): boolean {
  return !ignorable.test(folded) && !mixesScripts(folded);
}

/** True for what people may be called: all of it can be seen, and none of its words is of scripts that look alike. */
export function isClearDisplayName(text: string): boolean {
  const words = text.split(/[^\p{L}\p{M}]+/u);
  return (
    text.trim() !== '' &&
    findUnseen(text, displayNameLength) === null &&
    !ignorable.test(text) &&
    !words.some(mixesScripts)
  );
}
