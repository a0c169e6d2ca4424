import { describe, expect, it } from 'vitest';
import { compareFeatures } from '#domain/comparison/compare-features.ts';
import { box, boxOf, featureOf, found, parcel, place, polygon, several } from './states.ts';

const a = parcel('a', boxOf(0, 0, 4, 4));
const b = parcel('b', boxOf(4, 0, 8, 4));

describe('compareFeatures, feature by feature', () => {
  it('finds nothing in empty states, nor between equal ones', () => {
    const total = { before: 0, after: 0, difference: 0, parcelsBefore: 0, parcelsAfter: 0 };
    expect(compareFeatures([], [])).toEqual({ entries: [], areas: { rows: [], total } });
    expect(found([a, b], [structuredClone(b), structuredClone(a)])).toEqual([]);
    const reordered = { ...a, properties: { farMax: undefined, landUse: '0701' } };
    expect(found([a], [reordered])).toEqual([]);
  });

  it('tells what is added and removed, in any collection', () => {
    const road = featureOf('infrastructure', 'road', {
      type: 'LineString',
      coordinates: [place([0, 0]), place([9, 0])],
    });
    const village = featureOf('place', 'village', { type: 'Point', coordinates: place([1, 1]) });
    expect(found([a, road], [b, village])).toEqual([
      'added:  > b',
      'removed: a > ',
      'removed: road > ',
      'added:  > village',
    ]);
  });

  it('tells a use that changed, compatible uses with it, and no field twice', () => {
    const { entries } = compareFeatures([a], [parcel('a', a.geometry, { mixedUse: '0901' })]);
    expect(entries[0]!.changes).toEqual([
      { feature: 'a', kind: 'recoded', before: '0701', after: '0701+0901' },
    ]);
    const sameUse = [parcel('a', a.geometry, { mixedUse: '0901' })];
    const sameInOtherWords = [parcel('a', a.geometry, { mixedUse: '0701+0901' })];
    expect(found(sameUse, sameInOtherWords)).toEqual(['changed: a > a; a attribute']);
  });

  it('tells control indicators apart from other fields, in the order of the schema', () => {
    const before = parcel('a', a.geometry, { farMax: 2, heightMax: 60, name: '甲' });
    const after = parcel('a', a.geometry, { farMax: 2.5, greenMin: 30, name: '乙' });
    expect(compareFeatures([before], [after]).entries[0]!.changes).toEqual([
      { feature: 'a', kind: 'attribute', field: 'name', before: '甲', after: '乙' },
      { feature: 'a', kind: 'indicator', field: 'farMax', before: 2, after: 2.5 },
      { feature: 'a', kind: 'indicator', field: 'greenMin', before: null, after: 30 },
      { feature: 'a', kind: 'indicator', field: 'heightMax', before: 60, after: null },
    ]);
  });

  it('tells days and provenance', () => {
    const later = { ...a, validFrom: '2026-01-01', provenance: { ...a.provenance, source: 'survey' } };
    expect(compareFeatures([a], [later]).entries[0]!.changes).toEqual([
      {
        feature: 'a',
        kind: 'validity',
        before: { validFrom: null, validTo: null },
        after: { validFrom: '2026-01-01', validTo: null },
      },
      { feature: 'a', kind: 'provenance', before: a.provenance, after: later.provenance },
    ]);
  });

  it('takes a feature that went to another collection as removed from one and added to the other', () => {
    const control = featureOf('control-line', 'a', a.geometry);
    expect(found([a], [control])).toEqual(['removed: a > ', 'added:  > a']);
  });

  it('counts only what is valid on the day', () => {
    const until = { ...a, validTo: '2026-01-01' };
    expect(found([a], [until], '2025-12-31')).toEqual(['changed: a > a; a validity']);
    expect(found([a], [until], '2026-01-01')).toEqual(['removed: a > ']);
    expect(found([until], [until], '2026-01-01')).toEqual([]);
  });
});

describe('compareFeatures, shape by shape', () => {
  it('measures what an area gained and lost', () => {
    const { entries } = compareFeatures([a], [parcel('a', boxOf(1, 0, 5, 4))]);
    const change = entries[0]!.changes[0]!;
    expect(change).toMatchObject({ kind: 'reshaped', moved: null });
    const { before, after, difference } = change as Extract<typeof change, { kind: 'reshaped' }>;
    expect(after.area! / before.area!).toBeCloseTo(1, 4);
    expect(difference! / before.area!).toBeCloseTo(0.5, 4);
  });

  it('calls it redrawn when vertices differ and the shape does not', () => {
    const withVertex = polygon([
      [0, 0],
      [4, 0],
      [4, 1.234_567],
      [4, 4],
      [0, 4],
    ]);
    const turned = polygon(box(0, 0, 4, 4).toReversed());
    const single = several(boxOf(0, 0, 4, 4));
    for (const geometry of [withVertex, turned, single])
      expect(found([a], [parcel('a', geometry)])).toEqual(['changed: a > a; a redrawn']);
  });

  it('sees an edge that moved by a centimetre', () => {
    expect(found([a], [parcel('a', boxOf(0, 0, 4.000_1, 4))])).toEqual(['changed: a > a; a reshaped']);
  });

  it('does not take the smallest parcels for equal', () => {
    const tiny = parcel('a', boxOf(0, 0, 0.000_01, 0.000_01));
    const moved = parcel('a', boxOf(0.000_005, 0, 0.000_015, 0.000_01));
    expect(found([tiny], [moved])).toEqual(['changed: a > a; a reshaped']);
  });

  it('compares lines by their way, and points by where they are', () => {
    const line = (...path: [number, number][]) =>
      featureOf('infrastructure', 'road', { type: 'LineString', coordinates: path.map(place) });
    const straight = line([0, 0], [8, 0]);
    expect(found([straight], [line([8, 0], [3, 0], [0, 0])])).toEqual(['changed: road > road; road redrawn']);
    const bent = compareFeatures([straight], [line([0, 0], [3, 1], [8, 0])]).entries[0]!.changes[0]!;
    expect(bent).toMatchObject({ kind: 'reshaped', difference: null, moved: null });
    expect(bent).toHaveProperty('before.length', 701.704);
    const point = (x: number) => featureOf('place', 'p', { type: 'Point', coordinates: place([x, 0]) });
    const { changes } = compareFeatures([point(0)], [point(1)]).entries[0]!;
    expect(changes[0]).toMatchObject({ kind: 'reshaped', moved: 87.713 });
  });

  it('compares an area with what became a point', () => {
    const area = featureOf('project', 'p', boxOf(0, 0, 1, 1));
    const point = featureOf('project', 'p', { type: 'Point', coordinates: place([0, 0]) });
    const [change] = compareFeatures([area], [point]).entries[0]!.changes;
    expect(change).toMatchObject({ kind: 'reshaped', after: { area: null, length: null }, difference: null });
  });
});
