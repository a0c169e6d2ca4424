import { beforeAll, expect, it } from 'vitest';
import { collections, publicFields } from '#domain/collections/registry.ts';
import { limits } from '../../../server/limits.ts';
import {
  describeApi,
  expectProblem,
  placeAt,
  secretMarker,
  type Json,
  type TestApi,
} from '../../helpers/app.ts';

const published = '/api/published/small/collections';
const rowsOf = (collection: string) => `${published}/${collection}/rows`;

/** A page's rows, each as an object by field. */
function byField({ fields, rows }: Json): Json[] {
  return rows.map((row: unknown[]) => {
    expect(row).toHaveLength(fields.length);
    return Object.fromEntries(row.map((value, at) => [fields[at], value]));
  });
}

function nextOf({ links }: Json): string | null {
  const href = links.find(({ rel }: Json) => rel === 'next')?.href;
  return href ? new URL(href).pathname + new URL(href).search : null;
}

async function collect(api: TestApi, url: string): Promise<Json[]> {
  const pages: Json[] = [];
  for (let at: string | null = url; at !== null; at = nextOf(pages.at(-1))) pages.push(await api.json(at));
  return pages;
}

describeApi('the rows of a collection', (api) => {
  it.each(collections.map(({ name }) => name))('say of each %s what its item says', async (name) => {
    const { features } = await api.json(`${published}/${name}/items?limit=10000`);
    const page = await api.json(rowsOf(name));
    expect(page.numberMatched).toBe(features.length);
    const rows = byField(page);
    expect(rows.map(({ id }) => id)).toEqual(features.map(({ id }: Json) => id));
    for (const [at, { properties }] of (features as Json[]).entries()) {
      const { provenance, area, length, ...said } = properties;
      const { id, size, longitude, latitude, precision, ...told } = rows[at];
      const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
      expect(given, id).toEqual(
        Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)),
      );
      expect([size, precision], id).toEqual([area ?? length ?? null, provenance.precision]);
      expect(Math.abs(longitude), id).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude), id).toBeLessThanOrEqual(90);
    }
  });

  it('have the public fields of the collection in the order of its schema, and no name twice', async () => {
    for (const collection of collections) {
      const { fields } = await api.json(rowsOf(collection.name));
      expect(fields).toEqual([
        ...['id', 'validFrom', 'validTo', 'size', 'longitude', 'latitude'],
        ...publicFields(collection),
        'precision',
      ]);
      expect(new Set(fields).size).toBe(fields.length);
    }
  });

  it('hold nothing that may not be published', async () => {
    for (const { name } of collections)
      expect((await api.get(rowsOf(name))).body).not.toContain(secretMarker);
  });

  it('of a scenario hold what only those see who work on the plan', async () => {
    const planner = await api.member('planner');
    const { fields, rows } = await planner.json(
      `/api/scenarios/${await api.scenario('small')}/collections/zone/rows`,
    );
    expect(fields).toContain('note');
    expect(JSON.stringify(rows)).toContain(secretMarker);
  });

  it('give size in square metres or metres, and a point on the feature', async () => {
    await api.commit([
      {
        kind: 'create',
        feature: {
          ...placeAt('measured', 0, 0),
          collection: 'infrastructure',
          properties: { kind: 'water' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [10, 0],
              [10.002, 0],
            ],
          },
        },
      },
      { kind: 'create', feature: placeAt('point', 112.7123456789, -38.2) },
    ]);
    const line = byField(await api.json(rowsOf('infrastructure'))).find(({ id }) => id === 'measured');
    // a thousandth of a degree along the equator is 111.319 m
    expect(line).toMatchObject({ size: 222.639, longitude: 10.001, latitude: 0 });
    const point = byField(await api.json(rowsOf('place'))).find(({ id }) => id === 'point');
    expect(point).toMatchObject({ size: null, longitude: 112.712346, latitude: -38.2 });
  });

  it('keep texts of every kind as they are', async () => {
    const name = '引号"、反斜杠\\、制表\t、𠮷、</script> و %';
    await api.commit([{ kind: 'create', feature: placeAt('strange', 20, 30, { name, rank: 3 }) }]);
    expect(byField(await api.json(rowsOf('place'))).find(({ id }) => id === 'strange')).toMatchObject({
      name,
      rank: 3,
      nameEn: null,
    });
  });

  it('come compressed, with a tag, to be asked for again until something changes', async () => {
    const headers = { 'accept-encoding': 'gzip' };
    const many = Array.from({ length: 30 }, (_, at) => placeAt(`many-${at}`, 20, 30));
    await api.commit(many.map((feature) => ({ kind: 'create', feature })));
    const first = await api.get(rowsOf('place'), headers);
    expect(first.headers).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json/),
      'cache-control': 'public, max-age=0, must-revalidate',
      'content-encoding': 'gzip',
      vary: expect.stringContaining('accept-encoding'),
    });
    const asked = { ...headers, 'if-none-match': String(first.headers.etag) };
    expect((await api.get(rowsOf('place'), asked)).statusCode).toBe(304);
    await api.commit([{ kind: 'delete', id: 'many-1', version: 1 }]);
    expect((await api.get(rowsOf('place'), asked)).statusCode).toBe(200);
  });
});

describeApi('pages of rows', (api) => {
  const ids = Array.from({ length: 40 }, (_, at) => `p${at}`).flatMap((id) => [id, `${id}-b`, `${id}.b`]);
  beforeAll(async () => {
    await api.commit(ids.map((id) => ({ kind: 'create', feature: placeAt(id, 20, 30) })));
  });

  it.each([1, 7, 122, 123, 124])('of %i hold every feature once, in the order of items', async (limit) => {
    const pages = await collect(api, `${rowsOf('place')}?limit=${limit}`);
    const { features } = await api.json(`${published}/place/items?limit=10000`);
    expect(pages.flatMap((page) => byField(page).map(({ id }) => id))).toEqual(
      features.map(({ id }: Json) => id),
    );
    expect(pages).toHaveLength(Math.ceil(features.length / limit));
    for (const page of pages) expect(page.numberMatched).toBe(features.length);
  });

  it('go on where they were when features before them are gone or new', async () => {
    const first = await api.json(`${rowsOf('place')}?limit=5`);
    const rest = await collect(api, nextOf(first)!);
    const id = first.rows[4][0];
    await api.commit([
      { kind: 'delete', id, version: 1 },
      { kind: 'create', feature: placeAt('a-new-one', 20, 30) },
    ]);
    const again = await collect(api, nextOf(first)!);
    expect(again.flatMap(({ rows }) => rows)).toEqual(rest.flatMap(({ rows }) => rows));
  });

  it('have a size of their own and one that is never passed, both published', async () => {
    const published = await api.json('/api/limits');
    expect(published).toMatchObject({ rowsDefault: 5_000, rowsMaximum: 20_000 });
    const next = nextOf(await api.json(`${rowsOf('place')}?limit=2`))!;
    expect(new URLSearchParams(next.split('?')[1]).get('limit')).toBe('2');
    expect((await api.get(`${rowsOf('place')}?limit=999999999`)).statusCode).toBe(200);
    expect(limits.rowsMaximum).toBeGreaterThanOrEqual(limits.rowsDefault);
  });

  it.each([
    ['limit=0', 'invalid-limit'],
    ['limit=-1', 'invalid-limit'],
    ['limit=1.5', 'invalid-limit'],
    ['limit=', 'invalid-limit'],
    ['limit=many', 'invalid-limit'],
    ['limit=1&limit=2', 'invalid-parameter'],
    ['offset=10', 'invalid-parameter'],
    ['name=x', 'invalid-parameter'],
    ['f=csv', 'unknown-format'],
    ['cursor=', 'invalid-cursor'],
    ['cursor=10', 'invalid-cursor'],
    ['cursor=cDk.AAAAAAAAAAAAAAAAAAAAAA', 'invalid-cursor'],
    ["cursor=' or 1=1 --", 'invalid-cursor'],
  ])('are refused for «%s»', async (query, code) => {
    expectProblem(await api.get(`${rowsOf('place')}?${query}`), 400, code);
  });

  it('are refused for a cursor of 8,000 characters', async () => {
    expectProblem(await api.get(`${rowsOf('place')}?cursor=${'A'.repeat(8_000)}`), 400, 'invalid-cursor');
  });

  it('refuse the cursor of another list', async () => {
    const cursorOf = (page: Json) => new URLSearchParams(nextOf(page)!.split('?')[1]).get('cursor')!;
    const own = cursorOf(await api.json(`${rowsOf('place')}?limit=3`));
    expect((await api.get(`${rowsOf('place')}?cursor=${own}`)).statusCode).toBe(200);
    expectProblem(await api.get(`${rowsOf('zone')}?cursor=${own}`), 400, 'invalid-cursor');
    expectProblem(await api.get(`${published}/place/items?cursor=${own}`), 400, 'invalid-cursor');
    const item = (await api.json(`${published}/place/items?limit=3`)).links.find(
      ({ rel }: Json) => rel === 'next',
    ).href;
    const ofItems = new URL(item).searchParams.get('cursor')!;
    expectProblem(await api.get(`${rowsOf('place')}?cursor=${ofItems}`), 400, 'invalid-cursor');
  });

  it('are not there for what is not there', async () => {
    expectProblem(await api.get(rowsOf('castle')), 404, 'collection-not-found');
    expectProblem(await api.get('/api/published/nowhere/collections/place/rows'), 404, 'plan-not-found');
  });
});

describeApi(
  'a plan without features',
  (api) => {
    it('has no days, and rows of none', async () => {
      await api.database.queries
        .insertInto('plan')
        .values({
          id: 'bare',
          title: '{"zh":"空","en":"bare"}',
          description: '{"zh":"","en":""}',
          phases: '[]',
          sources: '{}',
        })
        .execute();
      await api.database.queries
        .insertInto('scenario')
        .values({ plan: 'bare', title: '{"zh":"","en":""}', status: 'published', parent: null })
        .execute();
      expect(await api.json('/api/published/bare/days')).toEqual({ days: [] });
      expect(await api.json('/api/published/bare/collections/zone/rows')).toMatchObject({
        numberMatched: 0,
        links: [],
        rows: [],
      });
    });
  },
  { plans: null },
);
