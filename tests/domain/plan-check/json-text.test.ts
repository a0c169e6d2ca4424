import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFaults } from '#domain/plan-check/json-text.ts';

function isTaken(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonFaults', () => {
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
    expect(findJsonFaults(text)).toMatchObject([{ kind, line, column }]);
  });

  it.each([
    ['{"a":NaN,"b":1}', 'NaN'],
    ['{"a":1,}', '}'],
    ['[1,,2]', ','],
    ['{"a" "b"}', '"'],
    ["{'a':1}", "'a'"],
    ['[1', ''],
  ])('shows of %s the word that spoils it, and not what comes after', (text, found) => {
    expect(findJsonFaults(text)).toMatchObject([{ kind: 'syntax', found }]);
  });

  it.each([
    ['{"a":\n 1e999}', 'number-too-large', 2, 2, '1e999'],
    [`[-${'9'.repeat(400)}]`, 'number-too-large', 1, 2, `-${'9'.repeat(39)}`],
    ['["\\ud800"]', 'lone-surrogate', 1, 2, '\\ud800'],
    ['["大\udc00盂"]', 'lone-surrogate', 1, 2, '\\udc00'],
    ['{"\\uDBFF":1}', 'lone-surrogate', 1, 2, '\\udbff'],
  ])('tells of %s that it can be read but not stored', (text, kind, line, column, found) => {
    expect(findJsonFaults(text)).toEqual([{ kind, line, column, found }]);
  });

  it('takes characters of two halves, and numbers as large as there are', () => {
    expect(findJsonFaults('["𠮷", "\\ud842\\udfb7", "\\\\ud800", 1.7e308, 1e-999]')).toEqual([]);
  });

  it('tells all that can be told of a text, but not without end', () => {
    const kinds = (text: string) => findJsonFaults(text).map(({ kind }) => kind);
    expect(kinds('{"a":1e999,"a":"\\ud800","b":1,}')).toEqual([
      'number-too-large',
      'duplicate-key',
      'lone-surrogate',
      'syntax',
    ]);
    expect(kinds(`[${'1e999,'.repeat(100)}]`)).toHaveLength(20);
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
          const kinds = findJsonFaults(text).map(({ kind }) => kind);
          // JSON.parse takes any depth, the last of two values, halves of characters, and numbers without end
          if (!kinds.includes('too-deep')) expect(kinds.includes('syntax')).toBe(!isTaken(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads texts of megabytes, and nesting without end, without a word from the engine', () => {
    expect(findJsonFaults(`"${'大'.repeat(5_000_000)}"`)).toEqual([]);
    expect(findJsonFaults('['.repeat(5_000_000))).toMatchObject([{ kind: 'too-deep', column: 34 }]);
    expect(findJsonFaults('{"a":'.repeat(1_000_000))).toMatchObject([{ kind: 'too-deep' }]);
  });
});
