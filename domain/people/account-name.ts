/** Letters and digits of any script, and between them what addresses of mail have. */
const pattern = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,63}$/u;

/** The name somebody signs in with, as it is compared: of one width, in lower case. Null for what is no name. */
export function foldAccountName(text: string): string | null {
  // longer than any name even before it is folded: NFKC may make one character eighteen
  if (text.length > 256) return null;
  const folded = text.normalize('NFKC').trim().toLowerCase();
  return pattern.test(folded) ? folded : null;
}
