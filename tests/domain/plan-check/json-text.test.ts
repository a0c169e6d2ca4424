import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '#domain/plan-check/json-text.ts';

function isTaken(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonFault', () => {
  it.each([
    ['{"a":1,}', 'syntax', 1, 8],
    ['[1,2', 'syntax', 1, 5],
    ['{"a":\n [1, 2,\n 3 4]}', 'syntax', 3, 4],
    ['"tab\there"', 'syntax', 1, 5],
    ['"\\u12"', 'syntax', 1, 2],
    ['[01]', 'syntax', 1, 3],
    ['', 'syntax', 1, 1],
    ['{"a":1,"\\u0061":2}', 'duplicate-key', 1, 8],
  ])('tells of %s what it is and where', (text, kind, line, column) => {
    expect(findJsonFault(text)).toMatchObject({ kind, line, column });
  });

  it('takes what JSON.parse takes, and nothing else', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '"a"',
        '"b"',
        '1',
        '-0.5e3',
        '01',
        'null',
        'tru',
        '\\',
        ' ',
        '\n',
      ),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          pieces.map((parts) => parts.join('')),
          fc.string(),
        ),
        (text) => {
          const fault = findJsonFault(text);
          // JSON.parse takes the last of two values, and any depth
          if (fault === null || fault.kind === 'syntax') expect(fault === null).toBe(isTaken(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads texts of megabytes, and nesting without end, without a word from the engine', () => {
    expect(findJsonFault(`"${'大'.repeat(5_000_000)}"`)).toBeNull();
    expect(findJsonFault('['.repeat(5_000_000))).toMatchObject({ kind: 'too-deep', column: 34 });
    expect(findJsonFault('{"a":'.repeat(1_000_000))).toMatchObject({ kind: 'too-deep' });
  });
});
