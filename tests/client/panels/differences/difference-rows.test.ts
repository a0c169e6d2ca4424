import { describe, expect, it } from 'vitest';
import type { FeatureSummary, NamedChange } from '#domain/comparison/comparison.ts';
import type { ListedEntry } from '../../../../client/api/scenario-comparison.ts';
import { boundsOfEntry, differenceRow } from '../../../../client/panels/differences/difference-rows.ts';

const parcel = (id: string, more: Partial<FeatureSummary> = {}): FeatureSummary => ({
  id,
  name: null,
  nameEn: null,
  parcelCode: null,
  landUse: null,
  area: 10_000,
  length: null,
  bounds: [112.7, 38.1, 112.71, 38.11],
  ...more,
});

const entry = (more: Partial<ListedEntry>): ListedEntry => ({
  kind: 'changed',
  collection: 'zone',
  before: [],
  after: [],
  changes: [],
  shared: [],
  numberBefore: more.before?.length ?? 0,
  numberAfter: more.after?.length ?? 0,
  ...more,
});

describe('a line of a comparison', () => {
  it('names a parcel by its code, else by its name in the language of the reader, else by its id', () => {
    const named = parcel('z1', { name: '小学', nameEn: 'School' });
    const names = (feature: FeatureSummary, language: 'zh' | 'en') =>
      differenceRow(entry({ kind: 'added', after: [feature] }), language).after;
    expect(names(parcel('z1', { parcelCode: 'A-01', name: '小学' }), 'zh')).toBe('A-01');
    expect(names(named, 'zh')).toBe('小学');
    expect(names(named, 'en')).toBe('School');
    expect(names(parcel('z1'), 'en')).toBe('z1');
  });

  it('says from what to what where one thing changed, and what changed where several did', () => {
    const changes: NamedChange[] = [
      { feature: 'z1', kind: 'recoded', before: '0701', after: '0901' },
      { feature: 'z1', kind: 'indicator', field: 'farMax', before: 1.5, after: null },
    ];
    const both = { before: [parcel('z1')], after: [parcel('z1')] };
    const one = differenceRow(entry({ ...both, changes: changes.slice(0, 1) }), 'zh').what;
    expect(one).toMatch(/^用地性质 0701 .+ → 0901 .+$/);
    expect(differenceRow(entry({ ...both, changes }), 'zh').what).toMatch(/^用地性质；容积率上限$/);
    expect(differenceRow(entry({ ...both, changes: changes.slice(1) }), 'en').what).toMatch(/1\.5 → –$/);
  });

  it('counts the land that there is more or less, and none where nothing is an area', () => {
    const [whole, halves] = [[parcel('a')], [parcel('b', { area: 4_000 }), parcel('c', { area: 5_500 })]];
    expect(differenceRow(entry({ kind: 'split', before: whole, after: halves }), 'zh').difference).toBe(-500);
    expect(differenceRow(entry({ kind: 'removed', before: whole }), 'zh').difference).toBe(-10_000);
    const road = parcel('r', { area: null, length: 120 });
    expect(differenceRow(entry({ before: [road], after: [road] }), 'zh').difference).toBeNull();
  });

  it('names the first few of many and says how many there are', () => {
    const many = Array.from({ length: 5 }, (_, at) => parcel(`p${at}`));
    const { before } = differenceRow(entry({ kind: 'merged', before: many, numberBefore: 1_200 }), 'zh');
    expect(before).toBe('p0、p1、p2 等 1200 个');
  });

  it('lies where its features were and are', () => {
    const [here, there] = [parcel('a'), parcel('b', { bounds: [112.6, 38.2, 112.65, 38.3] })];
    expect(boundsOfEntry(entry({ before: [here], after: [there] }))).toEqual([112.6, 38.1, 112.71, 38.3]);
    expect(boundsOfEntry(entry({ before: [parcel('a', { bounds: null })] }))).toBeNull();
  });
});
