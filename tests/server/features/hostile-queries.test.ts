import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { describeApi, expectProblem, type TestApi } from '../../helpers/app.ts';

const base = '/api/published/small/collections';
const encode = encodeURIComponent;

/** Filter values that other servers have run: here they are names that nothing has. */
const literals = [
  "x' OR 1=1 --",
  "x'' OR 1=1 --",
  "' OR ''='",
  "%' UNION SELECT * FROM setting --",
  "'; DROP TABLE feature; --",
  '"; DROP TABLE feature; --',
  "') OR true; --",
  '$1',
  '$$; select 1; $$',
  '${7*7}',
  '{{7*7}}',
  '\\',
  "\\' OR 1=1 --",
  '%',
  '_',
  '%%%%%%%%%%%%%%',
  '*',
  '甲%',
  '&|!():*',
  "exec(java.lang.Runtime.getRuntime().exec('id'))",
  "pg_read_file('/etc/passwd')",
  "dblink('host=127.0.0.1','select 1')",
  'pg_sleep(9)',
  '(select pg_sleep(9))',
  '(a+)+$',
  '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%',
  '<script>alert(1)</script>',
  '\r\nSet-Cookie: x=1',
  '😀',
  '\u202egnp.exe',
  'null',
  'true',
  '[]',
  '{"$gt":""}',
];

/** Everything that a query could have changed. */
async function stateOf(api: TestApi): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws(' ',
    (select count(*) from feature), (select count(*) from feature_version), (select count(*) from changeset),
    (select count(*) from plan), (select count(*) from scenario), (select count(*) from setting),
    (select md5(string_agg(id || properties::text || version, ',' order by id)) from feature)) as state`.execute(
    api.database.queries,
  );
  return rows[0]!.state;
}

describeApi('hostile queries', (api) => {
  let before: string;
  afterEach(async () => {
    before ??= await stateOf(api);
    expect(await stateOf(api)).toBe(before);
  });

  describe('D1: a filter value is a literal', () => {
    it.each(literals)('%s', async (value) => {
      for (const [collection, field] of [
        ['zone', 'name'],
        ['zone', 'parcelCode'],
        ['place', 'nameEn'],
        ['project', 'responsibleUnit'],
      ]) {
        const page = await api.json(`${base}/${collection}/items?${field}=${encode(value)}`);
        expect([page.numberMatched, page.features]).toEqual([0, []]);
      }
    });

    it('and matches the name that is written like it', async () => {
      const page = await api.json(`${base}/zone/items?name=${encode("O'Brien % \\ _ 地块")}`);
      expect(page.numberMatched).toBe(1);
    });
  });

  describe('D1, D2: in any other place it is refused', () => {
    const names = ['limit', 'bbox', 'bbox-crs', 'datetime', 'crs', 'cursor', 'f', 'farMax', 'population'];
    it.each(names)('as «%s»', async (name) => {
      for (const value of literals)
        expectProblem(await api.get(`${base}/zone/items?${name}=${encode(value)}`), 400);
    });

    it('as the name of a parameter', async () => {
      for (const name of literals)
        expectProblem(await api.get(`${base}/zone/items?${encode(name)}=1`), 400, 'unknown-parameter');
      for (const name of [
        'name[]',
        'name[$ne]',
        'name.x',
        'properties.name',
        'geom',
        'scenario',
        'filter.name',
        'FILTER',
        'sortby',
        'q',
        'callback',
      ]) {
        expectProblem(await api.get(`${base}/zone/items?${encode(name)}=1`), 400, 'unknown-parameter');
      }
    });

    it('as a collection, a feature or a plan', async () => {
      for (const value of literals) {
        expectProblem(await api.get(`${base}/${encode(value)}/items`), 404);
        expectProblem(await api.get(`${base}/zone/items/${encode(value)}`), 404);
        expectProblem(await api.get(`/api/published/${encode(value)}/`), 404);
      }
    });
  });

  describe('D4: what is far too long is refused at once', () => {
    const long = 'a'.repeat(100_000);
    it.each([
      ['a value of 100 KB', `name=${long}`],
      ['a name of 100 KB', `${long}=1`],
      ['a list of 100,000 values', `name=${'a,'.repeat(50_000)}`],
      ['10,000 conditions', Array.from({ length: 10_000 }, (_, at) => `name=${at}`).join('&')],
      ['a filter of depth 10,000', `filter=${'('.repeat(10_000)}name='a'${')'.repeat(10_000)}`],
      ['a bbox of 100 KB', `bbox=${'1,'.repeat(50_000)}`],
      ['a datetime of a megabyte', `datetime=${'2'.repeat(1_048_576)}`],
      ['a crs of 100 KB', `crs=http://${long}`],
    ])('%s', async (_name, query) => {
      for (const path of [
        `${base}/zone/items`,
        `${base}/zone/items/zone-a`,
        `${base}/zone`,
        '/api/plans',
        '/healthz',
      ]) {
        expectProblem(await api.get(`${path}?${query}`), 414, 'query-too-long');
      }
    });

    it.each([
      ['just within the length of a query', `name=${'a'.repeat(8_000)}`, 'invalid-parameter'],
      ['501 characters', `name=${'a'.repeat(501)}`, 'invalid-parameter'],
      [
        'of 2,000 conditions',
        Array.from({ length: 900 }, (_, at) => `a${at}=${at}`).join('&'),
        'unknown-parameter',
      ],
    ])('a filter %s', async (_name, query, code) => {
      expectProblem(await api.get(`${base}/zone/items?${query}`), 400, code);
    });

    it('a value of 500 characters is looked for', async () => {
      expect((await api.json(`${base}/zone/items?name=${'a'.repeat(500)}`)).numberMatched).toBe(0);
    });

    it('a part of the path', async () => {
      expectProblem(await api.get(`${base}/zone/items/${'x'.repeat(201)}`), 414, 'address-too-long');
      expectProblem(await api.get(`/api/published/${'x'.repeat(100_000)}/`), 414, 'address-too-long');
    });
  });

  describe('D7, D8: limits and times that are none', () => {
    it.each([
      'limit=0',
      'limit=-1',
      'limit=ten',
      'limit=1&limit=2',
      'datetime=../..',
      'datetime=2020-02-30',
      'datetime=2026-12-31/2026-12-01',
    ])('%s', async (query) => {
      expectProblem(await api.get(`${base}/zone/items?${query}`), 400);
    });

    // OGC API Features part 1, 7.15.2 lets a server answer with its maximum
    it.each(['10001', '999999999'])('limit=%s is answered with the maximum', async (limit) => {
      expect((await api.get(`${base}/zone/items?limit=${limit}`)).statusCode).toBe(200);
    });
  });

  describe('D16: formats that are none are refused, and not repeated', () => {
    const marker = 'zq7marker';
    it.each([
      ['f', '<script>zq7marker</script>'],
      ['f', '../../zq7marker'],
      ['f', 'json zq7marker'],
      ['f', '__proto__'],
      ['f', ''],
      ['f', 'JSON\0zq7marker'],
    ])('%s=%s', async (name, value) => {
      for (const path of [
        '/',
        '/conformance',
        '/collections',
        '/collections/zone',
        '/collections/zone/items',
        '/collections/zone/items/zone-a',
      ]) {
        const response = await api.get(`/api/published/small${path}?${name}=${encode(value)}`);
        expectProblem(response, 400, 'unknown-format');
        expect(response.body).not.toContain(marker);
        expect(JSON.stringify(response.headers)).not.toContain(marker);
      }
    });

    it.each([
      ['a path', '../../zq7marker'],
      ['markup', '<script>zq7marker</script>'],
      [
        '100 other ranges',
        Array.from({ length: 100 }, (_, at) => `text/zq7marker${at};q=0.${at}`).join(', '),
      ],
      ['20,000 commas', ','.repeat(20_000)],
      ['20,000 spaces', ' '.repeat(20_000) + 'x'],
      ['a weight of nought', 'application/json;q=0.0, */*; q=0'],
    ])('accept: %s', async (_name, accept) => {
      for (const path of ['/', '/collections/zone/items', '/collections/zone/items/zone-a']) {
        const response = await api.get(`/api/published/small${path}`, { accept });
        expectProblem(response, 406, 'not-acceptable');
        expect(response.body).not.toContain(marker);
      }
    });

    it('accept: 100 ranges of which one will do', async () => {
      const accept = [...Array.from({ length: 99 }, (_, at) => `text/x-${at}`), 'application/json'].join(
        ', ',
      );
      expect((await api.get('/api/published/small/', { accept })).statusCode).toBe(200);
    });
  });

  it('what was refused is not repeated in the answer, wherever it stood', async () => {
    const marker = '<zq7marker>';
    const urls = [
      `${base}/zone/items?${encode(marker)}=1`,
      `${base}/zone/items?limit=${encode(marker)}`,
      `${base}/zone/items?kind=${encode(marker)}`,
      `${base}/zone/items?crs=${encode(marker)}`,
      `${base}/zone/items?farMax=${encode(marker)}`,
      `${base}/zone?${encode(marker)}=1`,
      `${base}/zone/items/zone-a?${encode(marker)}=1`,
      `${base}/${encode(marker)}`,
      `/api/plans?${encode(marker)}=1`,
      `/api/limits?${encode(marker)}=1`,
      `/api/published/small/style.json?lang=${encode(marker)}`,
      `/api/published/small/style.json?${encode(marker)}=1`,
      `/api/published/small/tiles/tiles.json?${encode(marker)}=1`,
      `/${encode(marker)}`,
      `/${marker}`,
      `/%zz${marker}`,
    ];
    for (const url of urls) {
      const response = await api.get(url);
      expectProblem(response, [400, 404]);
      expect(response.body, url).not.toContain('zq7marker');
      expect(JSON.stringify(response.headers), url).not.toContain('zq7marker');
    }
  });
});
