import { describe, expect, it } from 'vitest';
import { compareFeatures } from '#domain/comparison/compare-features.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { box, boxOf, found, parcel, polygon, several } from './states.ts';

const whole = parcel('whole', boxOf(0, 0, 8, 4));
const west = parcel('west', boxOf(0, 0, 4, 4));
const east = parcel('east', boxOf(4, 0, 8, 4));
const withHole = parcel('whole', polygon(box(0, 0, 9, 9), box(3, 3, 6, 6)));
const kept = (geometry: FeatureState['geometry']) => parcel('whole', geometry);

const cases: [string, FeatureState[], FeatureState[], string[]][] = [
  ['one gone, two new', [whole], [west, east], ['split: whole > east west']],
  [
    'one that stays and one new',
    [whole],
    [kept(west.geometry), east],
    ['split: whole > east whole; whole reshaped'],
  ],
  ['two gone, one new', [west, east], [whole], ['merged: east west > whole']],
  [
    'one that grows over another',
    [west, east],
    [parcel('west', whole.geometry)],
    ['merged: east west > west; west reshaped'],
  ],
  [
    'two by two with other borders',
    [west, east],
    [parcel('south', boxOf(0, 0, 8, 2)), parcel('north', boxOf(0, 2, 8, 4))],
    ['reparcelled: east west > north south'],
  ],
  [
    'a chain of three',
    [parcel('1', boxOf(0, 0, 2, 2)), parcel('2', boxOf(2, 0, 4, 2)), parcel('3', boxOf(4, 0, 6, 2))],
    [parcel('4', boxOf(0, 0, 3, 2)), parcel('5', boxOf(3, 0, 6, 2))],
    ['reparcelled: 1 2 3 > 4 5'],
  ],
  ['another id on the same land', [west], [parcel('other', west.geometry)], ['replaced: west > other']],
  [
    'another id, use and shape on most of the land',
    [west],
    [parcel('other', boxOf(0, 0, 3, 4), { landUse: '1401' })],
    ['replaced: west > other; other recoded, other reshaped'],
  ],
  [
    'land that is left, and land that is taken elsewhere',
    [west],
    [east],
    ['added:  > east', 'removed: west > '],
  ],
  [
    'a new parcel that took a strip of another, and lies mostly elsewhere',
    [west],
    [parcel('west', boxOf(0, 0, 3.8, 4)), parcel('new', boxOf(3.8, 0, 8, 4))],
    ['added:  > new', 'changed: west > west; west reshaped'],
  ],
  [
    'a border that moved between two that stay',
    [west, east],
    [parcel('west', boxOf(0, 0, 3, 4)), parcel('east', boxOf(3, 0, 8, 4))],
    ['changed: east > east; east reshaped', 'changed: west > west; west reshaped'],
  ],
  [
    'a part cut out of the middle',
    [kept(boxOf(0, 0, 9, 9))],
    [withHole, parcel('island', boxOf(3, 3, 6, 6))],
    ['split: whole > island whole; whole reshaped'],
  ],
  [
    'what lay in a hole all the while',
    [withHole, parcel('island', boxOf(3, 3, 6, 6))],
    [withHole, parcel('i1', boxOf(3, 3, 5, 6)), parcel('i2', boxOf(5, 3, 6, 6))],
    ['split: island > i1 i2'],
  ],
  [
    'a parcel of two parts, each a parcel of its own',
    [kept(several(boxOf(0, 0, 2, 2), boxOf(5, 0, 7, 2)))],
    [parcel('left', boxOf(0, 0, 2, 2)), parcel('right', boxOf(5, 0, 7, 2))],
    ['split: whole > left right'],
  ],
  [
    'parts that touch at a point alone',
    [parcel('1', boxOf(0, 0, 2, 2)), parcel('2', boxOf(2, 2, 4, 4))],
    [parcel('3', boxOf(2, 0, 4, 2)), parcel('4', boxOf(0, 2, 2, 4))],
    ['added:  > 3', 'added:  > 4', 'removed: 1 > ', 'removed: 2 > '],
  ],
  [
    'slivers along redrawn borders',
    [west, east],
    // some 3 cm by 400 m are 13 m², of 150,000
    [
      parcel('w1', boxOf(0, 0, 4.000_35, 2)),
      parcel('w2', boxOf(0, 2, 4.000_35, 4)),
      parcel('east', boxOf(4.000_35, 0, 8, 4)),
    ],
    ['split: west > w1 w2', 'changed: east > east; east reshaped'],
  ],
  [
    'a needle of ten centimetres by four hundred metres',
    [whole],
    [kept(boxOf(0, 0, 8, 3.999)), parcel('needle', boxOf(0, 3.999, 8, 4))],
    ['split: whole > needle whole; whole reshaped'],
  ],
  [
    'a part smaller than a m²',
    [whole],
    [
      kept(
        polygon([
          [0.005, 0],
          [8, 0],
          [8, 4],
          [0, 4],
          [0, 0.005],
        ]),
      ),
      parcel(
        'corner',
        polygon([
          [0, 0],
          [0.005, 0],
          [0, 0.005],
        ]),
      ),
    ],
    ['split: whole > corner whole; whole reshaped'],
  ],
];

describe('compareFeatures, parcels whose land became that of others', () => {
  it.each(cases)('tells %s', (_name, before, after, expected) => {
    expect(found(before, after)).toEqual(expected);
  });

  it('says which land went where', () => {
    const [entry] = compareFeatures([whole], [kept(west.geometry), east]).entries;
    const half = entry!.before[0]!.area! / 2;
    expect(entry!.shared.map(({ before, after }) => [before, after])).toEqual([
      ['whole', 'east'],
      ['whole', 'whole'],
    ]);
    for (const { area } of entry!.shared) expect(area / half).toBeCloseTo(1, 4);
  });

  it('leaves neighbours out that have a vertex more at the new border', () => {
    const south = (corners: [number, number][]) => parcel('south', polygon(corners));
    const before = south([
      [0, -2],
      [8, -2],
      [8, 0],
      [0, 0],
    ]);
    const after = south([
      [0, -2],
      [8, -2],
      [8, 0],
      [4, 0],
      [0, 0],
    ]);
    expect(found([whole, before], [west, east, after])).toEqual([
      'split: whole > east west',
      'changed: south > south; south redrawn',
    ]);
  });

  it('does not mix parcels that are never there together', () => {
    const early = parcel('early', whole.geometry, {}, { validTo: '2025-01-01' });
    const late = [west, east].map((each) => ({ ...each, validFrom: '2025-01-01' }));
    expect(found([early], late)).toEqual(['added:  > east', 'added:  > west', 'removed: early > ']);
    expect(found([{ ...early, validTo: null }], [early, ...late], '2025-01-01')).toEqual([
      'split: whole > east west'.replace('whole', 'early'),
    ]);
  });

  it('tells a parcel with thousands of parts in one entry', () => {
    const count = 3_000;
    const parts = Array.from({ length: count }, (_, at) =>
      parcel(`part-${at}`, boxOf((8 * at) / count, 0, (8 * (at + 1)) / count, 4)),
    );
    const { entries } = compareFeatures([whole], parts);
    expect(entries.map(({ kind, after }) => [kind, after.length])).toEqual([['split', count]]);
  });
});
