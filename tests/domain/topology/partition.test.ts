import { describe, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { findPartitionFaults } from '#domain/topology/partition.ts';
import { areaOf, box, featureOf, type Path } from './features.ts';

const area = (id: string, rings: Path[], more: Partial<FeatureState> = {}) =>
  featureOf('zone', id, areaOf(...rings), { landUse: '0701' }, more);
const boundary = area('outline', [
  [
    [0, 0],
    [1, 0],
    [2, 0],
    [2, 1],
    [1, 1],
    [0, 1],
  ],
]);
const west = area('west', [box(0, 0, 1, 1)]);
const east = area('east', [box(1, 0, 2, 1)]);
const told = (zones: FeatureState[], outline = boundary) =>
  findPartitionFaults(zones, outline).map(({ code, feature, other }) => [code, feature, other]);

describe('findPartitionFaults', () => {
  it('finds nothing where parcels tile the boundary, whichever way their rings turn', () => {
    expect(told([west, east])).toEqual([]);
    expect(told([west, area('east', [box(1, 0, 2, 1).reverse()])])).toEqual([]);
    const yard = area('yard', [box(0.4, 0.4, 0.6, 0.6)]);
    expect(told([area('west', [box(0, 0, 1, 1), box(0.4, 0.4, 0.6, 0.6)]), yard, east])).toEqual([]);
  });

  it('names both parcels of an overlap, its place and its size', () => {
    const [fault, ...more] = findPartitionFaults([area('west', [box(0, 0, 1.1, 1)]), east], boundary);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'overlap', feature: 'west', other: 'east', field: 'geometry' });
    expect(fault!.at![0]).toBeCloseTo(110.0105, 3);
    // a thousandth by a hundredth of a degree
    expect(fault!.values!['squareMeters']).toBeCloseTo(87.8 * 1_109.9, -3);
  });

  it('finds a parcel that is there twice', () => {
    expect(told([west, east, { ...east, id: 'again' }])).toEqual([['overlap', 'east', 'again']]);
  });

  it('names the neighbours of a gap, or the boundary where the gap is at its edge', () => {
    const hole = area('west', [box(0, 0, 1, 1), box(0.4, 0.4, 0.6, 0.6)]);
    expect(told([hole, east])).toEqual([['gap', 'west', undefined]]);
    expect(told([west])).toEqual([['boundary-uncovered', 'outline', 'west']]);
    expect(told([area('west', [box(0, 0, 0.9, 1)]), east])).toEqual([
      ['boundary-uncovered', 'outline', 'west'],
    ]);
    expect(told([])).toEqual([['boundary-uncovered', 'outline', undefined]]);
  });

  it('finds a parcel that reaches beyond the boundary', () => {
    expect(told([west, area('east', [box(1, 0, 2.2, 1)])])).toEqual([
      ['outside-boundary', 'east', 'outline'],
    ]);
  });

  it('finds the vertex of one parcel on the edge of another that has none there', () => {
    const south = area('south', [box(1, 0, 2, 0.5)]);
    const north = area('north', [box(1, 0.5, 2, 1)]);
    const outline = area('outline', [
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [2, 0.5],
        [2, 1],
        [1, 1],
        [0, 1],
      ],
    ]);
    const [fault, ...more] = findPartitionFaults([west, south, north], outline);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ code: 'junction-without-vertex', feature: 'west', at: [110.01, 38.005] });
    // the outline itself must have the vertex too
    const codes = told([west, south, north]).map(([code, feature]) => `${code} ${feature}`);
    expect(new Set(codes)).toEqual(
      new Set(['junction-without-vertex west', 'junction-without-vertex outline']),
    );
  });

  it('finds corners that are a centimetre apart', () => {
    const moved = area('east', [
      [
        [1, 0],
        [2, 0],
        [2, 1],
        [1.00001, 1],
      ],
    ]);
    const codes = told([west, moved]).map(([code]) => code);
    expect(new Set(codes)).toEqual(new Set(['corners-apart']));
  });

  it('lets a parcel take the place of another on its day, and not before', () => {
    const early = { ...west, id: 'early', validTo: '2024-12-08' };
    const late = { ...west, id: 'late', validFrom: '2024-12-08' };
    expect(told([early, late, east])).toEqual([]);
    expect(told([early, { ...late, validFrom: '2023-12-08' }, { ...east, validFrom: '2024-12-08' }])).toEqual(
      [['overlap', 'early', 'late']],
    );
  });

  it('lets land be planned later', () => {
    expect(
      told([
        { ...west, validFrom: '2022-12-08' },
        { ...east, validFrom: '2031-12-08' },
      ]),
    ).toEqual([]);
  });
});
