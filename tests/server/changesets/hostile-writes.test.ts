import { beforeAll, expect, it } from 'vitest';
import { describeApi, expectProblem, placeAt, type Json, type Member } from '../../helpers/app.ts';

/** A line of as many positions as a feature may have, a hand's breadth apart. */
function longLine(bend: number): object {
  const coordinates = Array.from({ length: 100_000 }, (_, at) => [
    112.4 + at * 1e-6,
    38.1 + ((at * bend) % 7) * 1e-6,
  ]);
  return { type: 'LineString', coordinates };
}

describeApi('writes that nobody means well with', (api) => {
  let planner: Member;
  let scenario: number;
  let base: string;

  beforeAll(async () => {
    planner = await api.member('planner');
    scenario = await planner.branch();
    base = `/api/scenarios/${scenario}`;
    await api.commit([{ kind: 'create', feature: placeAt('here', 112.5, 38.1) }], scenario);
  });

  const item = () => `${base}/collections/place/items/here`;
  const newest = async () => (await planner.json(`${base}/status`)).changeset as number;
  const raw = (method: string, url: string, payload: string, headers: Record<string, string>) =>
    api.request({
      ...{ method: method as 'POST', url, payload, headers: { cookie: planner.cookie, ...headers } },
    });

  it.each([
    'application/json\t; x',
    'application/json\t',
    ' application/json',
    'APPLICATION/JSON;',
    'application/json;',
    'application/json; charset=gbk',
    'application/json, text/plain',
    'application/json; application/json',
    'application/x-json',
    'application/jsonp',
    'text/json',
    'text/plain',
    'text/html; application/json',
    'multipart/form-data; boundary=application/json',
    '*/*',
    'json',
    ';',
  ])('of the type «%s» are looked at like any other, or not taken (E10)', async (type) => {
    const before = await newest();
    // against the schema: whoever skips it writes this
    const forged = JSON.stringify({ changes: [], message: 'x', scenario: 1, account: 1, number: 7 });
    const response = await raw('POST', `${base}/changesets`, forged, { 'content-type': type });
    expect([400, 415, 422], `${response.statusCode} ${response.body}`).toContain(response.statusCode);
    expect(await newest()).toBe(before);
  });

  it('of no type are not taken (E10)', async () => {
    const response = await raw('POST', `${base}/changesets`, '{}', {});
    expect([400, 415]).toContain(response.statusCode);
  });

  it('are merge patches, and none that reach for what all objects inherit (B14)', async () => {
    const etag = String((await planner.send('GET', item())).headers.etag);
    const before = await newest();
    const patch = (body: string, type = 'application/merge-patch+json') =>
      raw('PATCH', item(), body, { 'content-type': type, 'if-match': etag });
    for (const body of [
      '{"__proto__":{"polluted":1}}',
      '{"properties":{"__proto__":{"polluted":1}}}',
      '{"properties":{"constructor":{"prototype":{"polluted":1}}}}',
    ])
      expectProblem(await patch(body), 400);
    for (const body of [
      '{"properties":{"constructor":1}}',
      '{"properties":{"toString":"x"}}',
      '{"properties":{"/../x":1}}',
      '{"properties":{"-":1}}',
      '{"id":"elsewhere","properties":{}}',
      JSON.stringify({
        properties: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}`, 1])),
      }),
    ])
      expect([400, 422], body.slice(0, 60)).toContain((await patch(body)).statusCode);
    // a JSON patch is another language
    const operations = JSON.stringify(
      Array.from({ length: 10_000 }, () => ({ op: 'add', path: '/__proto__/x', value: 1 })),
    );
    expectProblem(await patch(operations, 'application/json-patch+json'), 415);
    expect([400, 422]).toContain((await patch(operations)).statusCode);
    expect(({} as Json).polluted).toBeUndefined();
    expect(await newest()).toBe(before);
  });

  it('in the guise of reads change nothing (B20)', async () => {
    const before = await newest();
    for (const method of ['HEAD', 'TRACE', 'CONNECT', 'PROPPATCH', 'MERGE'])
      expect([404, 405, 501], method).toContain(
        (await raw(method, `${base}/changesets/1/inverse`, '', {})).statusCode,
      );
    for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method'])
      await planner.send('GET', item(), undefined, { [header]: 'DELETE' });
    expect(await newest()).toBe(before);
    await planner.json(item());
  });

  it('are not let in by a secret in the address (E14)', async () => {
    const made = await planner.send('POST', '/api/tokens', { title: 'x', scope: 'write', days: 1 });
    const { secret } = made.json<Json>();
    for (const parameter of ['token', 'access_token', 'api_key', 'key', 'apikey', 'authorization']) {
      const response = await api.request({
        ...{ method: 'POST', url: `${base}/changesets?${parameter}=${secret}` },
        payload: { message: 'x', changes: [] },
      });
      expect([400, 401], parameter).toContain(response.statusCode);
      expect([400, 401]).toContain((await api.get(`${base}/status?${parameter}=${secret}`)).statusCode);
    }
  });

  it('that ask for states that never were are told so (B16)', async () => {
    const last = await newest();
    for (const number of [last + 1, 2_147_483_647])
      expect((await planner.send('GET', `${base}/changesets/${number}/state`)).statusCode).toBe(404);
    const beginning = await planner.json(`${base}/changesets/0/state`);
    expect(beginning.features).toEqual([]);
    for (const number of ['-1', '1.5', '1e3', '٣', '2147483648', '99999999999999999999', "1'", 'null'])
      expect([400, 404], number).toContain(
        (await planner.send('GET', `${base}/changesets/${encodeURIComponent(number)}/state`)).statusCode,
      );
    const restored = await planner.send('POST', `${base}/restorations`, { changeset: last + 1 });
    expectProblem(restored, 404);
  });

  it('of shapes as large as may be are compared with each other all the same (B17)', async () => {
    const feature = (bend: number) => ({
      type: 'Feature',
      id: 'long',
      geometry: longLine(bend),
      properties: {
        kind: 'water',
        class: 'trunk',
        provenance: { source: 'drawn', precision: 'illustrative' },
      },
    });
    const commit = (change: object) =>
      planner.send('POST', `${base}/changesets`, { message: '长线', changes: [change] });
    const created = await commit({ kind: 'create', collection: 'infrastructure', feature: feature(3) });
    expect(created.statusCode, created.body.slice(0, 300)).toBe(201);
    const change = { kind: 'update', collection: 'infrastructure', version: 1, feature: feature(5) };
    expect((await commit(change)).statusCode).toBe(201);
    const stale = await commit(change);
    expect(stale.statusCode).toBe(409);
    expect(stale.json<Json>().conflicts[0]).toMatchObject({ id: 'long', seen: 1, current: 2 });
    const described = await planner.json(`${base}/changesets/${await newest()}`);
    expect(described.changes[0].isReshaped).toBe(true);
    const comparison = await planner.json(`${base}/comparison?with=${await api.scenario('small')}`);
    expect(comparison.counts).toContainEqual({ collection: 'infrastructure', kind: 'added', count: 1 });
  });
});
