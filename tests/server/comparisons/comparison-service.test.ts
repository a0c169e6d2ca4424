import { beforeAll, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { ComparisonRepository } from '../../../server/comparisons/repository.ts';
import { ComparisonService } from '../../../server/comparisons/service.ts';
import type { Database } from '../../../server/database/database.ts';
import { describeApi, placeAt } from '../../helpers/app.ts';
import { boxOf, outline, parcel } from '../../domain/comparison/states.ts';

const always = { validFrom: null, validTo: null };
const asker = { who: 'account 1', isGone: () => false };
const created = (feature: FeatureState) => ({ kind: 'create' as const, feature });

describeApi('comparing two scenarios', (api) => {
  let service: ComparisonService;
  let before: number;
  let after: number;
  const compare = async (day: string | null = null, from = before, to = after) =>
    service.compare(await service.findSubject(from, to, day), asker);

  beforeAll(async () => {
    service = new ComparisonService(new ComparisonRepository(api.database));
    [before, after] = [await api.createDraft(), await api.createDraft()];
    const common = [
      parcel('same', boxOf(0, 0, 4, 4), { farMax: 2 }),
      { ...placeAt('village', 112.75, 38.15, { name: '村' }), ...always },
    ];
    await api.commit(
      [...common, parcel('whole', boxOf(4, 0, 8, 4)), parcel('coded', boxOf(0, 4, 4, 8))].map(created),
      before,
    );
    await api.commit(
      [
        ...common,
        parcel('left', boxOf(4, 0, 6, 4), { landUse: '1401' }),
        parcel('right', boxOf(6, 0, 8, 4), {}, { validFrom: '2030-01-01' }),
        parcel('coded', boxOf(0, 4, 4, 8), { landUse: '0901' }),
        { ...placeAt('hamlet', 112.76, 38.15), ...always },
      ].map(created),
      after,
    );
  });

  it('tells splits, recoding and what is new, and leaves out what is the same', async () => {
    const { entries, numberMatched, numberReturned } = await compare();
    expect(entries.map(outline)).toEqual([
      'split: whole > left right',
      'changed: coded > coded; coded recoded',
      'added:  > hamlet',
    ]);
    expect([numberMatched, numberReturned]).toEqual([3, 3]);
  });

  it('counts by collection and kind', async () => {
    const { counts, changeCounts } = await compare();
    expect(counts).toEqual([
      { collection: 'zone', kind: 'split', count: 1 },
      { collection: 'zone', kind: 'changed', count: 1 },
      { collection: 'place', kind: 'added', count: 1 },
    ]);
    expect(changeCounts).toEqual([{ collection: 'zone', kind: 'recoded', count: 1 }]);
  });

  it('adds land up by class, that of parcels which are the same included', async () => {
    const { areas, entries } = await compare();
    const areaOf = (id: string) =>
      entries.flatMap((entry) => entry.after).find((feature) => feature.id === id)!.area!;
    expect(
      areas.rows.map(({ landUse, parcelsBefore, parcelsAfter }) => [landUse, parcelsBefore, parcelsAfter]),
    ).toEqual([
      ['0701', 3, 2],
      ['0901', 0, 1],
      ['1401', 0, 1],
    ]);
    expect(areas.rows[1]!.after).toBeCloseTo(areaOf('coded'), 2);
    expect(areas.rows[2]!.difference).toBeCloseTo(areaOf('left'), 2);
    expect(areas.total.parcelsAfter).toBe(4);
    const sum = areas.rows.reduce((total, { difference }) => total + difference, 0);
    expect(sum).toBeCloseTo(areas.total.difference, 6);
  });

  it('looks at one day', async () => {
    const { entries, areas, day } = await compare('2029-12-31');
    expect(day).toBe('2029-12-31');
    expect(entries.map(outline)).toContain('replaced: whole > left; left recoded, left reshaped');
    expect(areas.total.parcelsAfter).toBe(3);
    expect((await compare('2030-01-01')).areas.total.parcelsAfter).toBe(4);
  });

  it('finds nothing in a scenario and itself, nor in two that are empty', async () => {
    expect((await compare(null, before, before)).entries).toEqual([]);
    const empty = await compare(null, await api.createDraft(), await api.createDraft());
    expect([empty.entries, empty.areas.rows, empty.numberMatched]).toEqual([[], [], 0]);
  });

  it('knows a scenario again only as long as it does not change', async () => {
    const first = await compare();
    expect(await compare()).toBe(first);
    const { number } = await api.commit([created({ ...placeAt('late', 112.77, 38.15), ...always })], after);
    const second = await compare();
    expect(second.after.changeset).toBe(number);
    expect(second.entries.map(outline)).toContain('added:  > late');
    await api.commit([{ kind: 'delete', id: 'late', version: 1 }], after);
  });

  it('tells each difference by itself from what the database says is the same', async () => {
    const [one, other] = [await api.createDraft(), await api.createDraft()];
    const state = parcel('p', boxOf(0, 0, 4, 4), { farMax: 2 });
    const variants: [string, FeatureState][] = [
      [
        'redrawn',
        { ...state, geometry: { type: 'MultiPolygon', coordinates: [boxOf(0, 0, 4, 4).coordinates] } },
      ],
      ['reshaped', { ...state, geometry: boxOf(0, 0, 4.000_1, 4) }],
      ['indicator', { ...state, properties: { ...state.properties, farMax: 2.1 } }],
      ['validity', { ...state, validFrom: '2020-01-01' }],
      ['validity', { ...state, validTo: '2020-01-01' }],
      ['provenance', { ...state, provenance: { ...state.provenance, source: 'report' } }],
    ];
    await api.commit([created(state)], one);
    await api.commit([created(state)], other);
    for (const [at, [kind, feature]] of variants.entries()) {
      await api.commit([{ kind: 'update', feature, version: at + 1 }], other);
      const { changeCounts } = await compare(null, one, other);
      expect(changeCounts).toEqual([{ collection: 'zone', kind, count: 1 }]);
    }
  });

  it('reads thousands that differ page by page', async () => {
    const [one, other] = [await api.createDraft(), await api.createDraft()];
    const count = 2_500;
    const places = Array.from({ length: count }, (_, at) => ({
      ...placeAt(`place-${at}`, 112.7 + at / 100_000, 38.2),
      ...always,
    }));
    await api.commit(places.map(created), other);
    const { numberMatched, entries } = await compare(null, one, other);
    expect([numberMatched, entries.length]).toEqual([count, count]);
    const back = await compare(null, other, one);
    expect(back.counts).toEqual([{ collection: 'place', kind: 'removed', count }]);
  });

  it('refuses a scenario that is not there', async () => {
    await expect(service.findSubject(before, 999_999, null)).rejects.toMatchObject({
      status: 404,
      code: 'scenario-not-found',
    });
  });

  it('answers several at once, each its own', async () => {
    const days = ['2029-12-31', '2030-01-01', '2031-01-01', null];
    const all = await Promise.all(days.map((day) => compare(day)));
    expect(all.map(({ day }) => day)).toEqual(days);
  });

  it('is told of a database that fails, and goes on afterwards', async () => {
    const broken = new ComparisonRepository({ ...api.database, reads: null } as unknown as Database);
    const failing = new ComparisonService(broken);
    const subject = await service.findSubject(before, after, null);
    await expect(failing.compare(subject, asker)).rejects.toThrow();
    await expect(failing.compare(subject, asker)).rejects.toThrow();
    expect((await compare()).numberMatched).toBe(3);
  });
});
