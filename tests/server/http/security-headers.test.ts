import { expect, it } from 'vitest';
import { describeApi } from '../../helpers/app.ts';

const urls: [string, number][] = [
  ['/healthz', 200],
  ['/api/plans', 200],
  ['/openapi.json', 200],
  ['/api/published/small/', 200],
  ['/api/published/small/collections/zone/items', 200],
  ['/api/published/small/tiles/WebMercatorQuad/0/0/0', 204],
  ['/api/published/small/tiles/WebMercatorQuad/14/6308/13321', 200],
  ['/api/published/small/tiles/WebMercatorQuad/99/0/0', 400],
  ['/api/scenarios', 401],
  ['/nothing', 404],
];

describeApi('the headers of every answer', (api) => {
  it.each(urls)('keep pages and documents harmless: %s', async (url, status) => {
    const { statusCode, headers } = await api.get(url);
    expect(statusCode).toBe(status);
    const policy = new Map(
      String(headers['content-security-policy'])
        .split(';')
        .map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    for (const rule of ['script-src', 'worker-src', 'connect-src'])
      expect(policy.get(rule), rule).toEqual(["'self'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect([...policy.values()].flat()).not.toEqual(expect.arrayContaining(["'unsafe-eval'"]));
    expect([...policy.values()].flat().filter((source) => /^https?:|\*/.test(source))).toEqual([]);
    // MapLibre and Svelte set styles by script; nothing else is inline
    expect(
      [...policy].filter(([, sources]) => sources.includes("'unsafe-inline'")).map(([rule]) => rule),
    ).toEqual(['style-src']);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('set-cookie');
    // plain http on one machine: nothing may tie browsers to https
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  it('let no other origin read what a browser would send it with (E7)', async () => {
    for (const origin of ['https://evil.com', 'null', 'http://localhost.evil.com', 'http://localhost:80']) {
      for (const [url] of urls) {
        const { headers } = await api.get(url, { origin });
        expect(headers).not.toHaveProperty('access-control-allow-credentials');
        expect(headers['access-control-allow-origin']).not.toBe(origin);
      }
    }
  });
});
