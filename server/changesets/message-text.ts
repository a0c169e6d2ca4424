import { findUnseen } from '#domain/features/check-feature.ts';
import { Problem } from '../http/problem.ts';

/** Characters of a changeset's message. */
const mostMessageCharacters = 500;

/** A text as a message: as many of its characters as one may have, none of them cut in two. */
export function messageOf(text: string): string {
  return [...text].slice(0, mostMessageCharacters).join('');
}

/** True for a text that holds the first or second half of a character alone. */
export function hasHalfCharacter(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/** Several lines are let through from here on. */
const longText = 1_000;

/** True for a text in which something can't be seen: it would make what stands beside it look like something else. */
export function hidesSomething(text: string): boolean {
  return findUnseen(text, longText) !== null;
}

/**
 * Throws a Problem (422) for a text with half a character: it is stored as another one, and then no hash over it can be
 * computed again; and for one that hides something.
 */
export function requireClearText(text: string): void {
  if (hasHalfCharacter(text))
    throw new Problem(
      422,
      'invalid-message',
      'A message or a name has half a character in it. Nothing was changed.',
    );
  if (hidesSomething(text))
    throw new Problem(
      422,
      'invalid-message',
      'A message or a name has characters in it that nobody sees, or nothing else. Nothing was changed.',
    );
}
