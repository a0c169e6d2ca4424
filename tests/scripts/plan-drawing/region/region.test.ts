import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { findCollection } from '#domain/collections/registry.ts';
import { findFeatureFaults } from '#domain/features/check-feature.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { placeInRing } from '#domain/geometry/polygon-fault.ts';
import { findPlanRuleFaults } from '#domain/plan-rules/plan-rules.ts';
import { drawRegion } from '../../../../scripts/plan-drawing/region/draw-region.ts';
import { regionSources } from '../../../../scripts/plan-drawing/region/sources.ts';

const region = drawRegion();
const of = (collection: string) => region.filter((feature) => feature.collection === collection);
const byId = (id: string) => region.find((feature) => feature.id === id)!;

/** What the plan lists already. */
const planSources = [
  'article',
  'strategy',
  'first-batch-2022',
  'taixin-avenue',
  'taixin-avenue-tender',
  'taixin-avenue-approval',
  'g55',
  'g2003',
  'daxi',
  'geonames',
  'natural-earth',
  'illustrative',
];

function polygonsOf({ geometry }: FeatureState): Position[][][] {
  const shape = geometry as Polygon | MultiPolygon;
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

function holds(area: FeatureState, [x, y]: Position): boolean {
  return polygonsOf(area).some(
    ([shell, ...holes]) =>
      placeInRing(x!, y!, shell!.flat()) === 1 &&
      holes.every((hole) => placeInRing(x!, y!, hole.flat()) === -1),
  );
}

describe('the region', () => {
  it('is valid, feature by feature', () => {
    for (const feature of region) {
      expect(findFeatureFaults(findCollection(feature.collection)!, feature), feature.id).toEqual([]);
    }
    expect(new Set(region.map(({ id }) => id)).size).toBe(region.length);
  });

  it('keeps the rules between features, and names sources that are listed', () => {
    const sources = new Set([...planSources, ...Object.keys(regionSources)]);
    expect(findPlanRuleFaults({ features: region, boundary: null, sources })).toEqual([]);
  });

  it('is named in both languages, the slopes apart', () => {
    for (const { id, collection, properties } of region) {
      if (collection === 'terrain' && properties['kind'] !== 'height') continue;
      expect(properties['name'], id).toMatch(/[一-鿿]/);
      expect(properties['nameEn'], id).toMatch(/^[\x20-\x7eüé–’]+$/);
    }
  });

  it('says of every illustrative feature that it is', () => {
    for (const { id, provenance } of region) {
      if (provenance.source !== 'illustrative') continue;
      expect(provenance.precision, id).toBe('illustrative');
      expect(provenance.note?.zh, id).toMatch(/示意|估计/);
      expect(provenance.note?.en, id).toMatch(/illustrative|estimated/i);
    }
  });

  it('writes degrees with at most seven decimals, longitude first', () => {
    for (const [, number] of JSON.stringify(region.map(({ geometry }) => geometry)).matchAll(/(\d+\.\d+)/g)) {
      expect(number!.split('.')[1]!.length).toBeLessThanOrEqual(7);
    }
    for (const { geometry } of of('place')) {
      const [longitude, latitude] = (geometry as { coordinates: Position }).coordinates;
      expect(longitude).toBeGreaterThan(110);
      expect(latitude).toBeLessThan(40);
    }
  });

  it('is the same on every run', () => {
    expect(JSON.stringify(drawRegion())).toBe(JSON.stringify(region));
  });
});

describe('the places', () => {
  const places = of('place');
  const positionOf = (id: string) => (byId(id).geometry as { coordinates: Position }).coordinates;

  it('are the five cities and the seats of all their counties', () => {
    const cities = places.filter(({ properties }) =>
      ['provincial-capital', 'city'].includes(String(properties['kind'])),
    );
    expect(cities.map(({ properties }) => properties['name']).sort()).toEqual(
      ['太原', '忻州', '晋中', '吕梁', '阳泉'].sort(),
    );
    // four of the 53 have their seat where their city has its own
    expect(places.filter(({ properties }) => properties['kind'] === 'county-seat').length).toBe(49);
  });

  it('have each seat within its county', () => {
    for (const county of of('boundary').filter(({ properties }) => properties['kind'] === 'county')) {
      const code = String(county.properties['divisionCode']);
      const seat = region.find(({ id }) => id === `place-${code}`);
      if (seat) expect(holds(county, positionOf(seat.id)), county.id).toBe(true);
    }
  });

  it('have the towns of Yangqu in Yangqu, and its parks', () => {
    const names = ['dayu', 'gaocun', 'yangxing', 'donghuangshui', 'lingjingdian', 'houcun', 'beixiaodian'];
    const parks = [
      'nitun',
      'xilingjing',
      'yangqu-reform',
      'transition',
      'synthetic-biology',
      'dayu-industrial',
    ];
    const others = ['qinglong', 'yangquxi', 'fantawild', 'qingliangwan'];
    for (const name of [...names, ...parks, ...others]) {
      expect(holds(byId('county-140122'), positionOf(`place-${name}`)), name).toBe(true);
    }
    for (const name of ['shanglan', 'yangquzhen'])
      expect(holds(byId('county-140108'), positionOf(`place-${name}`)), name).toBe(true);
    for (const name of ['douluo', 'xinzhouxi', 'xinzhou'])
      expect(holds(byId('county-140902'), positionOf(`place-${name}`)), name).toBe(true);
  });

  it('let the big ones stay where labels meet', () => {
    const rankOf = (id: string) => Number(byId(id).properties['rank']);
    expect(rankOf('place-taiyuan')).toBeLessThan(rankOf('place-xinzhou'));
    expect(rankOf('place-xinzhou')).toBeLessThan(rankOf('place-140122'));
    expect(rankOf('place-140122')).toBeLessThan(rankOf('place-dayu'));
    expect(rankOf('place-dayu')).toBeLessThan(rankOf('place-yangquxi'));
  });
});

describe('the seven clusters', () => {
  const clusters = of('cluster');

  it('are one for each leading industry', () => {
    expect(clusters.length).toBe(7);
    expect(new Set(clusters.map(({ properties }) => properties['industry'])).size).toBe(7);
    for (const { properties } of clusters) {
      expect(properties['kind']).toBe('industry-cluster');
      expect(properties['role'] && properties['roleEn']).toBeTruthy();
    }
  });

  it('have each part within one of the six districts of Taiyuan, and apart from the others', () => {
    const districts = ['140106', '140107', '140108', '140109', '140122', '140181'].map((code) =>
      byId(`county-${code}`),
    );
    const parts = clusters.flatMap(polygonsOf).map(([shell]) => shell!);
    for (const part of parts) {
      expect(districts.filter((district) => part.every((position) => holds(district, position))).length).toBe(
        1,
      );
    }
    for (const part of parts) {
      for (const other of parts) {
        if (part !== other)
          expect(part.every(([x, y]) => placeInRing(x!, y!, other.flat()) === -1)).toBe(true);
      }
    }
  });
});
