import { expect, it } from 'vitest';
import { describeApi, type Json, type TestApi } from '../../helpers/app.ts';

/** Guess the password of an account once, as a proxy at an address hands it on. */
async function guess(api: TestApi, name: string, proxy: string, forwardedFor: string): Promise<number> {
  const response = await api.request({
    method: 'POST',
    url: '/api/session',
    remoteAddress: proxy,
    headers: { 'x-forwarded-for': forwardedFor },
    payload: { name, password: 'a guess' },
  });
  return response.statusCode;
}

const times = <Result>(count: number, of: (at: number) => Promise<Result>) =>
  Array.from({ length: count }, (_, at) => at).reduce<Promise<Result[]>>(
    async (before, at) => [...(await before), await of(at)],
    Promise.resolve([]),
  );

const count = (statuses: number[], wanted: number) => statuses.filter((status) => status === wanted).length;

describeApi(
  'behind proxies',
  (api) => {
    it('counts the guesses of each who asks, and not those of the proxy', async () => {
      const one = await times(12, () => guess(api, 'zhao', '10.1.0.5', '203.0.113.9'));
      expect([count(one, 401), count(one, 429)]).toEqual([10, 2]);
      expect(await guess(api, 'zhao', '10.1.0.5', '203.0.113.10')).toBe(401);
      expect(await guess(api, 'zhao', '127.0.0.1', '203.0.113.9')).toBe(429);
    });

    it('takes no one’s word for who they are but the proxy’s next to it (E1, E10b)', async () => {
      const named = await times(12, (at) => guess(api, 'qian', '10.1.0.5', `198.51.100.${at}, 203.0.113.11`));
      expect([count(named, 401), count(named, 429)]).toEqual([10, 2]);
      const past = await times(12, (at) => guess(api, 'sun', '192.0.2.1', `198.51.100.${at}`));
      expect([count(past, 401), count(past, 429)]).toEqual([10, 2]);
      for (const nonsense of ['', ',', 'unknown', '_hidden', '999.1.1.1', '[::1]:80', 'x'.repeat(4_000)])
        expect([401, 429], nonsense).toContain(await guess(api, 'li', '10.1.0.5', nonsense));
    });

    it('still makes no link of what a proxy says of host and protocol (C14, E10b)', async () => {
      const response = await api.request({
        method: 'GET',
        url: '/api/published/small',
        remoteAddress: '10.1.0.5',
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      });
      expect(response.statusCode).toBe(200);
      for (const { href } of response.json<Json>().links) expect(href).toMatch(/^http:\/\/localhost/);
    });
  },
  { config: { trustedProxies: ['127.0.0.0/8', '10.1.0.0/16'] } },
);
