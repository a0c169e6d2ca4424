import { expect, it } from 'vitest';
import { publicFields } from '#domain/collections/registry.ts';
import { findCollection } from '#domain/collections/registry.ts';
import {
  describeApi,
  deliveredPlans,
  expectProblem,
  placeAt,
  secretMarker,
  type Json,
} from '../../helpers/app.ts';

describeApi('search of the small plan', (api) => {
  const search = async (q: string, rest = ''): Promise<Json> =>
    api.json(`/api/published/small/search?q=${encodeURIComponent(q)}${rest}`);
  const ids = async (q: string) => (await search(q)).items.map(({ id }: Json) => id as string);

  it('finds a feature that a changeset brings at once, and no more when it is gone', async () => {
    expect(await ids('洪洞驿')).toEqual([]);
    await api.commit([{ kind: 'create', feature: placeAt('hongtong', 112.71, 38.19, { name: '洪洞驿' }) }]);
    expect(await ids('hongtongyi')).toEqual(['hongtong']);
    const [item] = (await search('hty')).items;
    expect(item).toMatchObject({
      collection: 'place',
      title: { zh: '洪洞驿', en: '洪洞驿' },
      properties: { kind: 'village' },
      count: 1,
      grouping: null,
      match: { field: 'initials', fit: 'exact' },
    });
    expect(item.point[0]).toBeCloseTo(112.71, 5);
    expect(item.point[1]).toBeCloseTo(38.19, 5);
    expect(item.bounds).toEqual([112.71, 38.19, 112.71, 38.19]);
    await api.commit([{ kind: 'delete', id: 'hongtong', version: 1 }]);
    expect(await ids('洪洞驿')).toEqual([]);
  });

  it('makes one index for all who ask at once, and never keeps one that a changeset overtook', async () => {
    await api.commit([{ kind: 'create', feature: placeAt('first', 112.71, 38.19, { name: '甲乙丙' }) }]);
    const asked = Array.from({ length: 8 }, () => ids('甲乙丙'));
    const committed = api.commit([
      { kind: 'create', feature: placeAt('second', 112.71, 38.19, { name: '甲乙丙丁' }) },
    ]);
    for (const found of await Promise.all(asked)) expect(found[0]).toBe('first');
    await committed;
    expect(await ids('甲乙丙')).toEqual(['first', 'second']);
    for (const id of ['first', 'second']) await api.commit([{ kind: 'delete', id, version: 1 }]);
  });

  it('knows nothing of a draft, nor of a field that may not be published', async () => {
    const draft = await api.createDraft();
    await api.commit(
      [{ kind: 'create', feature: placeAt('hidden', 112.71, 38.19, { name: '隐藏地' }) }],
      draft,
    );
    expect(await ids('隐藏地')).toEqual([]);
    expect(await ids(secretMarker)).toEqual([]);
    for (const { collection, properties, grouping } of (await search('a', '&limit=50')).items) {
      const allowed = publicFields(findCollection(collection)!);
      expect(
        Object.keys(properties).filter((field) => !allowed.includes(field)),
        grouping,
      ).toEqual([]);
    }
  });

  it('answers nothing for nothing, and takes signs for what they are (D14)', async () => {
    expect(await api.json('/api/published/small/search')).toEqual({
      items: [],
      hasMore: false,
      isWhole: true,
    });
    for (const text of ['', ' ', "'", '.*', '[a-z]', '&|!():*', '(a+)+$', '🏭', '\u3000'])
      expect(await ids(text), text).toEqual([]);
    // a parcel of the small plan has them in its name
    for (const text of ['%', '_', '\\', "o'brien", 'OBrien % \\ _'])
      expect(await ids(text), text).toEqual(['zone-b']);
  });

  it.each([
    [`q=${'大'.repeat(101)}`, 'search-too-long'],
    [`q=${'a'.repeat(500)}`, 'search-too-long'],
    ['q=%00', 'invalid-search'],
    ['q=a%07b', 'invalid-search'],
    ['q=a&limit=0', 'invalid-limit'],
    ['q=a&limit=ten', 'invalid-limit'],
    ['q=a&limit=-1', 'invalid-limit'],
    ['q=a&q=b', undefined],
    ['q=a&limit=1&limit=2', undefined],
    ['q=a&unknown=1', undefined],
    ['q=a&f=html', 'unknown-format'],
  ])('refuses %s', async (query, code) => {
    expectProblem(await api.get(`/api/published/small/search?${query}`), 400, code);
  });

  it('is not confused by half a character, nor by a plan that is not', async () => {
    for (const query of ['q=%ED%A0%80', 'q=%F0%9F', 'q=%']) {
      const { statusCode } = await api.get(`/api/published/small/search?${query}`);
      expect([200, 400], query).toContain(statusCode);
    }
    expectProblem(await api.get('/api/published/nowhere/search?q=a'), 404, 'plan-not-found');
  });

  it('answers at most what was asked for, and says its limits', async () => {
    for (const [id, name] of Object.entries({ one: '庚辛壬', two: '庚辛癸' }))
      await api.commit([{ kind: 'create', feature: placeAt(id, 112.71, 38.19, { name }) }]);
    expect(await search('庚辛', '&limit=1')).toMatchObject({ items: [{ id: 'one' }], hasMore: true });
    expect(await search('庚辛', '&limit=2')).toMatchObject({
      items: [{ id: 'one' }, { id: 'two' }],
      hasMore: false,
    });
    for (const id of ['one', 'two']) await api.commit([{ kind: 'delete', id, version: 1 }]);
    expect((await api.json('/api/limits')).searchMaximum).toBe(50);
    expect((await search('a', '&limit=999')).items.length).toBeLessThanOrEqual(50);
  });
});

describeApi(
  'search of the delivered plan',
  (api) => {
    const search = async (q: string): Promise<Json> =>
      api.json(`/api/published/taixin/search?limit=12&q=${encodeURIComponent(q)}`);
    const first = async (q: string): Promise<Json> => (await search(q)).items[0];

    it('finds places, streets, parcels and land uses, quickly and without holding up others', async () => {
      const begin = performance.now();
      let longest = 0;
      let last = begin;
      const timer = setInterval(() => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
      }, 1);
      expect((await first('slg')).id).toBe('place-shilingguan');
      clearInterval(timer);
      console.info(
        `first answer ${(performance.now() - begin).toFixed(0)} ms, longest turn ${longest.toFixed(0)} ms`,
      );
      expect((await first('shilingguan')).id).toBe('place-shilingguan');
      expect((await first('大盂')).title.zh).toContain('大盂');
      expect((await first('dayu')).title.zh).toContain('大盂');
      expect(await first('太忻大道')).toMatchObject({ collection: 'infrastructure', grouping: 'name' });
      expect((await first('太忻大道')).count).toBeGreaterThan(20);
      expect(await first('dy01001')).toMatchObject({
        collection: 'zone',
        match: { field: 'parcelCode', fit: 'exact' },
      });
      expect(await first('居住用地')).toMatchObject({ grouping: 'landUse', properties: { landUse: '07' } });
      const { bounds, point } = await first('北部活力方城');
      expect(bounds[0]).toBeLessThan(bounds[2]);
      expect(point[0]).toBeGreaterThan(bounds[0]);
    });

    it('finds a road before the land it lies on', async () => {
      for (const name of ['二广高速', 'G55二广高速', 'G55 二广高速', 'erguang', '北同蒲铁路', '纵6路'])
        expect((await first(name)).collection, name).toBe('infrastructure');
    });

    it('finds all of a kind first, and says that there are more than it shows', async () => {
      for (const [text, kind] of Object.entries({
        小学: 'primary-school',
        幼儿园: 'kindergarten',
        公园: 'park',
        park: 'park',
      })) {
        const { items, hasMore } = await search(text);
        expect(items[0], text).toMatchObject({ grouping: 'kind', properties: { kind } });
        expect(items[0].count, text).toBeGreaterThan(11);
        expect(hasMore, text).toBe(true);
      }
      expect((await search('石岭关')).hasMore).toBe(false);
    });

    it('finds by digits the codes that have them, and streets only by the beginning of their ids', async () => {
      for (const digits of ['0701', '0804']) {
        const { items } = await search(digits);
        expect(items[0], digits).toMatchObject({ grouping: 'landUse', properties: { landUse: digits } });
        for (const { collection, match } of items) expect([collection, match.field]).not.toContain('id');
        expect(new Set(items.map(({ collection }: Json) => collection)), digits).toEqual(new Set(['zone']));
      }
      const { items } = await search('street-07');
      expect(items[0]).toMatchObject({ id: 'street-0700', match: { field: 'id', fit: 'prefix' } });
      expect((await first('street-0701')).id).toBe('street-0701');
    });
  },
  { plans: deliveredPlans },
);
