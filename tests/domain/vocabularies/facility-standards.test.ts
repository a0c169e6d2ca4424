import { describe, expect, it } from 'vitest';
import { choicesOf } from '#domain/collections/definition.ts';
import { facility } from '#domain/collections/facility.ts';
import {
  facilityStandards,
  findFacilityStandard,
  standardsOf,
} from '#domain/vocabularies/facility-standards.ts';

const kinds = Object.keys(choicesOf(facility.properties.properties.kind)!);

describe('the standards of facilities', () => {
  it('are 48, and name kinds that the facility collection has', () => {
    expect(facilityStandards).toHaveLength(48);
    const named = facilityStandards.flatMap(({ facilityKinds }) => facilityKinds);
    expect(named.filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it('give radii of streets and towns, and targets between nothing and all', () => {
    for (const { radiusMeters, minutes, target } of facilityStandards) {
      if (radiusMeters !== null) expect(radiusMeters >= 50 && radiusMeters <= 10_000).toBe(true);
      if (minutes !== null) expect(minutes >= 1 && minutes <= 60).toBe(true);
      if (target?.measure === 'share') expect(target.minimum > 0 && target.minimum <= 1).toBe(true);
    }
  });

  it('say in the target how large a service area may be where they set one', () => {
    for (const { serviceAreaSquareKilometers, target } of facilityStandards) {
      if (serviceAreaSquareKilometers === null) continue;
      expect(target).toMatchObject({ measure: 'service-area', maximum: serviceAreaSquareKilometers });
    }
  });

  it('ask for a primary school within 500 m', () => {
    expect(standardsOf('primary-school').map(({ radiusMeters }) => radiusMeters)).toEqual([500]);
  });

  it('ask for a fire station on every 7 km² at most, and set no radius', () => {
    const [first] = standardsOf('fire-station');
    expect(first).toMatchObject({ serviceAreaSquareKilometers: 7, minutes: 5, radiusMeters: null });
  });

  it('set no radius for a substation, as no national standard does', () => {
    expect(standardsOf('substation').map(({ radiusMeters }) => radiusMeters)).toEqual([null]);
  });

  it('are none for a kind without a standard, nor for no kind', () => {
    expect(standardsOf('telecom')).toEqual([]);
    expect(standardsOf('')).toEqual([]);
    expect(findFacilityStandard('none')).toBeNull();
  });
});
