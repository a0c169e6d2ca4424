import { describe, expect, it } from 'vitest';
import { createApi } from '../../../client/api/api.ts';
import { ApiError } from '../../../client/api/api-error.ts';

/** A fetch that answers by path, and notes what it was asked. */
function fakeFetch(answers: Record<string, () => Response>) {
  const asked: string[] = [];
  const fetch = (input: RequestInfo | URL) => {
    const path = input as string;
    asked.push(path);
    const answer = answers[path];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('fetch failed'));
  };
  return { asked, api: createApi(fetch) };
}

const json =
  (body: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(body), { status });

async function errorOf(promise: Promise<unknown>): Promise<ApiError> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ApiError)) throw new Error('expected an ApiError');
  return error;
}

describe('the API', () => {
  it('asks for tiles from where the page came from, whatever address the server thinks it has', async () => {
    const { api } = fakeFetch({
      '/api/published/taixin/tiles/tiles.json': json({
        tiles: ['http://10.0.0.7:8080/api/t/{z}/{y}/{x}'],
        maxzoom: 16,
      }),
    });
    expect(await api.tileSet('taixin')).toEqual({ tiles: ['/api/t/{z}/{y}/{x}'], maxzoom: 16 });
  });

  it('asks a busy server again when it said, and at last says that it is busy', async () => {
    const busy = () => new Response('{"code":"busy"}', { status: 503, headers: { 'retry-after': '0' } });
    let refusals = 2;
    const { api, asked } = fakeFetch({
      '/api/plans': () => (refusals-- > 0 ? busy() : json({ plans: [] })()),
      '/api/basemaps': busy,
    });
    expect(await api.plans()).toEqual([]);
    expect(asked).toHaveLength(3);
    expect(await errorOf(api.basemaps())).toMatchObject({ status: 503, code: 'busy' });
    expect(asked).toHaveLength(6);
  });

  it('escapes ids', async () => {
    const path = '/api/published/taixin/collections/zone/items/a%2Fb%3F';
    const { api, asked } = fakeFetch({ [path]: json({ id: 'a/b?' }) });
    await api.item('taixin', { collection: 'zone', id: 'a/b?' });
    expect(asked).toEqual([path]);
  });

  it('asks what lies at a place', async () => {
    const path = '/api/published/taixin/collections/zone/items?bbox=112.7,38.1,112.7,38.1&limit=10';
    const { api } = fakeFetch({ [path]: json({ features: [{ id: 'a' }] }) });
    expect(await api.itemsAt('taixin', 'zone', [112.7, 38.1])).toEqual([{ id: 'a' }]);
  });

  it('reads every page of a collection', async () => {
    const first = '/api/published/taixin/collections/cluster/items?limit=500';
    const { api } = fakeFetch({
      [first]: json({
        features: [{ id: 'a' }],
        links: [{ rel: 'next', href: 'http://elsewhere/next?page=2' }],
      }),
      '/next?page=2': json({ features: [{ id: 'b' }], links: [] }),
    });
    expect((await api.items('taixin', 'cluster')).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('stops at an empty page, though it names a next one', async () => {
    const first = '/api/published/taixin/collections/cluster/items?limit=500';
    const { api } = fakeFetch({ [first]: json({ features: [], links: [{ rel: 'next', href: first }] }) });
    expect(await api.items('taixin', 'cluster')).toEqual([]);
  });

  it('turns a problem into an error with its stable code', async () => {
    const { api } = fakeFetch({
      '/api/plans': json({ status: 503, code: 'overloaded', title: 'Busy', detail: 'Try again.' }, 503),
    });
    const error = await errorOf(api.plans());
    expect([error.status, error.code, error.message, error.isUnreachable]).toEqual([
      503,
      'overloaded',
      'Try again.',
      true,
    ]);
  });

  it('makes do with an error that is no problem document', async () => {
    const { api } = fakeFetch({ '/api/plans': () => new Response('<h1>Not found</h1>', { status: 404 }) });
    const error = await errorOf(api.plans());
    expect([error.code, error.isMissing]).toEqual(['http-404', true]);
  });

  it('tells a server that is gone, and an answer that is no JSON', async () => {
    expect((await errorOf(fakeFetch({}).api.plans())).isUnreachable).toBe(true);
    const { api } = fakeFetch({ '/api/plans': () => new Response('<html>') });
    expect((await errorOf(api.plans())).code).toBe('unreadable');
  });
});
