import { beforeAll, expect, it } from 'vitest';
import { describeApi, expectProblem, placeAt, type Json } from '../../helpers/app.ts';

const days = '/api/published/small/days';

describeApi('the days of a plan', (api) => {
  let before: Json[];
  beforeAll(async () => {
    before = (await api.json(days)).days;
    await api.commit([
      { kind: 'create', feature: { ...placeAt('one', 112.7, 38.2), validFrom: '2019-05-01' } },
      {
        kind: 'create',
        feature: { ...placeAt('two', 112.7, 38.2), validFrom: '2019-05-01', validTo: '2033-01-31' },
      },
      { kind: 'create', feature: { ...placeAt('three', 112.7, 38.2), validTo: '2019-05-01' } },
    ]);
  });

  it('are those on which features begin or end, in order, counted by collection', async () => {
    const answered = (await api.json(days)).days as Json[];
    const dates = answered.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
    expect(answered.find(({ date }) => date === '2019-05-01')).toEqual({
      date: '2019-05-01',
      appear: { place: 2 },
      disappear: { place: 1 },
    });
    expect(answered.find(({ date }) => date === '2033-01-31')).toEqual({
      date: '2033-01-31',
      appear: {},
      disappear: { place: 1 },
    });
    // what was there is there still
    expect(answered.filter(({ date }) => !['2019-05-01', '2033-01-31'].includes(date))).toEqual(before);
  });

  it('agree with the features themselves', async () => {
    const { days: answered } = await api.json(days);
    const { features } = await api.json('/api/published/small/collections/zone/items?limit=10000');
    const begins = features.map(({ properties }: Json) => properties.validFrom).filter(Boolean);
    const counted = answered.flatMap(({ date, appear }: Json) =>
      Array.from({ length: appear.zone ?? 0 }, () => date),
    );
    expect(counted).toEqual(begins.sort());
    expect(counted.length).toBeGreaterThan(0);
  });

  it('come with a tag, to be asked for again until something changes', async () => {
    const first = await api.get(days);
    expect(first.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'cache-control': 'public, max-age=0, must-revalidate',
      etag: expect.stringMatching(/^"[\w-]{22}-identity"$/),
    });
    const again = await api.get(days, { 'if-none-match': String(first.headers.etag) });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await api.commit([
      { kind: 'create', feature: { ...placeAt('four', 112.7, 38.2), validFrom: '2020-01-01' } },
    ]);
    expect((await api.get(days, { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(200);
  });

  it('leave out what belongs to a scenario that is not published', async () => {
    const draft = await api.createDraft();
    await api.commit(
      [{ kind: 'create', feature: { ...placeAt('hidden', 112.7, 38.2), validFrom: '2044-04-04' } }],
      draft,
    );
    expect((await api.json(days)).days.map(({ date }: Json) => date)).not.toContain('2044-04-04');
  });

  it('are refused in a sentence where the question is not understood', async () => {
    expectProblem(await api.get(`${days}?from=2026-01-01`), 400, 'invalid-parameter');
    expectProblem(await api.get(`${days}?f=csv`), 400, 'unknown-format');
    expectProblem(await api.get(days, { accept: 'text/csv' }), 406, 'not-acceptable');
    expectProblem(await api.get('/api/published/nowhere/days'), 404, 'plan-not-found');
  });
});
