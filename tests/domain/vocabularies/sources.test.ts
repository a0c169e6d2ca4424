import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/sources.json' with { type: 'json' };
import { basisNames, findVocabularySource } from '#domain/vocabularies/sources.ts';

const folder = 'data/vocabularies';

describe('the sources of the vocabularies', () => {
  it('are found by id', () => {
    expect(findVocabularySource('fire-station-standard')?.title.en).toMatch(/fire stations/);
    expect(findVocabularySource('nowhere')).toBeNull();
  });

  it('are each used by some vocabulary, but for official texts that nobody opened', () => {
    const texts = readdirSync(folder)
      .filter((name) => name !== 'sources.json')
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
      .join();
    const unused = vocabulary.sources.filter(
      ({ id, opened }) => opened !== 'none' && !texts.includes(`"${id}"`),
    );
    expect(unused.map(({ id }) => id)).toEqual([]);
  });

  it('name each basis in both languages', () => {
    expect(Object.keys(basisNames)).toEqual([
      'source',
      'secondary-source',
      'general-knowledge',
      'illustrative',
    ]);
  });
});
