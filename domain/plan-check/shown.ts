/** A value as a sentence shows it: texts as they are, anything else as JSON, both cut where they grow long. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
