import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compressTexts } from '../../../scripts/build.mjs';
import { describeApi, expectProblem, getUnchanged } from '../../helpers/app.ts';
import { labelled } from '../../helpers/labelled.ts';

const marker = 'outside-of-the-client-92c';

/** A built client, beside files that must never be served. */
const folder = mkdtempSync(join(tmpdir(), 'dayu-client-'));
const client = join(folder, 'client');
mkdirSync(join(client, 'assets'), { recursive: true });
mkdirSync(join(folder, 'client-secrets'));
writeFileSync(
  join(client, 'index.html'),
  `<!doctype html><title>大盂一张图</title><script type="module" src="/assets/main-4f2a.js"></script>${' '.repeat(1_000)}`,
);
writeFileSync(join(client, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
const script = `export default ${JSON.stringify('x'.repeat(4_000))};`;
writeFileSync(join(client, 'assets/main-4f2a.js'), script);
writeFileSync(join(client, 'assets/loose-91bc.css'), `/* ${'y'.repeat(2_000)} */`);
writeFileSync(join(client, '.env'), marker);
writeFileSync(join(client, 'assets/.hidden'), marker);
writeFileSync(join(folder, 'secret.txt'), marker);
writeFileSync(join(folder, 'client-secrets/secret.txt'), marker);
await compressTexts(client);
// a build by hand may pack nothing
for (const packed of ['gz', 'br']) rmSync(join(client, `assets/loose-91bc.css.${packed}`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeApi(
  'the built client',
  (api) => {
    it('is at the root, and is asked for again each time', async () => {
      const response = await api.get('/');
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/html/);
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.headers['content-security-policy']).toContain("script-src 'self'");
      expect(response.body).toContain('大盂一张图');
    });

    it('has files that never change, and may be kept', async () => {
      const response = await api.get('/assets/main-4f2a.js');
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toMatch(/javascript/);
      expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
      expect((await api.get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
    });

    describe.each([
      ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['gzip', 'gzip, br;q=0', gunzipSync],
      ['gzip', '*', gunzipSync],
      [undefined, 'identity', Buffer.from],
      [undefined, 'deflate, zstd', Buffer.from],
      [undefined, 'br;q=0, gzip;q=0', Buffer.from],
      [undefined, '', Buffer.from],
    ] as const)('is sent as %s for «%s»', (encoding, accepted, unpack) => {
      const accept = { 'accept-encoding': accepted };

      it('packed once, at the build', async () => {
        const response = await api.get('/assets/main-4f2a.js', accept);
        expect(response.headers['content-encoding']).toBe(encoding);
        expect(response.headers['content-type']).toMatch(/^text\/javascript|^application\/javascript/);
        expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
        expect(response.headers['content-length']).toBe(String(response.rawPayload.length));
        expect(unpack(response.rawPayload).toString()).toBe(script);
      });

      it('and tells caches so', async () => {
        for (const url of ['/', '/assets/main-4f2a.js', '/favicon.svg'])
          expect((await api.get(url, accept)).headers.vary).toBe('accept-encoding');
      });

      it('the page too', async () => {
        const response = await api.get('/', accept);
        expect(response.headers['content-encoding']).toBe(encoding);
        expect(response.headers['content-type']).toMatch(/^text\/html/);
        expect(response.headers['cache-control']).toBe('no-cache');
        expect(unpack(response.rawPayload).toString()).toContain('大盂一张图');
      });

      it('HEAD tells the same of it', async () => {
        for (const url of ['/', '/assets/main-4f2a.js']) {
          const { headers } = await api.get(url, accept);
          const head = await api.request({ method: 'HEAD', url, headers: accept });
          expect(head.statusCode).toBe(200);
          expect(head.body).toBe('');
          for (const name of ['content-encoding', 'content-length', 'content-type', 'etag', 'vary'])
            expect(head.headers[name], name).toBe(headers[name]);
        }
      });

      it('304 to whom has just that', async () => {
        for (const url of ['/', '/assets/main-4f2a.js']) {
          const { etag } = (await api.get(url, accept)).headers;
          const again = await api.get(url, { ...accept, 'if-none-match': String(etag) });
          expect([again.statusCode, again.body]).toEqual([304, '']);
          expect(again.headers.etag).toBe(etag);
          expect(again.headers.vary).toBe('accept-encoding');
        }
      });
    });

    it('has an ETag for each way it is sent', async () => {
      const etags = new Set<unknown>();
      for (const accepted of ['br', 'gzip', 'identity'])
        etags.add((await api.get('/', { 'accept-encoding': accepted })).headers.etag);
      expect(etags.size).toBe(3);
    });

    it('is compressed on the way where the build did not', async () => {
      const response = await api.get('/assets/loose-91bc.css', { 'accept-encoding': 'gzip, br' });
      expect(response.headers['content-encoding']).toBe('gzip');
      expect(response.headers['content-type']).toMatch(/^text\/css/);
      expect(gunzipSync(response.rawPayload).toString()).toContain('yyyy');
    });

    it('answers 304 to whom has it', async () => {
      const { etag } = (await api.get('/favicon.svg')).headers;
      expect((await api.get('/favicon.svg', { 'if-none-match': String(etag) })).statusCode).toBe(304);
    });

    it.each([
      '/index.htm',
      '/about',
      '/assets',
      '/assets/',
      '/assets/none.js',
      '/index.html/',
      '/favicon.svg/x',
      '/INDEX.HTML',
      '/index.html.bak',
      '/main.js.map',
      '/index.html.gz',
      '/index.html.br',
      '/assets/main-4f2a.js.gz',
      '/assets/main-4f2a.js.br',
    ])('has nothing at %s', async (url) => {
      expectProblem(await api.get(url), 404, 'not-found');
    });

    it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const)(
      'does not take %s',
      async (method) => {
        for (const url of ['/', '/index.html', '/assets/main-4f2a.js'])
          expectProblem(await api.request({ method, url }), 405, 'method-not-allowed');
      },
    );

    describe('is left by no path (C2)', () => {
      let address: string;
      beforeAll(async () => {
        address = await api.listen();
      });

      const targets = ['secret.txt', 'client-secrets/secret.txt', 'etc/passwd'];
      const ways = [
        '/../',
        '/assets/../../',
        '/%2e%2e/',
        '/%2e%2e%2f',
        '/..%2f',
        '/..%5c',
        '/..\\',
        '/%252e%252e%252f',
        '/%c0%ae%c0%ae/',
        '/....//',
        '/.%00./',
        '/%00/',
        '//',
        '///',
        '/assets/%2e%2e/%2e%2e/',
        '/assets/..;/../',
        '/file:///',
        '/index.html/../../',
        '/..%u2215',
        '/%uff0e%uff0e/',
        '/../../../../../../../../../../../',
      ];
      it.each(ways)('%s', async (way) => {
        for (const target of targets) {
          const response = await getUnchanged(address, way + target);
          expectProblem(response, [400, 404]);
          expect(response.body).not.toMatch(new RegExp(`${marker}|root:|passwd|secret`));
        }
      });

      it.each([
        '/.env',
        '/assets/.hidden',
        '/.git/config',
        '/index.html%00.js',
        '/index.html%00',
        '/%00index.html',
        '/.',
        '/..',
        '/assets/.',
        '/assets/..',
        '/~root',
        '/index.html::$DATA',
      ])('%s', async (url) => {
        const response = await getUnchanged(address, url);
        expectProblem(response, [400, 404]);
        expect(response.body).not.toContain(marker);
      });
    });

    describe('answers parts of a file to no nonsense (C13)', () => {
      it.each(['bytes=0-9', 'bytes=-5', 'bytes=10-'])('range: %s', async (range) => {
        expect([200, 206]).toContain((await api.get('/assets/main-4f2a.js', { range })).statusCode);
      });

      it.each(
        labelled([
          'bytes=9-0',
          'bytes=999999999-',
          'bytes=-',
          'bytes=a-b',
          'lines=1-2',
          'bytes=0-0,1-1,2-2',
          `bytes=${'0-1,'.repeat(1_000)}`,
          'bytes=-1e9',
          '\u0001',
        ]),
      )('range: %s', async (_label, range) => {
        const response = await api.get('/assets/main-4f2a.js', { range, 'if-range': '"x"' });
        if (response.statusCode === 416) expectProblem(response, 416);
        else expect([200, 206]).toContain(response.statusCode);
        const plain = await api.get('/assets/main-4f2a.js', { range });
        if (plain.statusCode === 416) expectProblem(plain, 416);
        else expect([200, 206]).toContain(plain.statusCode);
      });

      it.each(labelled(['yesterday', 'Thu, 99 Foo 2026 99:99:99 GMT', '', '0', '9'.repeat(4_000)]))(
        'if-modified-since: %s',
        async (_label, value) => {
          expect((await api.get('/assets/main-4f2a.js', { 'if-modified-since': value })).statusCode).toBe(
            200,
          );
        },
      );
    });
  },
  { clientFolder: client, plans: null },
);

describeApi(
  'a server without a built client',
  (api) => {
    it('serves the API alone', async () => {
      expectProblem(await api.get('/'), 404, 'not-found');
      expect((await api.get('/api/plans')).statusCode).toBe(200);
    });
  },
  { plans: null },
);
