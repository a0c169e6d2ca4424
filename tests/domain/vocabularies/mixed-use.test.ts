import { describe, expect, it } from 'vitest';
import { usesOf } from '#domain/vocabularies/mixed-use.ts';

describe('usesOf', () => {
  it.each([
    ['0701', undefined, ['0701']],
    ['0701', '', ['0701']],
    ['0701', '0901', ['0701', '0901']],
    ['0701', '0701+0901', ['0701', '0901']],
    ['100101', '0902 + 0802', ['100101', '0902', '0802']],
    ['0701', '0901+0901', ['0701', '0901']],
  ])('reads %s with %s', (landUse, mixedUse, uses) => {
    expect(usesOf(landUse, mixedUse)).toEqual(uses);
  });
});
