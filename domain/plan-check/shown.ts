/** A value as a sentence shows it: texts as they are, anything else as JSON, both cut where they grow long. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/**
 * A text from outside as a terminal may print it: controls could forge lines and colours, marks of direction could turn
 * it round, and what can't be seen makes one name look like another.
 */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu,
    (character) => `\\u${escapeOf(character.codePointAt(0)!)}`,
  );
}

function escapeOf(codePoint: number): string {
  return codePoint > 0xffff ? `{${codePoint.toString(16)}}` : codePoint.toString(16).padStart(4, '0');
}
