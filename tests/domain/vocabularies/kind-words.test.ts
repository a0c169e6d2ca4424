import { describe, expect, it } from 'vitest';
import { choicesOf } from '#domain/collections/definition.ts';
import { findCollection } from '#domain/collections/registry.ts';
import { kindWords, wordsOfKind } from '#domain/vocabularies/kind-words.ts';

describe('everyday words', () => {
  it('mean kinds that a collection has', () => {
    const known = (name: string) =>
      Object.values(findCollection(name)!.properties.properties).flatMap((field) =>
        Object.keys(choicesOf(field) ?? {}),
      );
    for (const { words, kinds } of kindWords)
      for (const [name, meant] of Object.entries(kinds)) {
        const unknown = meant.filter((kind) => !known(name).includes(kind));
        expect(unknown, words.join()).toEqual([]);
      }
  });

  it('call primary schools schools, and the planned area the start-up zone', () => {
    expect(wordsOfKind('facility', 'primary-school')).toContain('学校');
    expect(wordsOfKind('boundary', 'planned-area')).toEqual(
      expect.arrayContaining(['启动区', 'start-up zone']),
    );
    expect(wordsOfKind('zone', 'primary-school')).toEqual([]);
  });
});
