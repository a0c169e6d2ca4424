// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { isThereBy } from '#domain/features/validity.ts';
import { metersBetween } from '#domain/geometry/local-meters.ts';
import { groupBy } from '#domain/topology/group-by.ts';
import { flatPolygons, placeInPolygons } from '#domain/topology/flat-polygons.ts';
import { mayStandOn } from '#domain/vocabularies/facility-land.ts';
import { usesOf } from '#domain/vocabularies/mixed-use.ts';
import {
  amount,
  areaOf,
  landOf,
  landUsedAs,
  middleOf,
  readDeliveredPlan,
  ringsOf,
  shareOf,
  sum,
  text,
  townMeters,
} from './delivered-plan.ts';
import { SegmentIndex } from './segment-index.ts';

const plan = await readDeliveredPlan();
const homes = landUsedAs(plan.parcels, '0701');
const byKind = groupBy(plan.facilities, (facility) => text(facility, 'kind'));
const people = sum(plan.parcels.map((parcel) => amount(parcel, 'population')));
const capacityOf = (kind: string) => sum((byKind.get(kind) ?? []).map((one) => amount(one, 'capacity')));
const siteOf = (facility: FeatureState) => plan.byId.get(text(facility, 'parcel'))!;

/** Share of the land of parcels whose middle lies within a radius of a facility of a kind, 0 to 1. */
function coverage(parcels: readonly FeatureState[], kind: string, radiusMeters: number): number {
  const places = byKind.get(kind)!.map(middleOf);
  const covered = parcels.filter((parcel) => {
    const [x, y] = middleOf(parcel);
    return places.some(([px, py]) => metersBetween(x, y, px, py, townMeters) <= radiusMeters);
  });
  return shareOf(covered, parcels);
}

describe('the facilities', () => {
  it('are some hundreds, of at least 14 kinds', () => {
    expect(byKind.size).toBeGreaterThanOrEqual(14);
    expect(plan.facilities.length).toBeGreaterThanOrEqual(250);
    expect(plan.facilities.length).toBeLessThanOrEqual(550);
  });

  it('stand on the parcel they name, of a use that allows them, and not before it', () => {
    for (const facility of plan.facilities) {
      const site = siteOf(facility);
      expect(site.collection, facility.id).toBe('zone');
      const uses = usesOf(text(site, 'landUse'), text(site, 'mixedUse'));
      expect(placeInPolygons(...middleOf(facility), flatPolygons(site.geometry)), facility.id).toBeGreaterThanOrEqual(0);
      expect(mayStandOn(text(facility, 'kind'), uses), facility.id).toBe(true);
      expect(isThereBy(site, facility), facility.id).toBe(true);
    }
  });

  it('have a size in a unit, or none of both', () => {
    for (const { id, properties } of plan.facilities)
      expect('capacity' in properties, id).toBe('capacityUnit' in properties);
  });

  it('have room for what they are said to hold', () => {
    // hectares for each class: the least of the standards for schools of this size
    for (const [kind, hectares] of [['primary-school', 0.045], ['junior-school', 0.06], ['senior-school', 0.06]] as const) {
      for (const school of byKind.get(kind)!) {
        const needed = amount(school, 'capacity') * hectares;
        expect(areaOf(siteOf(school)) / 1e4, `${school.id} ${text(siteOf(school), 'parcelCode')}`).toBeGreaterThan(needed);
      }
    }
    for (const hospital of byKind.get('hospital')!) {
      expect(areaOf(siteOf(hospital)) / amount(hospital, 'capacity'), hospital.id).toBeGreaterThan(20);
    }
  });
});

describe('the schools', () => {
  it('reach most homes, and leave real gaps for coverage to find', () => {
    expect(coverage(homes, 'primary-school', 500)).toBeGreaterThan(0.6);
    expect(coverage(homes, 'primary-school', 500)).toBeLessThan(0.97);
  });

  it.each([
    // pupils among 1,000 people, and in a class
    ['kindergarten', 30, 30],
    ['primary-school', 60, 45],
    ['junior-school', 30, 50],
    ['senior-school', 25, 50],
  ] as const)('of kind %s hold between half and twice the pupils of the town', (kind, perThousand, inClass) => {
    const pupils = (people / 1_000) * perThousand;
    expect(capacityOf(kind) * inClass).toBeGreaterThan(pupils * 0.5);
    expect(capacityOf(kind) * inClass).toBeLessThan(pupils * 2);
  });
});

describe('the services', () => {
  it.each([
    ['kindergarten', 300, 0.4],
    ['clinic', 500, 0.6],
    ['health-centre', 1_000, 0.6],
    ['bus-stop', 500, 0.6],
    ['culture', 1_000, 0.6],
    ['sports', 1_000, 0.6],
    ['shelter', 1_500, 0.8],
    ['first-aid', 5_000, 0.95],
  ] as const)('of kind %s reach within %d m a good part of the homes', (kind, radius, least) => {
    expect(coverage(homes, kind, radius)).toBeGreaterThan(least);
  });

  it('of kind park reach within 500 m half of the homes and more', () => {
 expect(coverage(homes, 'park', 500)).toBeGreaterThan(0.5);
 });

  it('have a fire station for every 7 km² of built-up land or so', () => {
    const built = landOf(landUsedAs(plan.parcels, '07', '08', '09', '10', '11', '12', '13', '14')) / 1e6;
    expect(built / byKind.get('fire-station')!.length).toBeLessThan(9);
  });

  it('have hospital beds for the people, and room for 15 % of them in shelters', () => {
    expect((capacityOf('hospital') / people) * 1_000).toBeGreaterThan(4);
    expect(capacityOf('shelter') / people).toBeGreaterThan(0.15);
  });

  it('have more than 8 m² of parks for each of the people', () => {
    expect(landOf(landUsedAs(plan.parcels, '1401')) / people).toBeGreaterThan(8);
  });
});

describe('the plants', () => {
  it('that smell or roar stand apart from homes, schools and hospitals', () => {
    const quiet = new SegmentIndex(landUsedAs(plan.parcels, '0701', '0804', '0806'));
    for (const kind of ['heat-source', 'refuse-transfer', 'sewage-plant', 'sanitation']) {
      for (const plant of byKind.get(kind)!) {
        const near = ringsOf(siteOf(plant)).flatMap((ring) => [...quiet.near(ring, 30).keys()]);
        expect(near.map(({ id }) => id), plant.id).toEqual([]);
      }
    }
  });

  it('are as large as the town needs, within a factor of two', () => {
    const built = landUsedAs(plan.parcels, '07', '08', '09');
    const industry = landOf(landUsedAs(plan.parcels, '10', '11')) / 1e4;
    // 250 litres a day for each of the people, 40 m³ for each hectare of industry; four fifths come back as sewage
    const water = (people * 0.25 + industry * 40) / 1e4;
    expectWithinTwice(capacityOf('water-plant'), water, '万m³/d of water');
    expectWithinTwice(capacityOf('sewage-plant'), water * 0.8, '万m³/d of sewage');
    // 35 W for each m² of floor
    const floor = sum(built.map((parcel) => areaOf(parcel) * amount(parcel, 'farMax') * 0.9));
    expectWithinTwice(capacityOf('heat-source'), (floor * 35) / 1e6, 'MW of heat');
    // 15 MW for each km² of building land, transformers twice as large as the load
    const load = (landOf(built) / 1e6 + industry / 100) * 15;
    // what leaves the substations at 10 kV came to them from those at 220 kV
    const main = byKind.get('substation')!.filter((each) => text(each, 'name').startsWith('220'));
    const mainCapacity = sum(main.map((each) => amount(each, 'capacity')));
    expectWithinTwice(capacityOf('substation') - mainCapacity, load * 1.9, 'MVA at 110 kV');
    expectWithinTwice(mainCapacity, load * 1.4, 'MVA at 220 kV');
  });
});

function expectWithinTwice(there: number, needed: number, what: string): void {
  expect(there / needed, `${there.toFixed(0)} ${what}, needed ${needed.toFixed(0)}`).toBeGreaterThan(0.5);
  expect(there / needed, `${there.toFixed(0)} ${what}, needed ${needed.toFixed(0)}`).toBeLessThan(2);
}
