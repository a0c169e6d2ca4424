import { expect, it } from 'vitest';
import { collections, publicFields } from '#domain/collections/registry.ts';
import { describeApi, expectProblem, type Json } from '../../helpers/app.ts';

const base = '/api/published/small';
const crs84 = 'http://www.opengis.net/def/crs/OGC/1.3/CRS84';
const epsg = (code: number) => `http://www.opengis.net/def/crs/EPSG/0/${code}`;
const names = collections.map(({ name }) => name);

function linkOf(document: Json, rel: string): Json {
  return document.links.find((link: Json) => link.rel === rel);
}

describeApi('the documents of a dataset', (api) => {
  it('begin at a landing page, with a slash at its end or without', async () => {
    const landing = await api.json(`${base}/`);
    expect(landing.titles).toEqual({ zh: '小规划', en: 'Small plan' });
    expect(landing.attribution).toBe('示意图，未经审图 / Illustrative, not reviewed · A credit');
    expect(landing.links.map((link: Json) => link.rel)).toEqual(
      expect.arrayContaining(['self', 'service-desc', 'conformance', 'data', 'style']),
    );
    expect(await api.json(base)).toEqual(landing);
  });

  it('link only to what is there, in the media type that the link names', async () => {
    const seen = new Set<string>();
    const follow = async (document: Json) => {
      for (const { href, type } of document.links ?? []) {
        const url = new URL(href);
        if (seen.has(url.pathname)) continue;
        seen.add(url.pathname);
        const response = await api.get(url.pathname + url.search, { accept: type });
        expect(response.statusCode, href).toBe(200);
        // a type of JSON may be answered with the more general one
        const [general] = String(response.headers['content-type']).split(';');
        expect([type.split(';')[0], 'application/json'], href).toContain(general);
        const linked = JSON.parse(response.body);
        await follow(linked);
        for (const collection of linked.collections ?? []) await follow(collection);
      }
    };
    await follow(await api.json(`${base}/`));
    expect(seen.size).toBeGreaterThan(25);
  });

  it('name the conformance classes', async () => {
    const { conformsTo } = await api.json(`${base}/conformance`);
    expect(conformsTo).toEqual(
      expect.arrayContaining(
        [
          'features-1/1.0/conf/core',
          'features-1/1.0/conf/geojson',
          'features-1/1.0/conf/oas30',
          'features-2/1.0/conf/crs',
          'features-3/1.0/conf/queryables',
          'features-3/1.0/conf/queryables-query-parameters',
          'features-3/1.0/conf/filter',
          'features-3/1.0/conf/features-filter',
        ].map((name) => `http://www.opengis.net/spec/ogcapi-${name}`),
      ),
    );
    const cql2 = conformsTo.filter((uri: string) => uri.includes('/cql2/'));
    expect(cql2.map((uri: string) => uri.replace('http://www.opengis.net/spec/cql2/1.0/conf/', ''))).toEqual([
      'basic-cql2',
      'cql2-text',
      'cql2-json',
      'advanced-comparison-operators',
      'property-property',
      'basic-spatial-functions',
      'basic-spatial-functions-plus',
      'temporal-functions',
    ]);
  });

  it('describe every collection alike in the list and by itself', async () => {
    const list = await api.json(`${base}/collections`);
    expect(list.collections.map((collection: Json) => collection.id)).toEqual(names);
    for (const collection of list.collections) {
      expect(await api.json(`${base}/collections/${collection.id}`)).toEqual(collection);
      expect(collection.itemType).toBe('feature');
      expect(collection.crs).toEqual([crs84, epsg(4490), epsg(4326), epsg(4547), epsg(3857)]);
      expect(collection.storageCrs).toBe(epsg(4490));
      expect(linkOf(collection, 'items').href).toBe(
        `http://localhost:80${base}/collections/${collection.id}/items`,
      );
    }
  });

  it('give the bounds of a collection in longitude and latitude', async () => {
    const { extent } = await api.json(`${base}/collections/zone`);
    expect(extent.spatial).toEqual({ bbox: [[112.7, 38.18, 112.72, 38.2]], crs: crs84 });
  });

  it('give the days of a collection, open where a single feature is', async () => {
    const intervalOf = async (name: string) =>
      (await api.json(`${base}/collections/${name}`)).extent.temporal.interval;
    // one parcel has no first day, most have no last
    expect(await intervalOf('zone')).toEqual([[null, null]]);
    expect(await intervalOf('infrastructure')).toEqual([['2021-12-08T00:00:00Z', null]]);
    expect(await intervalOf('facility')).toEqual([['2022-12-08T00:00:00Z', null]]);
    expect(await intervalOf('place')).toEqual([[null, null]]);
  });

  it.each(names)('give the schema of %s: public fields with both names, and no other', async (name) => {
    const response = await api.get(`${base}/collections/${name}/schema`);
    expect(response.headers['content-type']).toMatch(/^application\/schema\+json/);
    const schema = JSON.parse(response.body);
    const collection = collections.find((one) => one.name === name)!;
    expect(Object.keys(schema.properties)).toEqual(publicFields(collection));
    for (const field of Object.values<Json>(schema.properties)) {
      expect(field).toMatchObject({
        'x-public': true,
        'x-title': { zh: expect.any(String), en: expect.any(String) },
      });
    }
  });

  it.each([
    ['/api/published/nowhere/', 'plan-not-found'],
    ['/api/published/nowhere/collections/zone/items', 'plan-not-found'],
    [`${base}/collections/nothing`, 'collection-not-found'],
    [`${base}/collections/nothing/schema`, 'collection-not-found'],
    [`${base}/collections/nothing/items`, 'collection-not-found'],
    [`${base}/collections/Zone`, 'collection-not-found'],
    [`${base}/collections/__proto__`, 'collection-not-found'],
    [`${base}/collections/zone/items/nothing`, 'feature-not-found'],
    [`${base}/collections/zone/items/`, 'not-found'],
    [`${base}/collections/`, 'not-found'],
    [`${base}/nothing`, 'not-found'],
  ])('are not found at %s', async (url, code) => {
    expectProblem(
      await api.get(url),
      404,
      url.endsWith('items/') || url.endsWith('collections/') ? undefined : code,
    );
  });

  it.each([
    '/',
    '/conformance',
    '/collections',
    '/collections/zone',
    '/collections/zone/schema',
    '/collections/zone/queryables',
    '/collections/zone/items',
  ])('take `f` and `accept` at %s', async (path) => {
    for (const query of ['?f=json', '?f=geojson'])
      expect((await api.get(base + path + query)).statusCode).toBe(200);
    for (const accept of [
      'application/json',
      'application/geo+json;q=0.9, text/html',
      'text/html, */*;q=0.1',
      'application/*',
    ]) {
      expect((await api.get(base + path, { accept })).statusCode, accept).toBe(200);
    }
    expectProblem(await api.get(`${base}${path}?f=html`), 400, 'unknown-format');
    expectProblem(await api.get(`${base}${path}?f=json&f=json`), 400);
    expectProblem(await api.get(`${base}${path}?nothing=1`), 400);
    expectProblem(await api.get(base + path, { accept: 'text/html' }), 406, 'not-acceptable');
    expectProblem(await api.get(base + path, { accept: 'application/json;q=0' }), 406, 'not-acceptable');
    // what `f` asks for goes before what a browser sends by itself
    expect((await api.get(`${base}${path}?f=json`, { accept: 'text/html' })).statusCode).toBe(200);
  });
});
