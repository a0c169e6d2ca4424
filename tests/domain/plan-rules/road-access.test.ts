import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { findRoadAccessFaults } from '#domain/plan-rules/road-access.ts';
import { areaOf, box, featureOf, type Path } from '../topology/features.ts';

const parcel = (id: string, ring: Path, landUse: string, validFrom: string | null) =>
  featureOf('zone', id, areaOf(ring), { landUse }, { validFrom });
const road = (validFrom: string | null) => parcel('road', box(1, 0, 1.2, 1), '1207', validFrom);
const homes = parcel('homes', box(0, 0, 1, 1), '070102', '2022-12-08');
const told = (zones: FeatureState[]) =>
  findRoadAccessFaults(zones).map(({ code, feature }) => [code, feature]);

describe('findRoadAccessFaults', () => {
  it('finds nothing where a road shares an edge and is there in time', () => {
    expect(told([homes, road('2022-12-08')])).toEqual([]);
    expect(told([homes, road(null)])).toEqual([]);
  });

  it('finds a parcel that begins before its road, and tells both days', () => {
    expect(findRoadAccessFaults([homes, road('2024-12-08')])).toMatchObject([
      {
        code: 'parcel-before-road',
        feature: 'homes',
        other: 'road',
        values: { day: '2022-12-08', otherDay: '2024-12-08' },
      },
    ]);
  });

  it('finds a parcel that no road touches but at a corner', () => {
    expect(told([homes])).toEqual([['parcel-without-road', 'homes']]);
    expect(told([homes, parcel('road', box(1, 1, 1.2, 2), '1207', null)])).toEqual([
      ['parcel-without-road', 'homes'],
    ]);
  });

  it('asks for none at parks, streams, farms and roads', () => {
    for (const landUse of ['1401', '1701', '0103', '1207', '1201', '16'])
      expect(told([parcel('parcel', box(0, 0, 1, 1), landUse, null)])).toEqual([]);
  });
});
