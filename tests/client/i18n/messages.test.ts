import { describe, expect, it } from 'vitest';
import { en } from '../../../client/i18n/en.ts';
import { zh } from '../../../client/i18n/zh.ts';

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
    const latin = /\p{Script=Latin}/u;
    const spelledAlike = new Set(['unit.meter', 'unit.kilometer', 'workspace.search.shortcut']);
    for (const [path, text] of texts(zh))
      if (!spelledAlike.has(path)) expect(chinese.test(text) || !latin.test(text), path).toBe(true);
  });
});
