import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import { basisNames, findVocabularySource } from '#domain/vocabularies/sources.ts';

type Entry = Record<string, unknown>;

const folder = 'data/vocabularies';
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as Entry;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value and all objects inside it. */
function entriesOf(value: unknown): Entry[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf);
  if (!isEntry(value)) return [];
  return [value, ...Object.values(value).flatMap(entriesOf)];
}

/** The value's texts, those inside it too. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** The statements of a file: rows of its lists, and rows by key. */
function statementsOf(file: Entry): Entry[] {
  return Object.entries(file)
    .filter(([key]) => !['title', 'note', 'source', 'basis', 'bases'].includes(key))
    .flatMap(([, value]) => (Array.isArray(value) ? value : isEntry(value) ? Object.values(value) : []))
    .filter(isEntry);
}

const stated = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

describe.each(files)('%s', (name) => {
  const file = read(name);

  it('has a title in both languages, and says of when it is', () => {
    expect(textsOf(file['title'])).toHaveLength(2);
    expect([...stated(file['edition']), ...stated(file['date'])]).not.toEqual([]);
  });

  it('says everything in Chinese and in English', () => {
    for (const { zh, en } of entriesOf(file)) {
      if (zh === undefined && en === undefined) continue;
      expect(zh).toMatch(/\S/);
      expect(en).toMatch(/\S/);
      expect(en, `${en as string} is no English`).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('gives each statement a basis, of its own or for the whole file, and each source how much was read', () => {
    if (file['basis'] !== undefined) return;
    const without = statementsOf(file).filter(({ basis, opened }) => (basis ?? opened) === undefined);
    // a row of a title in two languages is no statement
    expect(without.filter((entry) => Object.keys(entry).length > 2)).toEqual([]);
  });

  it('knows no basis but the four', () => {
    const bases = entriesOf(file).flatMap((entry) =>
      Object.entries(entry)
        .filter(([key]) => /basis$/i.test(key) && key !== 'colorBasis')
        .flatMap(([, value]) => textsOf(value)),
    );
    expect(bases.filter((basis) => !(basis in basisNames))).toEqual([]);
  });

  it('names sources that exist, and rests on none that nobody opened', () => {
    for (const entry of entriesOf(file)) {
      const { basis, sources } = entry;
      const ids = Array.isArray(sources) ? sources.filter((id) => typeof id === 'string') : [];
      expect(ids.filter((id) => !findVocabularySource(id))).toEqual([]);
      expect(ids.filter((id) => findVocabularySource(id)?.opened === 'none')).toEqual([]);
      if (basis === 'source' || basis === 'secondary-source')
        expect(ids, JSON.stringify(entry)).not.toEqual([]);
    }
  });

  it('leaves no number of a source that nobody can look up', () => {
    expect(textsOf(file).filter((text) => /\bS\d{1,2}\b/.test(text))).toEqual([]);
  });

  it('names land uses that the classification has', () => {
    const codes = entriesOf(file).flatMap(({ landUse, classes, formal }) =>
      [landUse, classes, formal].flatMap((value) =>
        Array.isArray(value) ? value.flatMap(stated) : stated(value),
      ),
    );
    expect(codes.filter((code) => code !== '*' && !findLandUse(code))).toEqual([]);
  });

  it('uses no id twice in a list', () => {
    for (const list of Object.values(file).filter(Array.isArray)) {
      const ids = list.filter(isEntry).flatMap(({ id }) => stated(id));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
