import { describe, expect, it } from 'vitest';
import { hintOldLandUse } from '#domain/plan-check/old-land-use.ts';
import { findLandUse } from '#domain/vocabularies/land-use.ts';

const letters = [...'RABMWSUG'];
const codes = letters.flatMap((letter) => [
  letter,
  ...Array.from({ length: 99 }, (_, at) => `${letter}${at + 1}`),
]);

describe('hintOldLandUse', () => {
  it('names a class of 2023 for every letter, whatever the number', () => {
    for (const code of codes) expect(findLandUse(hintOldLandUse(code)!)).not.toBeNull();
  });

  it('takes the nearest class above a code that is not listed', () => {
    expect(hintOldLandUse('R2')).toBe('070102');
    expect(hintOldLandUse('R21')).toBe('070102');
    expect(hintOldLandUse('r22')).toBe('0702');
    expect(hintOldLandUse('B29')).toBe('0902');
  });

  it('has none for other letters, for words, and for codes of digits', () => {
    for (const code of ['', 'H1', 'X', 'R2a', 'Road', '0701', 'toString', 'R1234'])
      expect(hintOldLandUse(code)).toBeNull();
  });
});
