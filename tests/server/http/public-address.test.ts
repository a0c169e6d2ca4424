import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { describeApi, expectProblem } from '../../helpers/app.ts';

const documents = [
  '/api/published/small/',
  '/api/published/small/collections',
  '/api/published/small/collections/zone',
  '/api/published/small/collections/zone/items?limit=1',
  '/api/published/small/collections/zone/items/zone-a',
  '/api/published/small/collections/zone/schema',
  '/api/published/small/tiles/tiles.json',
  '/api/published/small/style.json',
  '/openapi.json',
  '/api/plans',
];
const strange = [
  'evil.com',
  'evil.com:8080',
  'localhost.evil.com',
  'evil-localhost',
  'localhost@evil.com',
  'localhost,evil.com',
  'localhost evil.com',
  ' ',
  'localhost:80:80',
  'localhost/evil',
  '127.0.0.1.nip.io',
  '127.1',
  '2130706433',
  '0x7f000001',
  '[::ffff:127.0.0.1]',
  '[::1',
  '::1',
  'localhost:999999',
  "localhost'",
  'ⓛocalhost',
  'maps.example.org.',
  'localhost%00',
  '<script>',
];
const forwarded = {
  'x-forwarded-host': 'evil.com',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '4443',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-prefix': '/evil',
  'x-forwarded-server': 'evil.com',
  'x-original-host': 'evil.com',
  'x-host': 'evil.com',
  'x-real-ip': '203.0.113.7',
  'x-original-url': '/api/scenarios',
  'x-rewrite-url': '/api/scenarios',
  forwarded: 'for=203.0.113.7;host=evil.com;proto=https',
};

describeApi('the address of a server that has no public one (C14)', (api) => {
  it.each(strange)('a request under the name «%s» is refused', async (host) => {
    for (const url of ['/healthz', '/api/published/small/', '/nothing', '/api/scenarios']) {
      const response = await api.get(url, { host });
      expectProblem(response, 421, 'unknown-host');
      expect(response.body).not.toContain('evil');
    }
  });

  it.each(['localhost', 'LOCALHOST', 'localhost:1234', '127.0.0.1', '127.0.0.1:8080', '[::1]:8080'])(
    'goes by %s',
    async (host) => {
      const { links } = JSON.parse((await api.get('/api/published/small/', { host })).body);
      expect(links[0].href).toBe(`http://${host}/api/published/small/`);
    },
  );

  it('what a client forwards changes nothing', async () => {
    for (const url of documents) {
      const [plain, other] = [await api.get(url), await api.get(url, forwarded)];
      const withoutTime = (body: string) => body.replace(/"timeStamp":"[^"]+"/, '');
      expect(withoutTime(other.body), url).toBe(withoutTime(plain.body));
      expect(other.body).not.toContain('evil');
      expect({ ...other.headers, date: '', 'content-length': '' }).toEqual({
        ...plain.headers,
        date: '',
        'content-length': '',
      });
    }
    expectProblem(
      await api.get('/healthz', { ...forwarded, host: 'evil.com', 'x-forwarded-host': 'localhost' }),
      421,
    );
  });
});

describe('a public address', () => {
  describeApi(
    'that is configured (C14)',
    (api) => {
      it.each(documents)('begins the links of %s, under whatever name it was asked', async (url) => {
        for (const host of ['maps.example.org', 'localhost:9999', '127.0.0.1']) {
          const { statusCode, body } = await api.get(url, { host, ...forwarded });
          expect(statusCode).toBe(200);
          const addresses = [
            ...body.matchAll(/https?:\/\/(?!www\.opengis\.net|json-schema\.org)[^"\\ ]+/g),
          ].map(([address]) => address);
          for (const address of addresses) expect(address).toMatch(/^https:\/\/maps\.example\.org\/dayu\//);
          if (!['/openapi.json', '/api/plans'].includes(url)) expect(addresses.length).toBeGreaterThan(0);
        }
      });

      it('is the one that TileJSON and style load tiles from', async () => {
        const template =
          'https://maps.example.org/dayu/api/published/small/tiles/WebMercatorQuad/{z}/{y}/{x}';
        expect((await api.json('/api/published/small/tiles/tiles.json')).tiles).toEqual([template]);
        const { sources } = await api.json('/api/published/small/style.json');
        expect(Object.values(sources)).toEqual([expect.objectContaining({ tiles: [template] })]);
      });

      it('does not let other names in', async () => {
        for (const host of strange) expectProblem(await api.get('/healthz', { host }), 421, 'unknown-host');
      });

      it('asks browsers to stay with https', async () => {
        const { headers } = await api.get('/healthz');
        expect(headers['strict-transport-security']).toBe('max-age=31536000');
        expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
      });
    },
    { config: { publicUrl: 'https://maps.example.org/dayu' } },
  );

  describeApi(
    'of every interface',
    (api) => {
      it('is each address of this machine, and no name that is not', async () => {
        const own = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
        for (const { address, family } of own.filter(({ address }) => !address.includes('%'))) {
          const host = family === 'IPv6' ? `[${address}]` : address;
          expect((await api.get('/healthz', { host: `${host}:8080` })).statusCode, host).toBe(200);
        }
        expectProblem(await api.get('/healthz', { host: '203.0.113.9' }), 421, 'unknown-host');
      });
    },
    { config: { host: '0.0.0.0' }, plans: null },
  );
});
