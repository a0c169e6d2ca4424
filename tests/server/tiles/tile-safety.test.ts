import { VectorTile } from '@mapbox/vector-tile';
import { sql } from 'kysely';
import { PbfReader } from 'pbf';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, vi, type MockInstance } from 'vitest';
import { collections } from '#domain/collections/registry.ts';
import { InvalidFeaturesError } from '../../../server/changesets/problems.ts';
import { QueryTimeoutError } from '../../../server/database/errors.ts';
import { limits } from '../../../server/limits.ts';
import { TileRepository } from '../../../server/tiles/repository.ts';
import { describeApi, expectProblem, getUnchanged, placeAt } from '../../helpers/app.ts';
import { labelled } from '../../helpers/labelled.ts';

const tiles = '/api/published/small/tiles/WebMercatorQuad';
const overPlan = '14/6308/13321';
const gzip = { 'accept-encoding': 'gzip' };

describeApi('tiles', (api) => {
  let reads: MockInstance;
  beforeAll(() => {
    reads = vi.spyOn(TileRepository.prototype, 'readContent');
  });
  afterEach(() => {
    reads.mockClear();
  });

  describe('C1: an address that names no tile never reaches the database', () => {
    const zooms = [
      '-1',
      '23',
      '1000000000',
      '1e9',
      '1.5',
      '0x1',
      '%201',
      '1%20',
      '١',
      'NaN',
      'Infinity',
      '',
      '+1',
      '01',
      '1%00',
      '٣',
      '1,2',
      '1;x',
      '９',
    ];
    it.each(zooms)('zoom «%s»', async (z) => {
      expectProblem(await api.get(`${tiles}/${z}/0/0`), [400, 404], z === '' ? 'invalid-tile' : undefined);
      expect(reads).not.toHaveBeenCalled();
    });

    const numbers = [
      '-1',
      '2',
      '2147483648',
      '4294967296',
      '9007199254740993',
      '99999999999999999999',
      '1e0',
      '0.0',
      '-0',
      '00',
      '0x0',
      'a',
      '%2e',
      '1/',
      "0'--",
      '0)%20or%20(1=1',
      'null',
    ];
    it.each(numbers)('row or column «%s» of zoom 1', async (number) => {
      expectProblem(await api.get(`${tiles}/1/${number}/0`), [400, 404]);
      expectProblem(await api.get(`${tiles}/1/0/${number}`), [400, 404]);
      expect(reads).not.toHaveBeenCalled();
    });

    it.each([0, 1, 14, 22])('the last row and column of zoom %i are there, the next are not', async (z) => {
      const side = 2 ** z;
      expect([200, 204]).toContain((await api.get(`${tiles}/${z}/${side - 1}/${side - 1}`)).statusCode);
      reads.mockClear();
      expectProblem(await api.get(`${tiles}/${z}/${side}/0`), 400, 'invalid-tile');
      expectProblem(await api.get(`${tiles}/${z}/0/${side}`), 400, 'invalid-tile');
      expect(reads).not.toHaveBeenCalled();
    });
  });

  describe('C2: a path leads nowhere else', () => {
    let address: string;
    beforeAll(async () => {
      address = await api.listen();
    });
    const base = '/api/published/small/tiles';
    it.each(
      labelled([
        `${base}/../../../../etc/passwd`,
        `${base}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
        `${base}/..%5c..%5cetc`,
        `${base}/%252e%252e%252fetc`,
        `${base}/WebMercatorQuad/0/0/0/../x`,
        `${base}/WebMercatorQuad/..%2f0/0/0`,
        `${base}/WebMercatorQuad/0/0/%00`,
        `${base}/WebMercatorQuad/0/0/0%00.pbf`,
        `${base}/WebMercatorQuad/0/0/0.pbf`,
        `${base}/WebMercatorQuad/0/0`,
        `${base}/WebMercatorQuad/0/0/0/`,
        `${base}/WebMercatorQuad//0/0/0`,
        `${base}/webmercatorquad/0/0/0`,
        `${base}/WorldCRS84Quad/0/0/0`,
        `${base}/WebMercatorQuad/0/0/<img src=x>`.replace(' ', '%20'),
        '/fonts/<img%20src=x>/0-255.pbf',
        '/fonts/a/0-255.pbf/../x',
        '/sprites/../../etc/passwd',
        `${base}/tiles.json/../../style.json`,
        `${base}/tiles.json%00`,
        `/api/published/../published/small/tiles/tiles.json`,
        `/api/published/small%2ftiles/tiles.json`,
        `/api/published/%2e%2e/small/tiles/tiles.json`,
        `${base}/WebMercatorQuad/${'0/'.repeat(5_000)}0`,
        `//evil.com/${base}`,
        `/\\evil.com`,
      ]),
    )('%s', async (_label, path) => {
      const answer = await getUnchanged(address, path);
      expectProblem(answer, [400, 404, 414]);
      expect(answer.body).not.toMatch(/<img|passwd|root:|evil/);
      expect(reads).not.toHaveBeenCalled();
    });
  });

  describe('C4, C5, C7: the database is asked once for what many want', () => {
    it('C5: 200 requests at once for a cold tile read it once, and all get the same', async () => {
      // an address that no other test asks for
      const answers = await Promise.all(
        Array.from({ length: 200 }, () => api.get(`${tiles}/15/12617/26643`, gzip)),
      );
      expect(reads).toHaveBeenCalledTimes(1);
      expect(
        new Set(
          answers.map(
            ({ statusCode, headers, rawPayload }) =>
              `${statusCode} ${headers.etag} ${rawPayload.toString('base64')}`,
          ),
        ).size,
      ).toBe(1);
      expect(answers[0]!.statusCode).toBe(200);
    });

    it('C7: a query does not make it another tile', async () => {
      const plain = await api.get(`${tiles}/${overPlan}`, gzip);
      reads.mockClear();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          api.get(`${tiles}/${overPlan}?a=${at}&b=${'x'.repeat(at)}`, gzip),
        ),
      );
      expect(reads).not.toHaveBeenCalled();
      for (const { headers } of answers) expect(headers.etag).toBe(plain.headers.etag);
    });

    it.each([
      ['a query that overran', '3154/6660', new QueryTimeoutError(5_000), 'query-timeout', '5'],
      [
        'a statement that PostgreSQL ended',
        '3154/6661',
        Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
        'query-timeout',
        '5',
      ],
      [
        'a database that is gone',
        '3154/6662',
        Object.assign(new Error('terminating connection'), { code: '57P01' }),
        'database-unavailable',
        '2',
      ],
    ])(
      'C4: %s is 503 with a time to come back, and not remembered',
      async (_name, rowAndColumn, error, code, retryAfter) => {
        // a tile of its own for each, so that none is at hand already
        const url = `${tiles}/13/${rowAndColumn}`;
        reads.mockRejectedValueOnce(error);
        const refused = await api.get(url, gzip);
        expectProblem(refused, 503, code);
        expect(refused.headers['retry-after']).toBe(retryAfter);
        expect(refused.headers).not.toHaveProperty('etag');
        expect([200, 204]).toContain((await api.get(url, gzip)).statusCode);
      },
    );
  });

  describe('C11: a tile carries what is declared, and that is bounded', () => {
    it('64 huge properties are refused, each of them by name', async () => {
      const properties = Object.fromEntries(
        Array.from({ length: 64 }, (_, at) => [`huge${at}`, 'x'.repeat(10_240)]),
      );
      const refused = await api
        .commit([{ kind: 'create', feature: placeAt('huge', 112.71, 38.19, properties) }])
        .catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(InvalidFeaturesError);
      const { faults } = (refused as InvalidFeaturesError).faults[0]!;
      expect(faults).toHaveLength(64);
      expect(faults[0]).toEqual({ code: 'unknown-property', field: 'huge0' });
    });

    it.each([
      ['a name past its length', { name: 'x'.repeat(101) }],
      ['a name with a separator of records', { name: 'a\u001eb' }],
      ['a name with a separator of parts', { name: 'a\u001fb' }],
      ['a name with U+0000', { name: 'a\0b' }],
      ['half a character', { name: 'a\ud83d' }],
      ['a name that is an object', { name: { toString: 'x' } }],
      ['a rank that is text', { rank: '1' }],
    ])('%s is refused', async (_name, properties) => {
      await expect(
        api.commit([{ kind: 'create', feature: placeAt('huge', 112.71, 38.19, properties) }]),
      ).rejects.toMatchObject({ status: 422 });
    });

    it('what got into the table by another door still gets into no tile', async () => {
      const scenario = await api.scenario();
      const extra = JSON.stringify({
        kind: 'town',
        name: 'declared',
        ...Object.fromEntries(Array.from({ length: 64 }, (_, at) => [`huge${at}`, 'EXTRA'.repeat(2_000)])),
      });
      await sql`insert into feature (scenario, id, collection, geom, properties, provenance, version)
        values (${scenario}, 'smuggled', 'place', ST_SetSRID(ST_MakePoint(-70, -30), 4490), ${extra}::jsonb, '{"source":"drawn","precision":"illustrative"}', 1)`.execute(
        api.database.jobs,
      );
      const response = await api.get(`${tiles}/8/150/78`, gzip);
      const body = gunzipSync(response.rawPayload);
      expect(body.includes('declared')).toBe(true);
      expect(body.includes('EXTRA')).toBe(false);
      expect(body.includes('huge')).toBe(false);
      expect(body.length).toBeLessThan(500);
      const fields = Object.keys(new VectorTile(new PbfReader(body)).layers['place']!.feature(0).properties);
      const allowed = [
        'id',
        'from',
        'to',
        'precision',
        ...collections.find(({ name }) => name === 'place')!.tile.fields,
      ];
      expect(fields.filter((field) => !allowed.includes(field))).toEqual([]);
    });
  });

  describe('C13: headers for parts and times are nonsense to a tile', () => {
    it.each(
      labelled([
        'bytes=0-9',
        'bytes=9-0',
        'bytes=-',
        'bytes=a-b',
        'lines=1-2',
        `bytes=${'0-1,'.repeat(2_000)}`,
        '\u0001',
        'bytes=0-18446744073709551616',
      ]),
    )('range: %s', async (_label, range) => {
      const plain = await api.get(`${tiles}/${overPlan}`, gzip);
      for (const other of [{}, { 'if-range': '"x"' }, { 'if-range': 'never' }]) {
        const response = await api.get(`${tiles}/${overPlan}`, { ...gzip, range, ...other });
        expect([response.statusCode, response.headers.etag]).toEqual([200, plain.headers.etag]);
        expect(response.rawPayload.equals(plain.rawPayload)).toBe(true);
      }
      expect((await api.get('/api/published/small/collections/zone/items', { range })).statusCode).toBe(200);
    });

    it.each(
      labelled([
        'if-modified-since',
        'if-unmodified-since',
        'if-match',
        'if-none-match',
        'accept-encoding',
        'accept',
        'accept-language',
        'te',
        'origin',
        'cookie',
      ]),
    )('%s: garbage', async (_label, name) => {
      for (const value of [
        '\u0001',
        '"',
        'x'.repeat(7_000),
        ',;=,;=',
        'Thu, 99 Foo 2026',
        '%00',
        '9'.repeat(400),
      ]) {
        expect(
          (await api.get(`${tiles}/${overPlan}`, { [name]: value })).statusCode,
          value.slice(0, 20),
        ).toBe(200);
      }
    });
  });
});

/** A seeded choice of numbers from 0 to 1, so that no compression can make a line of them small. */
function* noise(): Generator<number> {
  for (let state = 1; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describeApi('C4: a tile over far too much', (api) => {
  const open = async (address: string) => {
    const started = performance.now();
    const response = await api.get(`${tiles}/${address}`, gzip);
    expect(performance.now() - started).toBeLessThan(limits.statementMilliseconds.tiles);
    expect(response.statusCode).toBe(200);
    expect(response.rawPayload.length).toBeLessThanOrEqual(limits.tileBytesCompressed);
    expect(response.headers['x-tile-truncated']).toBe('1');
    return new VectorTile(new PbfReader(gunzipSync(response.rawPayload))).layers;
  };

  it('55,000 places are thinned to fit, and it says so', async () => {
    await sql`insert into feature (scenario, id, collection, geom, properties, provenance, version)
      select ${await api.scenario()}::integer, md5(n::text), 'place', ST_SetSRID(ST_MakePoint(-75 + (n % 235) / 50.0, 10 + (n / 235) / 50.0), 4490),
        jsonb_build_object('kind', 'village', 'name', md5((n * 7)::text)), '{"source":"drawn","precision":"illustrative"}', 1
      from generate_series(1, ${limits.tileFeatures + 5_000}::integer) n`.execute(api.database.jobs);
    const { place } = await open('5/14/9');
    expect(place!.length).toBeGreaterThan(1_000);
    expect(place!.length).toBeLessThan(limits.tileFeatures);
  });

  it('points of one feature are no way around it, nor are lines of all the vertices allowed', async () => {
    const random = noise();
    const next = () => random.next().value as number;
    // all of it within one tile of zoom 8, where the grid tells a hundred thousand positions apart
    const positions = () =>
      Array.from({ length: limits.verticesPerFeature }, () => [56.3 + next() * 1.2, 20.0 + next() * 1.2]);
    const common = {
      provenance: { source: 'drawn', precision: 'illustrative' as const },
      validFrom: null,
      validTo: null,
    };
    await api.commit([
      ...['a', 'b', 'c'].map((id) => ({
        kind: 'create' as const,
        feature: {
          ...common,
          id: `line-${id}`,
          collection: 'infrastructure',
          properties: { kind: 'road' },
          geometry: { type: 'LineString' as const, coordinates: positions() },
        },
      })),
      {
        kind: 'create',
        feature: {
          ...common,
          id: 'crowd',
          collection: 'place',
          properties: { kind: 'village' },
          geometry: { type: 'MultiPoint', coordinates: positions() },
        },
      },
    ]);
    await open('8/113/168');
  });
});
