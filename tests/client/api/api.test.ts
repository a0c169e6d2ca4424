import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi, type Api } from '../../../client/api/api.ts';
import { ApiError } from '../../../client/api/api-error.ts';
import { itemOf, plan } from '../helpers/fakes.ts';

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
    const { api, asked } = fakeFetch({ [path]: json(itemOf('a/b?')) });
    await api.item('taixin', { collection: 'zone', id: 'a/b?' });
    expect(asked).toEqual([path]);
  });

  it('asks what lies at a place', async () => {
    const path = '/api/published/taixin/collections/zone/items?bbox=112.7,38.1,112.7,38.1&limit=10';
    const { api } = fakeFetch({ [path]: json({ features: [itemOf('a')] }) });
    expect(await api.itemsAt('taixin', 'zone', [112.7, 38.1])).toEqual([itemOf('a')]);
  });

  it('reads every page of a collection', async () => {
    const first = '/api/published/taixin/collections/cluster/items?limit=500';
    const { api } = fakeFetch({
      [first]: json({
        features: [itemOf('a')],
        links: [{ rel: 'next', href: 'http://elsewhere/next?page=2' }],
      }),
      '/next?page=2': json({ features: [itemOf('b')], links: [] }),
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

  it('asks for nothing by a name of dots, which would be another address', async () => {
    const { api, asked } = fakeFetch({});
    for (const ref of [
      { collection: '..', id: 'a' },
      { collection: 'zone', id: '..' },
      { collection: 'zone', id: '.' },
      { collection: '', id: 'a' },
    ])
      expect((await errorOf(api.item('taixin', ref))).isMissing).toBe(true);
    expect((await errorOf(api.items('taixin', '..'))).isMissing).toBe(true);
    expect((await errorOf(api.tileSet('..'))).isMissing).toBe(true);
    expect(asked).toEqual([]);
  });

  describe('that gets no answer', () => {
    afterEach(() => {
      vi.useRealTimers();
    });
    /** A server that takes the question and says nothing more, or only the beginning of its answer. */
    const silent = (_input: unknown, init?: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init!.signal!.addEventListener('abort', () => reject(init!.signal!.reason as Error));
      });
    const halting = (_input: unknown, init?: RequestInit) => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"plans":['));
          init!.signal!.addEventListener('abort', () => controller.error(init!.signal!.reason));
        },
      });
      return Promise.resolve(new Response(body));
    };

    it.each([
      ['none at all', silent],
      ['half of one', halting],
    ])('but %s counts the server as unreachable after half a minute', async (_what, fetch) => {
      vi.useFakeTimers();
      const error = errorOf(createApi(fetch).plans());
      let isSettled = false;
      void error.finally(() => (isSettled = true));
      await vi.advanceTimersByTimeAsync(29_000);
      expect(isSettled).toBe(false);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await error).toMatchObject({ code: 'unreachable', isUnreachable: true });
    });

    it('waits for a large file as long as more of it comes', async () => {
      vi.useFakeTimers();
      const slowly = (chunks: number, wait: number) => (_input: unknown, init?: RequestInit) => {
        let sent = 0;
        const pull = async (controller: ReadableStreamDefaultController) => {
          init!.signal!.addEventListener('abort', () => controller.error(init!.signal!.reason));
          if (sent++ === chunks) return controller.close();
          await new Promise((resolve) => setTimeout(resolve, wait));
          if (!init!.signal!.aborted) controller.enqueue(new Uint8Array(1_000));
        };
        return Promise.resolve(new Response(new ReadableStream({ pull })));
      };
      const file = createApi(slowly(6, 20_000)).file('/fonts/some');
      const stalled = errorOf(createApi(slowly(6, 31_000)).file('/fonts/some'));
      await vi.advanceTimersByTimeAsync(130_000);
      expect((await file).byteLength).toBe(6_000);
      expect(await stalled).toMatchObject({ code: 'unreachable' });
    });

    it('stops waiting when it is called off, and says by whom', async () => {
      const request = new AbortController();
      const answer = createApi(silent).search('taixin', 'a', request.signal);
      request.abort(new Error('no longer wanted'));
      await expect(answer).rejects.toThrow('no longer wanted');
      await expect(createApi(silent).search('taixin', 'a', request.signal)).rejects.toThrow(
        'no longer wanted',
      );
    });
  });

  describe('that answers with something else', () => {
    const base = '/api/published/taixin';
    const found = {
      collection: 'zone',
      id: 'a',
      title: { zh: '甲', en: 'A' },
      properties: {},
      grouping: 'kind',
      count: 1,
      point: [112, 38],
      bounds: [112, 38, 112, 38],
      match: { field: 'name', fit: 'exact' },
    };
    const row = { fields: ['id', 'longitude', 'latitude'], rows: [['a', 112, 38]], numberMatched: 1 };
    const provenance = { source: 'official', precision: 'surveyed' as const };
    const cases: [string, string, (api: Api) => Promise<unknown>, good: object, bad: unknown[]][] = [
      [
        'plans',
        '/api/plans',
        (api) => api.plans(),
        { plans: [plan] },
        [
          { plans: null },
          { plans: [null] },
          { plans: [{}] },
          { plans: [{ ...plan, title: { zh: '太忻' } }] },
          { plans: [{ ...plan, bounds: [112, 38, 113] }] },
          { plans: [{ ...plan, phases: [{ ...plan.phases[0], date: '2024-02-30' }] }] },
        ],
      ],
      [
        'grounds',
        '/api/basemaps',
        (api) => api.basemaps(),
        { basemaps: [] },
        [{ basemaps: null }, { basemaps: [{}] }],
      ],
      [
        'tiles',
        `${base}/tiles/tiles.json`,
        (api) => api.tileSet('taixin'),
        { tiles: ['/t'] },
        [{ tiles: null }, { tiles: [] }, { tiles: [1] }],
      ],
      [
        'days',
        `${base}/days`,
        (api) => api.changeDays('taixin'),
        { days: [{ date: '2024-12-08', appear: { zone: 1 }, disappear: {} }] },
        [{ days: null }, { days: [{ date: 'x' }] }, { days: [{ date: '2024-12-08', appear: null }] }],
      ],
      [
        'an item',
        `${base}/collections/zone/items/a`,
        (api) => api.item('taixin', { collection: 'zone', id: 'a' }),
        itemOf('a', { area: null, provenance: { ...provenance, fields: { farMax: provenance } } }),
        [
          { ...itemOf('a'), properties: null },
          { ...itemOf('a'), geometry: null },
          { ...itemOf('a'), geometry: { type: 'Polygon', coordinates: [[112, 38]] } },
          { ...itemOf('a'), geometry: { type: 'constructor', coordinates: [112, 38] } },
          { ...itemOf('a'), id: 7 },
          itemOf('a', { provenance: { source: null, precision: 1, fields: { a: null } } as never }),
          itemOf('a', { provenance: { ...provenance, fields: { a: null } } as never }),
        ],
      ],
      [
        'items at a place',
        `${base}/collections/zone/items?bbox=112,38,112,38&limit=10`,
        (api) => api.itemsAt('taixin', 'zone', [112, 38]),
        { features: [itemOf('a')] },
        [{ features: null }, { features: [null] }, { features: [], links: [{ rel: 'next' }] }],
      ],
      [
        'rows',
        `${base}/collections/zone/rows?limit=5000`,
        (api) => api.rows('taixin', 'zone', null),
        row,
        [
          { ...row, fields: null },
          { ...row, rows: [null] },
          { ...row, rows: [[1, 112, 38]] },
          { ...row, fields: ['id'] },
          { fields: [], rows: [null] },
        ],
      ],
      [
        'what was found',
        `${base}/search?q=a&limit=12`,
        (api) => api.search('taixin', 'a'),
        { items: [found], hasMore: false },
        [
          { items: [found] },
          { items: null, hasMore: false },
          { items: [{}], hasMore: false },
          { items: [{ ...found, grouping: '__proto__' }], hasMore: false },
        ],
      ],
    ];

    it.each(cases)(
      'takes %s as they are said to be, and nothing else',
      async (_name, path, ask, good, bad) => {
        expect(await ask(fakeFetch({ [path]: json(good) }).api)).toBeTruthy();
        for (const body of [{}, null, [], 'x', 1, ...bad]) {
          const error = await errorOf(ask(fakeFetch({ [path]: json(body) }).api));
          expect([error.code, error.isUnreachable, error.isMissing], JSON.stringify(body)).toEqual([
            'unreadable',
            false,
            false,
          ]);
        }
      },
    );
  });
});
