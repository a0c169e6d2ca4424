import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeApi, expectProblem, placeAt } from '../../helpers/app.ts';

const tile = '/api/published/small/tiles/WebMercatorQuad/14/6308/13321';
const gzip = { 'accept-encoding': 'gzip' };

describeApi('while the database is busy', (api, engine) => {
  it('a tile in memory is served all the same, and so are health and the last publication known', async () => {
    const { etag } = (await api.get(tile, gzip)).headers;
    // longer than the publication is remembered without asking again
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const work = Promise.all(
      Array.from({ length: 12 }, () => sql`select pg_sleep(0.5)`.execute(api.database.queries)),
    );
    const started = performance.now();
    const answers = await Promise.all([api.get(tile, gzip), api.get(tile, gzip), api.get('/healthz')]);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers[0]!.headers.etag).toBe(etag);
    await work;
  });

  // PostgreSQL answers many at once; there the pool is the bound
  it.runIf(engine === 'embedded')(
    'pages beyond what may wait are refused, and tiles go before them',
    async () => {
      await api.commit([{ kind: 'create', feature: placeAt('one', 112.71, 38.19) }]);
      const holding = sql`select pg_sleep(1)`.execute(api.database.jobs);
      const pages = Array.from({ length: 200 }, () =>
        api.get('/api/published/small/collections/place/items?limit=1'),
      );
      const cold = api.get('/api/published/small/tiles/WebMercatorQuad/13/3154/6660', gzip);
      expect([200, 204]).toContain((await cold).statusCode);
      const answers = await Promise.all(pages);
      await holding;
      const refused = answers.filter(({ statusCode }) => statusCode === 503);
      expect(refused.length).toBeGreaterThan(0);
      for (const answer of refused) {
        expectProblem(answer, 503, 'busy');
        expect(answer.headers['retry-after']).toBe('2');
      }
      expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(20);
      expect(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 503)).toBe(true);
    },
  );
});
