import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { zh } from '../../../client/i18n/zh.ts';

/** All code of the client but the messages themselves. */
const client = join(import.meta.dirname, '../../../client');
const code = readdirSync(client, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !/^i18n\/(zh|en|sections\/.*)\.ts$/.test(file))
  .map((file) => readFileSync(join(client, file), 'utf8'))
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
  const unused = pathsOf(zh).filter((path) => !isUsed(path));
  expect(unused.map((path) => path.join('.'))).toEqual([]);
});
