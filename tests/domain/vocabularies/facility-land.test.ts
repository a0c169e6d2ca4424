import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/facility-land.json' with { type: 'json' };
import { choicesOf } from '#domain/collections/definition.ts';
import { facility } from '#domain/collections/facility.ts';
import { findFacilityLand, mayStandOn } from '#domain/vocabularies/facility-land.ts';
import { findLandUse } from '#domain/vocabularies/land-use.ts';

describe('the land on which facilities may stand', () => {
  it('is told of every kind of facility, in codes of the classification', () => {
    const kinds = Object.keys(choicesOf(facility.properties.properties['kind']!)!);
    expect(vocabulary.facilities.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
    const codes = vocabulary.facilities.flatMap(({ landUse }) => landUse).filter((code) => code !== '*');
    expect(codes.filter((code) => !findLandUse(code))).toEqual([]);
  });

  it('takes a class for those below it, and those above where a plan says no more', () => {
    expect(mayStandOn('primary-school', ['080403'])).toBe(true);
    expect(mayStandOn('primary-school', ['08'])).toBe(true);
    expect(mayStandOn('primary-school', ['0701'])).toBe(false);
    expect(mayStandOn('primary-school', ['0701', '0804'])).toBe(true);
  });

  it('lets stops stand anywhere, and knows nothing of kinds that it does not have', () => {
    expect(mayStandOn('bus-stop', ['1207'])).toBe(true);
    expect(findFacilityLand('lighthouse')).toBeNull();
    expect(mayStandOn('lighthouse', ['1701'])).toBe(true);
  });
});
