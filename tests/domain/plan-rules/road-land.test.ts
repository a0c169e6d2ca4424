import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ParcelIndex } from '#domain/topology/parcel-index.ts';
import { findRoadLandFaults } from '#domain/plan-rules/road-land.ts';
import { areaOf, box, featureOf, lineAlong, type Path } from '../topology/features.ts';

const parcel = (id: string, ring: Path, landUse: string, more: Partial<FeatureState> = {}) =>
  featureOf('zone', id, areaOf(ring), { landUse }, more);
const road = (id: string, path: Path, properties = {}, more: Partial<FeatureState> = {}) =>
  featureOf('infrastructure', id, lineAlong(path), { kind: 'road', class: 'local', ...properties }, more);
const told = (lines: FeatureState[], parcels: FeatureState[]) =>
  findRoadLandFaults(lines, new ParcelIndex(parcels)).map(({ code, feature, other }) => [
    code,
    feature,
    other,
  ]);

/** A street some 20 m wide and a kilometre long, with homes on both sides. */
const street = parcel('street', box(0, 0, 0.02, 1), '1207');
const west = parcel('west', box(-1, 0, 0, 1), '070102');
const east = parcel('east', box(0.02, 0, 1, 1), '070102');
const town = [street, west, east];
const along: Path = [
  [0.01, 0],
  [0.01, 1],
];
const bare = ['road-land-without-road', 'street', undefined];

describe('findRoadLandFaults', () => {
  it('finds nothing where a line runs through the street, or along its edge within its width', () => {
    expect(told([road('a', along)], town)).toEqual([]);
    const edge: Path = [
      [0, 0],
      [0, 1],
    ];
    expect(told([road('a', edge, { redLineWidth: 22 })], town)).toEqual([]);
    expect(told([], [])).toEqual([]);
    expect(told([], [west])).toEqual([]);
  });

  it('says once of a plan without roads that there is none, and with how many street parcels', () => {
    const pipe = featureOf('infrastructure', 'pipe', lineAlong(along), { kind: 'water' });
    const more = parcel('more', box(2, 0, 2.02, 1), '1207');
    expect(findRoadLandFaults([pipe], new ParcelIndex([...town, more]))).toMatchObject([
      { code: 'roads-missing', values: { count: 2, first: 'street' } },
    ]);
  });

  it('finds a street without a line, though others cross it or end at it', () => {
    const across = (id: string, y: number) =>
      road(id, [
        [0, y],
        [0.02, y],
      ]);
    expect(told([across('a', 0.3), across('b', 0.7)], town)).toEqual([bare]);
  });

  it('takes no line for that of a street which is gone before the street comes', () => {
    const gone = road('a', along, {}, { validTo: '2025-01-01' });
    const later = { ...street, validFrom: '2025-01-01' };
    expect(told([gone], [later, west, east])).toEqual([bare]);
  });

  it('finds a street that lies on other land for most of its length, with the share', () => {
    const [first, second] = [
      [0.01, 0.5],
      [0.5, 0.5],
    ] as Path;
    const stray = road('stray', [first!, second!]);
    const faults = findRoadLandFaults([road('a', along), stray], new ParcelIndex(town));
    expect(faults).toMatchObject([{ code: 'road-off-road-land', feature: 'stray', other: 'east' }]);
    expect(faults[0]!.values!['percent']).toBeGreaterThan(90);
  });

  it('lets lanes run between parcels and outside them, and expressways over anything', () => {
    const slanted = parcel(
      'slanted',
      [
        [2, 0],
        [3, 0],
        [3, 1.3],
      ],
      '070102',
    );
    const lanes = [
      road('between', [
        [2, 0],
        [3, 1.3],
      ]),
      road('outside', [
        [5, 0],
        [6, 0],
      ]),
      road(
        'over',
        [
          [-1, 0.5],
          [1, 0.5],
        ],
        { class: 'expressway' },
      ),
    ];
    expect(told([road('a', along), ...lanes], [...town, slanted])).toEqual([]);
  });
});
