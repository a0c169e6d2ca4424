import { beforeAll, expect, it } from 'vitest';
import { collections, publicFields } from '#domain/collections/registry.ts';
import { maxZoom } from '../../../server/tiles/tile-address.ts';
import { describeApi, placeAt, secretMarker, type Json } from '../../helpers/app.ts';

const draftMarker = 'DRAFT-51bc';

/** Tiles that touch the small plan at a zoom. */
function tilesOverPlan(z: number): [row: number, column: number][] {
  const columnOf = (longitude: number) => Math.floor(((longitude + 180) / 360) * 2 ** z);
  const rowOf = (latitude: number) => {
    const sine = Math.asinh(Math.tan((latitude * Math.PI) / 180));
    return Math.floor(((1 - sine / Math.PI) / 2) * 2 ** z);
  };
  const tiles: [number, number][] = [];
  for (let column = columnOf(112.69); column <= columnOf(112.73); column++) {
    for (let row = rowOf(38.2); row <= rowOf(38.18); row++) tiles.push([row, column]);
  }
  return tiles;
}

/** What is for those who are signed in, and most of it for those with a role in the plan. */
const privatePaths = /^\/api\/(scenarios|sessions|tokens|accounts|identities|plans\/\{plan\})/;

/** Leads on to a page, whoever asks. */
const leadsOn = '/api/oidc/callback';

describeApi('what is public', (api) => {
  const fillers: Record<string, string[]> = {
    ...{ plan: ['small'], z: ['14'], y: ['6308'], x: ['13321'] },
    ...{ account: ['1'], token: ['1'], number: ['1'] },
  };

  beforeAll(async () => {
    const marked = await api.database.queries
      .selectFrom('feature')
      .select('id')
      .where((eb) => eb(eb.cast<string>('properties', 'text'), 'like', `%${secretMarker}%`))
      .execute();
    // it is there to be found
    expect(marked).toHaveLength(4);
    const draft = await api.createDraft();
    await api.commit(
      [{ kind: 'create', feature: placeAt('hidden-place', 112.71, 38.19, { name: draftMarker }) }],
      draft,
    );
    fillers['scenario'] = [String(draft)];
    await api.commit([{ kind: 'create', feature: placeAt('told', 112.71, 38.19, { name: 'told' }) }]);
    await api.commit([{ kind: 'delete', id: 'told', version: 1 }]);
  });

  it('never holds a field that may not be published, nor a scenario that is not, on any route', async () => {
    // a basemap is a picture from elsewhere, and none is configured here
    const paths = Object.entries<Json>((api.app.swagger() as Json).paths).flatMap(([path, { get }]) =>
      get && !path.includes('{basemap}') ? [path] : [],
    );
    const stranger = await api.member(null);
    fillers['collection'] = collections.map(({ name }) => name);
    let answers = 0;
    for (const path of paths) {
      for (const collection of path.includes('{collection}') ? fillers['collection'] : ['']) {
        fillers['id'] = path.includes('{id}') ? await idsOf(collection) : [''];
        for (const id of fillers['id']) {
          const url = path
            .replace('{collection}', collection)
            .replace('{id}', id)
            .replace(/\{(\w+)\}/g, (_, name: string) => fillers[name]![0]!);
          const response = await api.get(url);
          const isPrivate = privatePaths.test(path);
          const expected = isPrivate ? [401] : path === leadsOn ? [303] : [200, 204];
          expect(expected, url).toContain(response.statusCode);
          expectNoMarker(url, response.rawPayload);
          expectNoMarker(url, Buffer.from(JSON.stringify(response.headers)));
          if (isPrivate) expectNoMarker(url, (await stranger.send('GET', url)).rawPayload);
          answers += 1;
        }
      }
    }
    expect(answers).toBeGreaterThan(50);
  });

  it('never holds one in any tile, at any zoom', async () => {
    let bytes = 0;
    for (let z = 0; z <= maxZoom; z++) {
      for (const [row, column] of tilesOverPlan(z)) {
        const tile = await api.tile('small', z, row, column);
        bytes += tile.length;
        expectNoMarker(`${z}/${row}/${column}`, tile);
      }
    }
    expect(bytes).toBeGreaterThan(5_000);
  });

  it('never holds one in another coordinate system, language or theme', async () => {
    for (const crs of ['EPSG/0/4490', 'EPSG/0/4547', 'EPSG/0/3857']) {
      for (const name of ['zone', 'project']) {
        const url = `/api/published/small/collections/${name}/items?crs=http://www.opengis.net/def/crs/${crs}`;
        expectNoMarker(url, (await api.get(url)).rawPayload);
      }
    }
    for (const query of ['?lang=en', '?theme=dark', '?date=2026-12-08']) {
      const url = `/api/published/small/style.json${query}`;
      expectNoMarker(url, (await api.get(url)).rawPayload);
    }
  });

  it('is of each feature the public fields, and what every feature has', async () => {
    for (const collection of collections) {
      const allowed = new Set([
        ...publicFields(collection),
        'validFrom',
        'validTo',
        'provenance',
        'area',
        'length',
      ]);
      for (const { id, properties } of (
        await api.json(`/api/published/small/collections/${collection.name}/items`)
      ).features) {
        expect(
          Object.keys(properties).filter((field) => !allowed.has(field)),
          id,
        ).toEqual([]);
        const told = Object.keys(properties.provenance.fields ?? {});
        expect(
          told.filter((field) => !allowed.has(field)),
          id,
        ).toEqual([]);
      }
    }
  });

  it('does not count what is not (D17)', async () => {
    const { features, numberMatched } = await api.json('/api/published/small/collections/place/items');
    expect(numberMatched).toBe(3);
    expect(features).toHaveLength(3);
    const at = await api.json('/api/published/small/collections/place/items?bbox=112.7,38.1,112.72,38.2');
    expect(at.numberMatched).toBe(1);
    expect(
      (await api.json(`/api/published/small/collections/place/items?name=${draftMarker}`)).numberMatched,
    ).toBe(0);
  });

  it('answers the same for what is hidden, was deleted or never was (D17)', async () => {
    const shapes = await Promise.all(
      ['hidden-place', 'told', 'never-there'].map(async (id) => {
        const { statusCode, headers, body } = await api.get(
          `/api/published/small/collections/place/items/${id}`,
        );
        const { instance, ...problem } = JSON.parse(body);
        expect(instance).toMatch(/^[0-9a-f-]{36}$/);
        return { statusCode, problem, headers: Object.keys(headers).sort() };
      }),
    );
    expect(shapes[0]).toEqual(shapes[2]);
    expect(shapes[1]).toEqual(shapes[2]);
    expect(shapes[0]!.statusCode).toBe(404);
  });

  async function idsOf(collection: string): Promise<string[]> {
    const { features } = await api.json(`/api/published/small/collections/${collection}/items`);
    return features.map((feature: Json) => feature.id);
  }

  function expectNoMarker(where: string, payload: Buffer): void {
    for (const marker of [secretMarker, draftMarker])
      expect(payload.includes(marker), `${marker} in ${where}`).toBe(false);
  }
});
