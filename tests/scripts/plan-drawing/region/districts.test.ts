import { describe, expect, it } from 'vitest';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundary } from '#domain/collections/boundary.ts';
import { findFeatureFaults } from '#domain/features/check-feature.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ellipsoidalArea } from '#domain/geometry/ellipsoidal-area.ts';
import { placeInRing } from '#domain/geometry/polygon-fault.ts';
import { drawDistricts } from '../../../../scripts/plan-drawing/region/districts/draw-districts.ts';
import { regionSources } from '../../../../scripts/plan-drawing/region/sources.ts';

const districts = drawDistricts();
const ofKind = (kind: string) => districts.filter(({ properties }) => properties['kind'] === kind);
const counties = ofKind('county');
const prefectures = ofKind('prefecture');

function polygonsOf({ geometry }: FeatureState): Position[][][] {
  const shape = geometry as Polygon | MultiPolygon;
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

function edgesOf(feature: FeatureState): string[] {
  return polygonsOf(feature)
    .flat()
    .flatMap((ring) => ring.slice(1).map((position, index) => `${ring[index]!.join()} ${position.join()}`));
}

function reversed(edge: string): string {
  return edge.split(' ').toReversed().join(' ');
}

function squareKilometers(features: readonly FeatureState[]): number {
  return (
    features.reduce((sum, { geometry }) => sum + ellipsoidalArea(geometry as Polygon | MultiPolygon), 0) / 1e6
  );
}

describe('the districts', () => {
  it('are the province, five cities and their 53 counties, each valid in every respect', () => {
    expect([ofKind('province').length, prefectures.length, counties.length]).toEqual([1, 5, 53]);
    for (const district of districts) expect(findFeatureFaults(boundary, district), district.id).toEqual([]);
    expect(new Set(districts.map(({ id }) => id)).size).toBe(districts.length);
  });

  it('carry names in both languages, their code, and where they come from', () => {
    for (const { id, properties, provenance } of districts) {
      expect(properties['name'], id).toMatch(/^[一-鿿]+$/);
      expect(properties['nameEn'], id).toMatch(/^[A-Z].* (District|County|City|Province)$/);
      expect(properties['divisionCode'], id).toMatch(/^14\d{4}$/);
      expect(id.endsWith(String(properties['divisionCode'])) || id === 'province-shanxi').toBe(true);
      expect(Object.keys(regionSources)).toContain(provenance.source);
      expect(provenance.note?.zh && provenance.note.en, id).toBeTruthy();
    }
    const yangqu = districts.find(({ id }) => id === 'county-140122')!;
    expect(yangqu.properties).toMatchObject({ name: '阳曲县', nameEn: 'Yangqu County' });
  });

  it('name Taigu as the district it has become', () => {
    const taigu = districts.find(({ id }) => id === 'county-140703')!;
    expect(taigu.properties).toMatchObject({ name: '太谷区', nameEn: 'Taigu District' });
    expect(taigu.provenance.note?.zh).toContain('太谷县');
  });

  it('cover their prefecture without gap or overlap', () => {
    for (const prefecture of prefectures) {
      const code = String(prefecture.properties['divisionCode']).slice(0, 4);
      const parts = counties.filter(({ properties }) => String(properties['divisionCode']).startsWith(code));
      expect(squareKilometers(parts), prefecture.id).toBeCloseTo(squareKilometers([prefecture]), 3);
      const edges = parts.flatMap(edgesOf);
      const outline = new Set(edgesOf(prefecture));
      const others = new Set(edges);
      // an edge is a neighbour's too, the other way round, or part of the outline
      const loose = edges.filter((edge) => !others.has(reversed(edge)) && !outline.has(edge));
      expect(loose, prefecture.id).toEqual([]);
    }
  });

  it('have the size that is published, within a percent or two', () => {
    const sizeOf = (id: string) => squareKilometers(districts.filter((district) => district.id === id));
    expect(Math.abs(sizeOf('county-140122') / 2070 - 1)).toBeLessThan(0.01);
    expect(Math.abs(sizeOf('province-shanxi') / 156_700 - 1)).toBeLessThan(0.005);
    expect(Math.abs(sizeOf('prefecture-140100') / 6_988 - 1)).toBeLessThan(0.02);
  });

  it('hold the places that lie in them', () => {
    const holds = (id: string, [longitude, latitude]: [number, number]) =>
      polygonsOf(districts.find((district) => district.id === id)!).some(
        ([shell, ...holes]) =>
          placeInRing(longitude, latitude, shell!.flat()) === 1 &&
          holes.every((hole) => placeInRing(longitude, latitude, hole.flat()) === -1),
      );
    const dayu: [number, number] = [112.717, 38.187];
    expect(holds('county-140122', dayu)).toBe(true);
    expect(holds('prefecture-140100', dayu)).toBe(true);
    expect(holds('county-140902', [112.73, 38.41])).toBe(true);
    expect(holds('county-140902', dayu)).toBe(false);
  });

  it('stay small enough to be opened at once', () => {
    expect(JSON.stringify(districts).length).toBeLessThan(700_000);
  });

  it('are the same on every run', () => {
    expect(drawDistricts()).toEqual(districts);
  });
});
