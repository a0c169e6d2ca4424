/** Characters that a password has at least, and at most (ASVS 5.0, 6.2.1 and 6.2.9). */
export const passwordLength = { minimum: 8, maximum: 128 } as const;

export type PasswordFault = 'too-short' | 'too-long' | 'one-character' | 'holds-name';

/**
 * What is wrong with a password by itself, null where nothing is. It is taken as it was typed: any character counts,
 * none is asked for, and nothing is cut or folded (ASVS 5.0, 6.2.5 and 6.2.8). How easily it is guessed, the server
 * judges.
 */
export function findPasswordFault(password: string, names: readonly string[]): PasswordFault | null {
  const characters = Array.from(password);
  if (characters.length < passwordLength.minimum) return 'too-short';
  if (characters.length > passwordLength.maximum) return 'too-long';
  if (new Set(characters).size < 3) return 'one-character';
  const folded = password.normalize('NFKC').toLowerCase();
  const isNamed = names.some(
    (name) => name.length >= 3 && folded.includes(name.normalize('NFKC').toLowerCase()),
  );
  return isNamed ? 'holds-name' : null;
}
