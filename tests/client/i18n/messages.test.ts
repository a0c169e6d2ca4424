import { describe, expect, it } from 'vitest';
import { allMessages } from './all-messages.ts';

const [zh, en] = [allMessages('zh'), allMessages('en')];

const mark = '\u{1F3AF}';

/** Every text of a language by its path; functions called with marks. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [[path, (value as (...marks: string[]) => string)(mark, mark, mark, mark)]];
  return Object.entries(value as object).flatMap(([key, child]) =>
    texts(child, path ? `${path}.${key}` : key),
  );
}

describe('messages', () => {
  it('no text is empty, and those with a value say it', () => {
    for (const [path, text] of [...texts(zh), ...texts(en)]) expect(text.trim(), path).not.toBe('');
    const marked = (messages: object) => texts(messages).filter(([, text]) => text.includes(mark));
    expect(marked(zh).map(([path]) => path)).toEqual(marked(en).map(([path]) => path));
  });

  it('both languages have the same texts', () => {
    const paths = (messages: object) => texts(messages).map(([path]) => path);
    expect(paths(en).toSorted()).toEqual(paths(zh).toSorted());
  });

  it('Chinese is Chinese and English is English', () => {
    const chinese = /\p{Script=Han}/u;
    for (const [path, text] of texts(en)) expect(chinese.test(text), path).toBe(false);
    // units, keys and formats are spelled alike in both, or have no letters at all
    const english = new Map(texts(en));
    for (const [path, text] of texts(zh)) {
      const isFormat = text === english.get(path) || !/\p{Letter}/u.test(text);
      expect(chinese.test(text) || isFormat, path).toBe(true);
    }
  });
});
