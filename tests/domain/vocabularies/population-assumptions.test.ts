import { describe, expect, it } from 'vitest';
import vocabulary from '#data/vocabularies/population-assumptions.json' with { type: 'json' };
import { findLandUse } from '#domain/vocabularies/land-use.ts';
import {
  defaultRatioOf,
  findJobAssumption,
  findResidentAssumption,
} from '#domain/vocabularies/population-assumptions.ts';

const lists = [vocabulary.defaultRatios, vocabulary.residents, vocabulary.jobs];

describe('the assumptions of population and jobs', () => {
  it('name classes of the classification, each once in a list', () => {
    for (const list of lists) {
      const codes = list.flatMap((entry) => entry.landUse);
      expect(codes.filter((code) => !findLandUse(code))).toEqual([]);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('hold for the classes below the one they name, unless those have their own', () => {
    expect(findResidentAssumption('070102')?.id).toBe('apartment-housing');
    expect(findJobAssumption('070102')?.id).toBe('housing-ground-floors');
    expect(findJobAssumption('090101')?.id).toBe('retail');
    expect(findJobAssumption('080403')?.id).toBe('education');
  });

  it('have a ratio for every land use that is counted by floor', () => {
    const byFloor = vocabulary.jobs.filter(({ per }) => per === 'floor');
    const codes = [...vocabulary.residents, ...byFloor].flatMap((entry) => entry.landUse);
    expect(codes.filter((code) => defaultRatioOf(code) === 0)).toEqual([]);
    expect(defaultRatioOf('1207')).toBe(0);
  });

  it('find nothing for a class that has none, nor for no code', () => {
    expect(findResidentAssumption('1001')).toBeNull();
    expect(findJobAssumption('1701')).toBeNull();
    expect(findJobAssumption('')).toBeNull();
  });

  it('state shares between nothing and all', () => {
    for (const rule of Object.values(vocabulary.rules)) {
      expect(rule.value).toBeGreaterThan(0);
      expect(rule.value).toBeLessThanOrEqual(1);
    }
    const floors = [...vocabulary.residents, ...vocabulary.jobs].filter((entry) => 'floorShare' in entry);
    for (const { floorShare } of floors) {
      expect(floorShare).toBeGreaterThan(0);
      expect(floorShare).toBeLessThanOrEqual(1);
    }
  });

  it('let no more than the whole floor of a parcel be dwellings and work', () => {
    for (const { landUse, floorShare } of vocabulary.residents)
      for (const code of landUse) {
        const jobs = findJobAssumption(code);
        expect(floorShare + (jobs?.per === 'floor' ? jobs.floorShare : 0)).toBeLessThanOrEqual(1 + 1e-9);
      }
  });
});
