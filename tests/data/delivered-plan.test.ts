// @vitest-environment node
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { landBalance } from '#domain/balance/land-balance.ts';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { flatPolygons, placeInPolygons } from '#domain/topology/flat-polygons.ts';
import { needsRoad } from '#domain/vocabularies/built-land.ts';
import { findLandUse, landUseClasses } from '#domain/vocabularies/land-use.ts';
import { usesOf } from '#domain/vocabularies/mixed-use.ts';
import { PlanTexts } from '../helpers/valid-plan.ts';
import {
  amount,
  areaOf,
  centreOf,
  landOf,
  landUsedAs,
  middleOf,
  planFolder,
  readDeliveredPlan,
  ringsOf,
  shareOf,
  sum,
  text,
} from './delivered-plan.ts';
import { SegmentIndex } from './segment-index.ts';

const plan = await readDeliveredPlan();
const { parcels, blocks } = plan;
const builtOn = parcels.filter((parcel) => needsRoad(text(parcel, 'landUse')));
const outline = plan.byId.get('planned-area')!;

/** The extent of a part of the published structure. */
const extentOf = (name: string) =>
  flatPolygons(plan.of('cluster').find((cluster) => text(cluster, 'name') === name)!.geometry);

const liesIn = (feature: FeatureState, name: string) =>
  placeInPolygons(...middleOf(feature), extentOf(name)) >= 0;

describe('the delivered plan', () => {
  it('is one in which the check finds nothing wrong', { timeout: 60_000 }, () => {
    const { faults } = checkPlan(new PlanTexts(planFolder).files);
    expect(faults).toEqual([]);
  });

  it('says that it is no approved map', () => {
    expect(plan.mapApproval).toBeNull();
    expect(plan.description.zh).toContain('示意');
  });
});

describe('the planned area', () => {
  it('is as large as published, and so is its core', () => {
    expect(Math.abs(areaOf(outline) / 1e6 - 76.8)).toBeLessThan(0.01);
    expect(Math.abs(areaOf(plan.byId.get('core-area')!) / 1e6 - 4.6)).toBeLessThan(0.01);
  });

  it('lies in the valley from 石岭关 southwards, longer than it is wide', () => {
    const positions = ringsOf(outline).flat();
    const [longitudes, latitudes] = [0, 1].map((axis) => positions.map((position) => position[axis]!));
    const [west, east] = [Math.min(...longitudes!), Math.max(...longitudes!)];
    const [south, north] = [Math.min(...latitudes!), Math.max(...latitudes!)];
    expect([west > 112.66, east < 112.765, south > 38.115, north < 38.25]).not.toContain(false);
    expect((north - south) * 111).toBeGreaterThan((east - west) * 87.6 * 1.3);
  });

  it('holds the whole core', () => {
    const core = plan.byId.get('core-area')!;
    const around = flatPolygons(outline.geometry);
    for (const [x, y] of ringsOf(core).flat()) expect(placeInPolygons(x!, y!, around)).toBe(1);
  });

  it('is the sum of its parcels, to the square metre', () => {
    expect(Math.abs(landOf(parcels) - areaOf(outline))).toBeLessThan(1);
  });
});

describe('the parcels', () => {
  const third = new Set(landUseClasses.filter(({ code }) => code.length === 6).map(({ parent }) => parent));

  it('are at least 800 beside the streets', () => {
    expect(blocks.length).toBeGreaterThan(800);
  });

  it('are of classes of the 2023 list, down to the third level where there is one', () => {
    for (const parcel of parcels) {
      for (const code of usesOf(text(parcel, 'landUse'), text(parcel, 'mixedUse')))
        expect(findLandUse(code), `${parcel.id} ${code}`).not.toBeNull();
    }
    const classed = blocks.filter((parcel) => third.has(text(parcel, 'landUse').slice(0, 4)));
    const fully = classed.filter((parcel) => text(parcel, 'landUse').length === 6);
    // shops of no special kind are 0901 and no more
    expect(shareOf(fully, classed)).toBeGreaterThan(0.85);
  });

  it('say what may be built on them, and nothing where nothing is built', () => {
    for (const parcel of builtOn) {
      for (const field of ['farMax', 'densityMax', 'heightMax'])
        expect(amount(parcel, field), `${parcel.id} ${field}`).toBeGreaterThan(0);
      expect(amount(parcel, 'greenMin') + amount(parcel, 'greenMax'), parcel.id).toBeGreaterThan(0);
    }
    const others = parcels.filter((parcel) => !needsRoad(text(parcel, 'landUse')));
    const fields = ['farMax', 'farMin', 'densityMax', 'heightMax'];
    expect(others.filter(({ properties }) => fields.some((field) => field in properties))).toEqual([]);
  });

  it('allow no more floor than their density and height can hold', () => {
    for (const parcel of builtOn) {
      const storeys = Math.floor(amount(parcel, 'heightMax') / 3);
      const most = (amount(parcel, 'densityMax') / 100) * storeys;
      expect(amount(parcel, 'farMax'), parcel.id).toBeLessThanOrEqual(most);
      expect(amount(parcel, 'densityMax') + amount(parcel, 'greenMin'), parcel.id).toBeLessThanOrEqual(100);
    }
  });

  it('limit heights by what the floor needs, and let offices be the tallest', () => {
    const roomFor = (parcel: FeatureState, storey: number) =>
      ((amount(parcel, 'densityMax') / 100) * amount(parcel, 'heightMax')) / storey / amount(parcel, 'farMax');
    for (const parcel of landUsedAs(parcels, '070102')) expect(roomFor(parcel, 3), parcel.id).toBeLessThan(2.6);
    for (const parcel of landUsedAs(parcels, '0901', '0902'))
      expect(roomFor(parcel, 4), parcel.id).toBeLessThan(2.6);
    const densest = (code: string) =>
      Math.max(...landUsedAs(parcels, code).map((parcel) => amount(parcel, 'farMax')));
    expect(densest('0902')).toBeGreaterThan(densest('070102'));
  });

  it('ask of industry a least floor area ratio and a most green', () => {
    for (const parcel of landUsedAs(parcels, '10', '11')) {
      expect(amount(parcel, 'farMin'), parcel.id).toBeGreaterThanOrEqual(0.6);
      expect(amount(parcel, 'farMin'), parcel.id).toBeLessThanOrEqual(amount(parcel, 'farMax'));
      expect(amount(parcel, 'greenMax'), parcel.id).toBeGreaterThan(0);
      expect(amount(parcel, 'greenMax'), parcel.id).toBeLessThanOrEqual(20);
      expect(parcel.properties, parcel.id).not.toHaveProperty('greenMin');
    }
  });

  it('mix uses here and there', () => {
    const mixed = builtOn.filter(({ properties }) => properties['mixedUse'] !== undefined);
    expect(new Set(mixed.map((parcel) => text(parcel, 'landUse'))).size).toBeGreaterThanOrEqual(3);
    expect(shareOf(mixed, builtOn)).toBeGreaterThan(0.03);
    expect(shareOf(mixed, builtOn)).toBeLessThan(0.35);
  });

  it('have a code that no other has, in a plan unit', () => {
    expect(new Set(parcels.map((parcel) => text(parcel, 'parcelCode'))).size).toBe(parcels.length);
    for (const parcel of parcels)
      expect(text(parcel, 'parcelCode').startsWith(text(parcel, 'planUnit')), parcel.id).toBe(true);
  });

  it('are lots that can be built on: none tiny, none a mere strip', () => {
    for (const parcel of builtOn) {
      const [ring] = ringsOf(parcel);
      expect(areaOf(parcel), parcel.id).toBeGreaterThan(1_000);
      // a strip of 1 by 20 has 0.14, a square 0.79
      expect(roundness(areaOf(parcel), ring!), parcel.id).toBeGreaterThan(0.15);
    }
  });
});

/** 4π times the area over the square of the perimeter: 1 for a circle. */
function roundness(area: number, ring: readonly Position[]): number {
  const perimeter = sum(
    ring
      .slice(1)
      .map(([x, y], at) => Math.hypot((x! - ring[at]![0]!) * 87_600, (y! - ring[at]![1]!) * 111_000)),
  );
  return (4 * Math.PI * area) / perimeter ** 2;
}

describe('the structure', () => {
  const tourism = landUsedAs(builtOn, '0903', '090104', '0904', '080302');

  it('has the axis, the two towns and the four groups by their published names', () => {
    const names = plan
      .of('cluster')
      .filter(({ properties }) => ['axis', 'town', 'group'].includes(String(properties['kind'])))
      .map((cluster) => text(cluster, 'name'));
    expect(names.toSorted()).toEqual(
      [
        '中轴',
        '北部活力方城',
        '南部智造方城',
        '高村制造业组团',
        '高村物流产业组团',
        '东部物流产业组团',
        '石岭关文旅产业组团',
      ].toSorted(),
    );
  });

  it('has the three centres on the axis, from north to south as published', () => {
    const centres = ['文化展示中心', '现代服务中心', '产业服务中心'].map((name) =>
      plan.facilities.filter((facility) => text(facility, 'name') === name),
    );
    expect(centres.map((found) => found.length)).toEqual([1, 1, 1]);
    const latitudes = centres.map(([centre]) => middleOf(centre!)[1]);
    expect(latitudes).toEqual(latitudes.toSorted((one, other) => other - one));
    for (const [centre] of centres) expect(liesIn(centre!, '中轴'), centre!.id).toBe(true);
  });

  it('has its industry south of its public services', () => {
    const [, industry] = centreOf(landUsedAs(parcels, '10'));
    const [, services] = centreOf(landUsedAs(parcels, '08'));
    expect(industry).toBeLessThan(services - 0.02);
  });

  it('gives each town and group what its name says', () => {
    const shareIn = (name: string, ...codes: string[]) => {
      const here = builtOn.filter((parcel) => liesIn(parcel, name));
      return shareOf(landUsedAs(here, ...codes), here);
    };
    expect(shareIn('高村制造业组团', '10')).toBeGreaterThan(0.6);
    expect(shareIn('高村物流产业组团', '11')).toBeGreaterThan(0.6);
    expect(shareIn('东部物流产业组团', '11')).toBeGreaterThan(0.6);
    expect(shareIn('中轴', '08', '09')).toBeGreaterThan(0.9);
    expect(shareIn('北部活力方城', '08')).toBeGreaterThan(shareOf(landUsedAs(builtOn, '08'), builtOn) * 1.5);
  });

  it('makes the southern town one of industry, as its published role says', () => {
    const here = builtOn.filter((parcel) => liesIn(parcel, '南部智造方城'));
    const industry = landUsedAs(here, '10', '11', '0802');
    expect(shareOf(industry, here)).toBeGreaterThan(shareOf(landUsedAs(here, '07'), here));
  });

  it('has its logistics at the railway in the west and at the expressway in the east', () => {
    const logistics = landUsedAs(parcels, '11');
    const within = (id: string) => {
      const way = new SegmentIndex([plan.byId.get(id)!]);
      return logistics.filter((parcel) => ringsOf(parcel).some((ring) => way.near(ring, 900).size > 0));
    };
    const [railway, expressway] = [within('rail-beitongpu'), within('road-g55')];
    expect(shareOf(railway, logistics)).toBeGreaterThan(0.2);
    expect(shareOf(expressway, logistics)).toBeGreaterThan(0.2);
    expect(shareOf([...new Set([...railway, ...expressway])], logistics)).toBeGreaterThan(0.9);
    expect(centreOf(railway)[0]).toBeLessThan(centreOf(expressway)[0]);
  });

  it('has its tourism in the north, around 石岭关', () => {
    const here = (features: readonly FeatureState[]) =>
      features.filter((parcel) => liesIn(parcel, '石岭关文旅产业组团'));
    expect(shareOf(here(tourism), tourism)).toBeGreaterThan(0.6);
    expect(shareOf(here(tourism), here(builtOn))).toBeGreaterThan(0.35);
    expect(centreOf(tourism)[1]).toBeGreaterThan(38.21);
  });

  it('keeps homes apart from industry by green', () => {
    const homes = landUsedAs(parcels, '0701');
    const beside = neighbours(parcels);
    const atIndustry = homes.filter((home) =>
      [...(beside.get(home) ?? [])].some((other) => text(other, 'landUse').startsWith('10')),
    );
    expect(shareOf(atIndustry, homes)).toBeLessThan(0.03);
    expect(landOf(landUsedAs(parcels, '1402')) / 1e4).toBeGreaterThan(100);
  });
});

/** Parcels by those with which they share an edge. */
function neighbours(areas: readonly FeatureState[]): Map<FeatureState, Set<FeatureState>> {
  const byEdge = new Map<string, FeatureState>();
  const found = new Map<FeatureState, Set<FeatureState>>();
  for (const area of areas) {
    for (const ring of ringsOf(area)) {
      for (const [at, position] of ring.slice(1).entries()) {
        const edge = [ring[at]!.join(), position.join()].toSorted().join(' ');
        const other = byEdge.get(edge);
        byEdge.set(edge, area);
        if (!other || other === area) continue;
        found.set(area, (found.get(area) ?? new Set()).add(other));
        found.set(other, (found.get(other) ?? new Set()).add(area));
      }
    }
  }
  return found;
}

describe('the land balance', () => {
  const { rows, construction, total } = landBalance(
    parcels.map((parcel) => ({ landUse: text(parcel, 'landUse'), area: areaOf(parcel) })),
  );
  const shareOfClass = (code: string) => rows.find((row) => row.code === code)?.constructionShare ?? 0;

  it.each([
    ['07', 'homes', 20, 32],
    ['08', 'public services', 4, 12],
    ['09', 'commerce', 4, 12],
    ['10', 'industry', 15, 35],
    ['11', 'storage', 3, 8],
    ['12', 'streets and transport', 14, 25],
    ['14', 'green', 10, 18],
  ] as const)('gives class %s, %s, between %d and %d per cent of the construction land', (code, _name, least, most) => {
    expect(shareOfClass(code)).toBeGreaterThan(least);
    expect(shareOfClass(code)).toBeLessThan(most);
  });

  it('gives each of the people about what a new town may take, and work to most who want it', () => {
    const people = sum(parcels.map((parcel) => amount(parcel, 'population')));
    const jobs = sum(parcels.map((parcel) => amount(parcel, 'jobs')));
    // GB 50137 lets a new town have 85 to 105 m²; half of this one is for what is made and moved
    expect((construction.hectares * 1e4) / people).toBeGreaterThan(85);
    expect((construction.hectares * 1e4) / people).toBeLessThan(125);
    expect(jobs / people).toBeGreaterThan(0.4);
    expect(jobs / people).toBeLessThan(0.8);
  });

  it('leaves hills, fields and water, and adds up to the planned area', () => {
    expect(construction.share).toBeGreaterThan(75);
    expect(construction.share).toBeLessThan(95);
    expect(Math.abs(total.hectares - 7_680)).toBeLessThan(1);
  });
});
