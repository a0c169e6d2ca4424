import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allMessages } from './all-messages.ts';

/** All code of the client but the messages themselves; what a section does with its own stands below them. */
const client = join(import.meta.dirname, '../../../client');
const code = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !/^i18n\/(zh|en)\.ts$/.test(file))
  .map((file) => {
    const text = readFileSync(join(client, file), 'utf8');
    return file.startsWith('i18n/sections/') ? text.slice(text.search(/^export function/m)) : text;
  })
  .join('\n');

/** Paths of all messages, from the outermost key. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]));
}

/** True where the code names the key, or looks up a key that it is given in what holds it. */
function isUsed(path: string[]): boolean {
  const [key, holder] = path.toReversed();
  const names = new RegExp(`[.?]${key}\\b|['"]${key}['"]|[{,]\\s*${key}\\s*[,}]`);
  const looksUp = holder === undefined ? null : new RegExp(`\\b${holder}\\)?\\[`);
  return names.test(code) || (looksUp?.test(code) ?? false);
}

it('every message is said somewhere', () => {
  const unused = pathsOf(allMessages('zh')).filter((path) => !isUsed(path));
  expect(unused.map((path) => path.join('.'))).toEqual([]);
});
