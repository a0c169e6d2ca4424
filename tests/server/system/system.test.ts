import { expect, it, vi } from 'vitest';
import { limits } from '../../../server/limits.ts';
import { describeApi, expectProblem } from '../../helpers/app.ts';

describeApi(
  'the state of the server',
  (api) => {
    it('is well, and never remembered by caches', async () => {
      for (const url of ['/healthz', '/readyz']) {
        const response = await api.get(url);
        expect([response.statusCode, response.body]).toEqual([200, '{"status":"ok"}']);
        expect(response.headers['cache-control']).toBe('no-store');
      }
    });

    it('is well but not ready while the database does not answer (L4)', async () => {
      const ping = vi
        .spyOn(api.database, 'ping')
        .mockRejectedValue(new Error('connect ECONNREFUSED 127.0.0.1:5432'));
      const response = await api.get('/readyz');
      expectProblem(response, 503, 'database-unavailable');
      expect(response.headers['retry-after']).toBe('2');
      await api.expectHealthy();
      ping.mockRestore();
      expect((await api.get('/readyz')).statusCode).toBe(200);
    });

    it('tells its limits, the same that it keeps', async () => {
      const response = await api.get('/api/limits');
      expect(JSON.parse(response.body)).toEqual(limits);
      const at = '/api/published/none/collections/zone/items?name=';
      expectProblem(
        await api.get(at + 'x'.repeat(limits.queryLength - 'name='.length)),
        404,
        'plan-not-found',
      );
      expectProblem(
        await api.get(at + 'x'.repeat(limits.queryLength - 'name='.length + 1)),
        414,
        'query-too-long',
      );
    });

    it('takes no parameters for its limits', async () => {
      expectProblem(await api.get('/api/limits?bodyBytes=1'), 400, 'invalid-parameter');
    });

    it('gives every request an id of its own, and takes none from outside', async () => {
      const instances = await Promise.all(
        ['a', 'a'].map(
          async (id) =>
            JSON.parse((await api.get('/nothing', { 'request-id': id, 'x-request-id': id })).body)
              .instance as string,
        ),
      );
      expect(new Set(instances).size).toBe(2);
      for (const instance of instances) expect(instance).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
    });
  },
  { plans: null },
);
