import { describe, expect, it } from 'vitest';
import { collections } from '#domain/collections/registry.ts';

describe('the fields in the tiles of a collection', () => {
  it.each(
    collections.filter(({ tile }) => tile.fields.includes('name')).map((each) => [each.name, each] as const),
  )('name what is clicked in either language: %s', (_name, { properties, tile }) => {
    expect('nameEn' in properties.properties).toBe(true);
    expect(tile.fields).toContain('nameEn');
  });

  it.each(collections.map((each) => [each.name, each] as const))(
    'are fields of %s',
    (_name, { properties, tile }) => {
      for (const field of tile.fields) expect(properties.properties).toHaveProperty(field);
    },
  );
});
