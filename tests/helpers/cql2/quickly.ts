import { expect } from 'vitest';

/** Milliseconds within which a filter is read or refused (D4). */
const soon = 50;

/** What the function answers, which must be soon; a machine that does other things as well gets three tries. */
export function quickly<Answer>(answer: () => Answer, tries = 3): Answer {
  const before = performance.now();
  const found = answer();
  const taken = performance.now() - before;
  if (taken >= soon && tries > 1) return quickly(answer, tries - 1);
  expect(taken).toBeLessThan(soon);
  return found;
}
