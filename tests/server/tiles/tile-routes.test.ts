import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { tileLayers } from '#domain/collections/registry.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { maxZoom, tileSideMeters } from '../../../server/tiles/tile-address.ts';
import { describeApi, expectProblem, placeAt, type Json, type TestApi } from '../../helpers/app.ts';

const tiles = '/api/published/small/tiles/WebMercatorQuad';

/** Row and column of the tile that a place is in, as they stand in an address. */
function placeOf(z: number, longitude: number, latitude: number): string {
  const column = Math.floor(((longitude + 180) / 360) * 2 ** z);
  const row = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  return `${z}/${row}/${column}`;
}

const centre = (z: number) => placeOf(z, 112.7099, 38.1899);

async function decode(api: TestApi, address: string): Promise<VectorTile> {
  const [z, y, x] = address.split('/').map(Number) as [number, number, number];
  return new VectorTile(new PbfReader(await api.tile('small', z, y, x)));
}

function idsOf(tile: VectorTile, layer: string): unknown[] {
  const found = tile.layers[layer];
  return Array.from({ length: found?.length ?? 0 }, (_, at) => found!.feature(at).properties['id']).sort();
}

describeApi('the lines of a network', (api) => {
  const classes = ['arterial', 'secondary', 'local', 'trunk', 'branch'];
  const idsAt = async (zoom: number) =>
    idsOf(await decode(api, centre(zoom)), 'infrastructure').filter((id) => String(id).startsWith('line-'));

  it('are in the tiles of the zooms at which their class is drawn, those of no class in all', async () => {
    const line = (id: string, properties: object): FeatureState => ({
      ...placeAt(id, 112.7099, 38.1899),
      collection: 'infrastructure',
      geometry: {
        type: 'LineString',
        coordinates: [
          [112.7098, 38.1899],
          [112.71, 38.1899],
        ],
      },
      properties: { kind: 'water', ...properties },
    });
    const lines = [...classes.map((each) => line(`line-${each}`, { class: each })), line('line-plain', {})];
    await api.commit(lines.map((feature) => ({ kind: 'create', feature })));
    expect(await idsAt(8)).toEqual(['line-arterial', 'line-plain']);
    expect(await idsAt(11)).toEqual(['line-arterial', 'line-plain', 'line-secondary']);
    expect(await idsAt(13)).toEqual(
      ['arterial', 'local', 'plain', 'secondary', 'trunk'].map((each) => `line-${each}`),
    );
    expect(await idsAt(14)).toHaveLength(6);
  });
});

describeApi('a tile', (api) => {
  it('comes compressed with a strong tag, to be asked for again', async () => {
    const response = await api.get(`${tiles}/${centre(14)}`, { 'accept-encoding': 'gzip, br' });
    expect(response.statusCode).toBe(200);
    expect(response.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
      'content-length': String(response.rawPayload.length),
    });
    expect(response.headers).not.toHaveProperty('x-tile-truncated');
  });

  it.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0, identity', ''])(
    'comes as it is for `accept-encoding: %s`',
    async (encoding) => {
      const compressed = await api.get(`${tiles}/${centre(14)}`, { 'accept-encoding': 'gzip' });
      const plain = await api.get(
        `${tiles}/${centre(14)}`,
        encoding === undefined ? {} : { 'accept-encoding': encoding },
      );
      expect(plain.headers).not.toHaveProperty('content-encoding');
      expect(plain.rawPayload.equals(gunzipSync(compressed.rawPayload))).toBe(true);
      expect(plain.headers.etag).not.toBe(compressed.headers.etag);
      expect(plain.headers.vary).toBe('accept-encoding');
    },
  );

  it.each(['gzip', 'GZIP', 'deflate, gzip;q=0.5', 'gzip;q=1.0'])(
    'comes compressed for `accept-encoding: %s`',
    async (encoding) => {
      expect(
        (await api.get(`${tiles}/${centre(14)}`, { 'accept-encoding': encoding })).headers[
          'content-encoding'
        ],
      ).toBe('gzip');
    },
  );

  it.each(['gzip', 'identity'])('answers 304 to whom has it as %s', async (encoding) => {
    const { etag } = (await api.get(`${tiles}/${centre(14)}`, { 'accept-encoding': encoding })).headers;
    for (const given of [String(etag), `W/${etag}`, `"a", ${etag}`, '*']) {
      const again = await api.get(`${tiles}/${centre(14)}`, {
        'accept-encoding': encoding,
        'if-none-match': given,
      });
      expect([again.statusCode, again.rawPayload.length, again.headers.etag], given).toEqual([304, 0, etag]);
    }
    expect(
      (await api.get(`${tiles}/${centre(14)}`, { 'accept-encoding': encoding, 'if-none-match': '"other"' }))
        .statusCode,
    ).toBe(200);
  });

  it('is nothing, with a tag, where there is nothing', async () => {
    const response = await api.get(`${tiles}/14/1/1`);
    expect([response.statusCode, response.body]).toEqual([204, '']);
    expect(response.headers.etag).toBeTruthy();
    expect(
      (await api.get(`${tiles}/14/1/1`, { 'if-none-match': String(response.headers.etag) })).statusCode,
    ).toBe(304);
  });

  it('answers HEAD with the headers of GET', async () => {
    const [head, get] = await Promise.all(
      (['HEAD', 'GET'] as const).map((method) =>
        api.request({ method, url: `${tiles}/${centre(14)}`, headers: { 'accept-encoding': 'gzip' } }),
      ),
    );
    expect(head!.rawPayload.length).toBe(0);
    for (const name of ['etag', 'content-type', 'content-encoding'])
      expect(head!.headers[name]).toBe(get!.headers[name]);
  });

  it('has the features around it at every zoom that is an address', async () => {
    for (let z = 11; z <= 22; z++) {
      const tile = await decode(api, placeOf(z, 112.705, 38.185));
      expect(idsOf(tile, 'facility'), String(z)).toContain('hospital');
      const [x, y] = Object.values(
        tile.layers['facility']!.feature(idsOf(tile, 'facility').indexOf('hospital')).loadGeometry()[0]![0]!,
      ) as [number, number];
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThan(4096 + 64);
    }
  });

  it('has its features where they are', async () => {
    const z = 16;
    const address = placeOf(z, 112.705, 38.185);
    const [, row, column] = address.split('/').map(Number) as [number, number, number];
    const layer = (await decode(api, address)).layers['facility']!;
    const point = Array.from({ length: layer.length }, (_, at) => layer.feature(at)).find(
      ({ properties }) => properties['id'] === 'hospital',
    )!;
    const { x, y } = point.loadGeometry()[0]![0]!;
    const unit = tileSideMeters(z) / 4096;
    // EPSG:3857 by PROJ: 12546263.21, 4605593.17
    expect((column * 4096 + x) * unit - Math.PI * 6_378_137).toBeCloseTo(12546263.21, 0);
    expect(Math.PI * 6_378_137 - (row * 4096 + y) * unit).toBeCloseTo(4605593.17, 0);
  });
});

describeApi('the documents of tiles', (api) => {
  it('TileJSON tells the address, the zooms and the bounds', async () => {
    const response = await api.get('/api/published/small/tiles/tiles.json');
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(response.body)).toMatchObject({
      tilejson: '3.0.0',
      scheme: 'xyz',
      tiles: ['http://localhost:80/api/published/small/tiles/WebMercatorQuad/{z}/{y}/{x}'],
      minzoom: 0,
      maxzoom: maxZoom,
      // all that tiles hold, across the world; the middle is that of the plan's outline
      bounds: [-179.95, -16.5, 179.95, 38.2],
      center: [expect.closeTo(112.71, 9), expect.closeTo(38.19, 9), 11],
      attribution: expect.stringContaining('未经审图'),
    });
  });

  it('TileJSON names every layer and field that tiles have, from the zoom on that they have it', async () => {
    const { vector_layers: described } = await api.json('/api/published/small/tiles/tiles.json');
    expect(described.map(({ id }: Json) => id)).toEqual([...tileLayers.keys()]);
    const layers = new Map<string, Json>(described.map((layer: Json) => [layer.id, layer]));
    const seen = new Set<string>();
    for (let z = 0; z <= maxZoom; z++) {
      const tile = await decode(api, centre(z));
      for (const [name, layer] of Object.entries(tile.layers)) {
        seen.add(name);
        expect(layers.get(name).minzoom, name).toBeLessThanOrEqual(z);
        for (let at = 0; at < layer.length; at++) {
          const fields = Object.keys(layer.feature(at).properties);
          expect(
            fields.filter((field) => !(field in layers.get(name).fields)),
            name,
          ).toEqual([]);
        }
      }
    }
    expect([...seen].sort()).toEqual([...tileLayers.keys()].sort());
  });

  it('the style draws layers of those tiles alone', async () => {
    const style = await api.json('/api/published/small/style.json');
    expect(style.version).toBe(8);
    const names = [...tileLayers.keys()];
    for (const layer of style.layers) {
      if (layer.type === 'background') continue;
      expect(Object.keys(style.sources)).toContain(layer.source);
      expect(names).toContain(layer['source-layer']);
    }
  });

  it('the style is had in both languages and themes, and for a day', async () => {
    const plain = await api.json('/api/published/small/style.json');
    expect(await api.json('/api/published/small/style.json?lang=zh&theme=light')).toEqual(plain);
    for (const query of ['lang=en', 'theme=dark', 'date=2021-12-08']) {
      expect(await api.json(`/api/published/small/style.json?${query}`), query).not.toEqual(plain);
    }
  });

  it.each([
    'lang=fr',
    'lang=',
    'theme=sepia',
    'date=2020-02-30',
    'date=today',
    'date=2026-12-08T00:00:00Z',
    'lang=zh&lang=en',
    'sprite=http://evil',
    'x=1',
  ])('the style is refused for %s', async (query) => {
    expectProblem(await api.get(`/api/published/small/style.json?${query}`), 400, 'invalid-parameter');
  });
});

describeApi('tiles after a change (C10)', (api) => {
  const west = [112.701, 38.181] as const;
  const east = [112.7199, 38.1999] as const;
  const far = [120.5, 30.5] as const;
  const zooms = [10, 14, 16];

  const tagOf = async (address: string) => {
    const { headers } = await api.get(`${tiles}/${address}`, { 'accept-encoding': 'gzip' });
    return String(headers.etag);
  };
  const tagsOf = async ([longitude, latitude]: readonly [number, number]) =>
    Promise.all(zooms.map((z) => tagOf(placeOf(z, longitude, latitude))));
  const has = async ([longitude, latitude]: readonly [number, number], id: string) =>
    Promise.all(
      zooms.map(async (z) => idsOf(await decode(api, placeOf(z, longitude, latitude)), 'place').includes(id)),
    );

  it('show a feature where it is new, where it went, and no longer where it was', async () => {
    const unchanged = await tagsOf(far);
    const states = [await tagsOf(west), await tagsOf(east)];

    await api.commit([{ kind: 'create', feature: placeAt('wanderer', ...west) }]);
    expect(await has(west, 'wanderer')).toEqual([true, true, true]);
    const [created] = [await tagsOf(west)];
    created.forEach((tag, at) => expect(tag).not.toBe(states[0]![at]));

    await api.commit([{ kind: 'update', version: 1, feature: placeAt('wanderer', ...east) }]);
    expect(await has(west, 'wanderer')).toEqual([
      placeOf(10, ...west) === placeOf(10, ...east),
      false,
      false,
    ]);
    expect(await has(east, 'wanderer')).toEqual([true, true, true]);

    await api.commit([{ kind: 'delete', version: 2, id: 'wanderer' }]);
    expect(await has(east, 'wanderer')).toEqual([false, false, false]);
    // as they were, to the byte: the tag is of the content
    expect([await tagsOf(west), await tagsOf(east)]).toEqual(states);
    expect(await tagsOf(far)).toEqual(unchanged);
  });

  it('change on both sides of an edge that a parcel crosses, and at its old extent', async () => {
    const z = 16;
    // the parcel spans several tiles: its corners are in different ones
    const corners = [placeOf(z, 112.7001, 38.1801), placeOf(z, 112.7099, 38.1899)];
    expect(new Set(corners).size).toBe(2);
    const zone = (await api.json('/api/published/small/collections/zone/items/zone-a')) as Json;
    const state = (ring: number[][]) => ({
      id: 'zone-a',
      collection: 'zone',
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
      properties: { landUse: '0701' },
      provenance: { source: 'drawn', precision: 'illustrative' as const },
      validFrom: null,
      validTo: null,
    });
    const before = await Promise.all(corners.map(tagOf));
    const small = [
      [112.7, 38.18],
      [112.7002, 38.18],
      [112.7002, 38.1802],
      [112.7, 38.1802],
      [112.7, 38.18],
    ];
    await api.commit([{ kind: 'update', version: 1, feature: state(small) }]);
    const after = await Promise.all(corners.map(tagOf));
    after.forEach((tag, at) => expect(tag).not.toBe(before[at]));
    expect(idsOf(await decode(api, corners[0]!), 'zone')).toContain('zone-a');
    expect(idsOf(await decode(api, corners[1]!), 'zone')).not.toContain('zone-a');
    await api.commit([{ kind: 'update', version: 2, feature: state(zone.geometry.coordinates[0]) }]);
    expect(idsOf(await decode(api, corners[1]!), 'zone')).toContain('zone-a');
  });

  it('stay as they were when a changeset is refused', async () => {
    const before = [await tagsOf(west), await tagsOf(east)];
    const changes = [
      { kind: 'create' as const, feature: placeAt('half', ...west) },
      { kind: 'delete' as const, id: 'zone-b', version: 99 },
    ];
    await expect(api.commit(changes)).rejects.toMatchObject({ status: 409, code: 'stale-version' });
    expect([await tagsOf(west), await tagsOf(east)]).toEqual(before);
    expect(await has(west, 'half')).toEqual([false, false, false]);
  });

  it('do not change with a scenario that is not published', async () => {
    const before = await tagsOf(west);
    await api.commit([{ kind: 'create', feature: placeAt('secretly', ...west) }], await api.createDraft());
    expect(await tagsOf(west)).toEqual(before);
  });
});
