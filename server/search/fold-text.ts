/** Marks of tones and accents, what is not seen, and apostrophes: nobody types them the same way twice. */
const unsaid = /[\u0300-\u036f\p{Cf}'’`]/gu;

/** Separators within codes, and spaces within names. */
const separators = /[\s\-_./·,()]/g;

/** One form for all ways of writing a text: case, width, tones and spaces say nothing. `ü` is `v`, as it is typed. */
export function foldText(text: string): string {
  const apart = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return apart
    .replace(/u\u0308/g, 'v')
    .replace(unsaid, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A folded text without its separators: `dy01-001` as `dy01001`, `shi ling guan` as `shilingguan`. */
export function joinText(folded: string): string {
  return folded.replace(separators, '');
}

/** True where a text has a Chinese character. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** True for a character that a word may come after. */
export function endsWord(character: string): boolean {
  return ' -_./·,('.includes(character);
}

/** True for a folded letter or digit that is not Chinese. */
export function isLatin(character: string): boolean {
  return /[a-z0-9]/.test(character);
}

/** True for a folded text that looks like the beginning of an id: letters, and a digit or a dash, and no blanks. */
export function looksLikeId(folded: string): boolean {
  return /[a-z]/.test(folded) && /[\d\-_]/.test(folded) && !folded.includes(' ');
}

/** True where a folded text is a decimal number, or numbers with a comma between, as coordinates are. */
export function isNumeric(folded: string): boolean {
  return /^[-+]?\d+(\.\d*)?(\s*[,\s]\s*[-+]?\d+(\.\d*)?)*,?$/.test(folded) && /[.,]/.test(folded);
}
