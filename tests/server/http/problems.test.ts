import { createConnection } from 'node:net';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DatabaseUnavailableError, QueryTimeoutError } from '../../../server/database/errors.ts';
import { FeatureRepository } from '../../../server/features/repository.ts';
import { limits } from '../../../server/limits.ts';
import { describeApi, expectProblem } from '../../helpers/app.ts';
import { labelled } from '../../helpers/labelled.ts';

const items = '/api/published/small/collections/zone/items';
const documents = [
  '/healthz',
  '/readyz',
  '/api/limits',
  '/api/plans',
  '/openapi.json',
  '/api/published/small',
  '/api/published/small/',
  '/api/published/small/conformance',
  '/api/published/small/collections',
  '/api/published/small/collections/zone',
  items,
  `${items}/zone-a`,
  '/api/published/small/collections/zone/schema',
  '/api/published/small/tiles/tiles.json',
  '/api/published/small/style.json',
  '/api/published/small/tiles/WebMercatorQuad/0/0/0',
];

describeApi('refusals', (api) => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  describe('of methods', () => {
    it.each(documents)('%s is read, and takes nothing else', async (url) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const) {
        const response = await api.request({ method, url });
        expectProblem(response, 405, 'method-not-allowed');
        expect(response.headers.allow, method).toBe('GET, HEAD');
      }
      for (const method of ['PROPFIND', 'MKCOL', 'LOCK'] as const) {
        expectProblem(await api.request({ method: method as 'GET', url }), 405, 'method-not-allowed');
      }
      expect([200, 204]).toContain((await api.request({ method: 'HEAD', url })).statusCode);
    });

    it('a method in a header or in the query changes nothing (B20)', async () => {
      for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
        expect((await api.get(`${items}/zone-a`, { [header]: 'DELETE' })).statusCode).toBe(200);
      }
      expectProblem(await api.get(`${items}?_method=DELETE`), 400, 'unknown-parameter');
      expect((await api.get(`${items}/zone-a`)).statusCode).toBe(200);
    });

    it.each(['/', '/nothing', '/api', '/api/', '/api/nothing', '/admin', '/.env', '/api/published'])(
      '%s is not there',
      async (url) => {
        for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS'] as const) {
          const response = await api.request({ method, url });
          expectProblem(response, 404, 'not-found');
          expect(response.headers).not.toHaveProperty('allow');
        }
      },
    );
  });

  describe('of strangers at scenarios (C8)', () => {
    const urls = [
      '/api/scenarios',
      '/api/scenarios/',
      '/api/scenarios/1',
      '/api/scenarios/1/',
      '/api/scenarios/1/collections/zone/items/zone-a',
      '/api/scenarios/1/tiles/WebMercatorQuad/0/0/0',
      '/api/scenarios/1/tiles/tiles.json',
      '/api/scenarios/1/changesets',
      '/api/scenarios/999/style.json',
      '/api/scenarios/-1',
      '/api/scenarios/%00',
      '/api/scenarios/1?token=x',
      '/api/plans/small/scenarios',
      '/api/plans/nowhere/scenarios',
    ];
    it.each(urls)('%s answers 401, whatever the method', async (url) => {
      const bodies = new Set<string>();
      for (const method of api.app.supportedMethods) {
        const response = await api.request({ method: method as 'GET', url });
        if (method === 'HEAD') {
          expect(response.statusCode).toBe(401);
          continue;
        }
        expectProblem(response, 401, 'sign-in-needed');
        expect(response.headers['www-authenticate']).toBeTruthy();
        bodies.add(response.body.replace(/"instance":"[^"]+"/, ''));
      }
      expect(bodies.size).toBe(1);
    });

    it.each([
      ['a body that is no JSON', 'application/json', '{'],
      ['a body in another media type', 'text/xml', '<x/>'],
      ['a body past the limit', 'application/json', `"${'a'.repeat(limits.bodyBytes + 1)}"`],
      ['an empty body', 'application/json', ''],
      ['a body with __proto__', 'application/json', '{"__proto__":{"polluted":1}}'],
      ['a media type with a tab', 'application/json\t; x', '{}'],
      ['no media type that is one', ';', '{}'],
    ])('%s is not even read', async (_name, type, payload) => {
      const response = await api.request({
        method: 'POST',
        url: '/api/scenarios/1/changesets',
        headers: { 'content-type': type },
        payload,
      });
      expectProblem(response, 401, 'sign-in-needed');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it.each(
      labelled([
        'Bearer x',
        'Bearer eyJhbGciOiJub25lIn0.e30.',
        'Basic YWRtaW46YWRtaW4=',
        'Dayu',
        `Bearer ${'a'.repeat(7_000)}`,
      ]),
    )('an invented authorization opens nothing: %s', async (_label, authorization) => {
      expectProblem(
        await api.get('/api/scenarios/1/', { authorization, cookie: 'session=x; admin=1' }),
        401,
        'sign-in-needed',
      );
      // nor does it close what is public, or make it private
      const open = await api.get(items, { authorization });
      expect([open.statusCode, open.headers['cache-control']]).toEqual([
        200,
        'public, max-age=0, must-revalidate',
      ]);
    });
  });

  describe('of addresses that can not be decoded', () => {
    it.each([
      '/%zz',
      '/%',
      '/%c0%af',
      '/api/published/%ED%A0%80/',
      `${items}/%ff`,
      '/api/published/small/tiles/WebMercatorQuad/%/0/0',
      '/healthz%',
    ])('%s', async (url) => {
      const response = await api.get(url);
      expectProblem(response, [400, 404]);
      expect(response.headers['x-content-type-options']).toBe('nosniff');
      expect(response.headers['content-security-policy']).toMatch(/default-src 'none'/);
    });
  });

  describe('of the server itself', () => {
    const faults: [string, Error, number, string, string | undefined][] = [
      ['a query that overran', new QueryTimeoutError(5_000), 503, 'query-timeout', '5'],
      [
        'a database that is gone',
        new DatabaseUnavailableError('the engine at /secret/place stopped'),
        503,
        'database-unavailable',
        '2',
      ],
      [
        'a full disk',
        Object.assign(new Error('could not extend file "base/1/2": No space left'), { code: '53100' }),
        507,
        'out-of-space',
        undefined,
      ],
      [
        'a syntax error',
        Object.assign(new Error('syntax error at or near "select" in select * from secret'), {
          code: '42601',
        }),
        500,
        'internal-error',
        undefined,
      ],
      [
        'a lost connection',
        Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' }),
        503,
        'database-unavailable',
        '2',
      ],
      [
        "a programmer's fault",
        new TypeError("Cannot read properties of undefined (reading 'secret')"),
        500,
        'internal-error',
        undefined,
      ],
      [
        'an error that calls itself harmless',
        Object.assign(new Error('secret'), { statusCode: 200 }),
        500,
        'internal-error',
        undefined,
      ],
      [
        'an error with a status of its own',
        Object.assign(new Error('secret'), { statusCode: 599 }),
        500,
        'internal-error',
        undefined,
      ],
    ];
    it.each(faults)('%s', async (_name, error, status, code, retryAfter) => {
      vi.spyOn(FeatureRepository.prototype, 'readPage').mockRejectedValueOnce(error);
      const response = await api.get(items);
      expectProblem(response, status, code);
      expect(response.headers['retry-after']).toBe(retryAfter);
      expect(response.body).not.toMatch(/secret|10\.0\.0\.5|base\/1/);
      expect((await api.get(items)).statusCode).toBe(200);
    });
  });

  describe('on the wire', () => {
    let port: number;
    beforeAll(async () => {
      port = Number(new URL(await api.listen()).port);
    });

    /** What the server answers to bytes, until it closes the connection. */
    const send = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        let answer = '';
        const socket = createConnection({ host: '127.0.0.1', port }, () => socket.write(bytes));
        socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
        socket.on('close', () => resolve(answer));
        socket.on('error', (error) => (answer ? resolve(answer) : reject(error)));
        socket.setTimeout(10_000, () => socket.destroy(new Error('no answer')));
      });

    it.each([
      ['no HTTP at all', 'hello\r\n\r\n', 400],
      ['TLS', '\u0016\u0003\u0001\u0002\r\n\r\n', 400],
      ['an unknown method', 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
      [
        'headers past the limit',
        `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
        431,
      ],
      ['an address past the limit', `GET /?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 431],
      ['a header without a colon', 'GET / HTTP/1.1\r\nHost localhost\r\n\r\n', 400],
      ['U+0000 in the address', 'GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
      [
        'two lengths (A31)',
        'POST /api/scenarios HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
        400,
      ],
      [
        'a length beside chunks (A31)',
        'POST /api/scenarios HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
        400,
      ],
    ])('%s is a problem, and ends the connection', async (_name, bytes, status) => {
      const answer = await send(bytes);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head.toLowerCase()).toContain('content-type: application/problem+json');
      expect(JSON.parse(body)).toMatchObject({
        status,
        code: expect.any(String),
        type: expect.stringMatching(/^urn:dayu:problem:/),
      });
      expect(answer.length).toBeLessThan(1_000);
    });

    it('a request without a Host is refused', async () => {
      expect(await send('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
      expect(await send('GET /healthz HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 421 /);
    });

    it('a request goes by its Host even when its address names another (RFC 9112, 3.2.2)', async () => {
      const answer = await send(
        'GET http://evil.example/healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      );
      expect(answer).not.toContain('evil.example');
    });
  });
});
