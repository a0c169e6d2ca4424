import { expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { describeApi, expectProblem, placeAt, type Json } from '../../helpers/app.ts';

const base = '/api/published/small/collections';

describeApi('a single item', (api) => {
  it('is a GeoJSON feature with links to itself and its collection', async () => {
    const response = await api.get(`${base}/zone/items/zone-a`);
    expect(response.headers['content-type']).toMatch(/^application\/geo\+json/);
    expect(response.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    const { links, ...feature } = JSON.parse(response.body);
    const page = await api.json(`${base}/zone/items?parcelCode=A-01`);
    expect(feature).toEqual(page.features[0]);
    expect(links.map((link: Json) => [link.rel, new URL(link.href).pathname])).toEqual([
      ['self', `${base}/zone/items/zone-a`],
      ['collection', `${base}/zone`],
    ]);
  });

  it.each(['application/json', 'application/geo+json', '*/*'])('answers `accept: %s`', async (accept) => {
    expect((await api.get(`${base}/zone/items/zone-a`, { accept })).statusCode).toBe(200);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const url = `${base}/zone/items/zone-a`;
    const [head, get] = [await api.request({ method: 'HEAD', url }), await api.get(url)];
    expect(head.body).toBe('');
    for (const name of ['etag', 'content-type', 'content-crs', 'cache-control'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  it('tells its version to those who change it, and to nobody else', async () => {
    const planner = await api.member('planner');
    const items = `/api/scenarios/${await planner.branch()}/collections/zone/items`;
    expect((await planner.json(`${items}/zone-a`)).version).toBe(1);
    expect((await planner.json(items)).features.map(({ version }: Json) => version)).toContain(1);
    expect(await api.json(`${base}/zone/items/zone-a`)).not.toHaveProperty('version');
    expect((await api.json(`${base}/zone/items`)).features[0]).not.toHaveProperty('version');
  });

  it('is in its own collection alone', async () => {
    expectProblem(await api.get(`${base}/cluster/items/zone-a`), 404, 'feature-not-found');
  });

  it.each([
    '%00',
    'zone-a%00',
    '..',
    '%2e%2e%2fzone-a',
    "zone-a'--",
    'ZONE-A',
    'zone-a%20',
    '%F0%9F%98%80',
    'x'.repeat(65),
    '__proto__',
  ])('is not found by the id «%s»', async (id) => {
    expectProblem(await api.get(`${base}/zone/items/${id}`), 404);
  });

  it.each(['limit=1', 'bbox=0,0,1,1', 'note=x', 'crs=a&crs=b', 'f=xml'])('takes no %s', async (query) => {
    expectProblem(await api.get(`${base}/zone/items/zone-a?${query}`), 400);
  });

  it('answers 304 to whom has it', async () => {
    const url = `${base}/zone/items/zone-a`;
    const { etag } = (await api.get(url)).headers;
    expect(etag).toMatch(/^"[^"]+"$/);
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await api.get(url, { 'if-none-match': String(given) });
      expect([response.statusCode, response.body], String(given)).toEqual([304, '']);
      expect(response.headers.etag).toBe(etag);
    }
    for (const given of [
      '"other"',
      '',
      'W/"*"',
      String(etag).slice(1),
      '"'.repeat(5_000),
      ','.repeat(5_000),
    ]) {
      expect((await api.get(url, { 'if-none-match': given })).statusCode, given.slice(0, 20)).toBe(200);
    }
  });

  it('has a tag of its own in each coordinate system', async () => {
    const systems = ['OGC/1.3/CRS84', 'EPSG/0/4490', 'EPSG/0/4326', 'EPSG/0/4547', 'EPSG/0/3857'];
    const tags = await Promise.all(
      systems.map(
        async (system) =>
          (await api.get(`${base}/zone/items/zone-a?crs=http://www.opengis.net/def/crs/${system}`)).headers
            .etag,
      ),
    );
    expect(new Set(tags).size).toBe(systems.length);
    expect(tags[0]).toBe((await api.get(`${base}/zone/items/zone-a`)).headers.etag);
  });

  it('has another tag after it changed, and is gone after it was deleted', async () => {
    const place = placeAt('changing', 20, 20);
    await api.commit([{ kind: 'create', feature: place }]);
    const url = `${base}/place/items/changing`;
    const before = await api.get(url);
    await api.commit([
      { kind: 'update', version: 1, feature: { ...place, properties: { kind: 'town', name: '新镇' } } },
    ]);
    const after = await api.get(url, { 'if-none-match': String(before.headers.etag) });
    expect(after.statusCode).toBe(200);
    expect(JSON.parse(after.body).properties).toMatchObject({ kind: 'town', name: '新镇' });
    await api.commit([{ kind: 'delete', version: 2, id: 'changing' }]);
    expectProblem(
      await api.get(url, { 'if-none-match': String(after.headers.etag) }),
      404,
      'feature-not-found',
    );
  });

  it('has another tag when another scenario is published, though its version may be the same', async () => {
    const place: FeatureState = placeAt('told-twice', 21, 21, { name: 'first' });
    const published = await api.scenario();
    const draft = await api.createDraft();
    await api.commit([{ kind: 'create', feature: place }]);
    await api.commit(
      [{ kind: 'create', feature: { ...place, properties: { kind: 'village', name: 'second' } } }],
      draft,
    );
    const url = `${base}/place/items/told-twice`;
    const before = await api.get(url);
    const publish = async (from: number, to: number) => {
      for (const [id, status] of [
        [from, 'approved'],
        [to, 'published'],
      ] as const) {
        await api.database.queries.updateTable('scenario').set({ status }).where('id', '=', id).execute();
      }
    };
    await publish(published, draft);
    // the published scenario is remembered for a second
    const etag = String(before.headers.etag);
    await expect
      .poll(async () => (await api.get(url, { 'if-none-match': etag })).statusCode, { timeout: 5_000 })
      .toBe(200);
    expect((await api.json(url)).properties.name).toBe('second');
    await publish(draft, published);
    await expect
      .poll(async () => (await api.get(url, { 'if-none-match': etag })).statusCode, { timeout: 5_000 })
      .toBe(304);
  });
});
