import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#domain/people/roles.ts';
import { describeApi, expectProblem, type Json, type Member } from '../../helpers/app.ts';

/** What must be granted on the plan for a route; every route of the document has its line. */
const needs: readonly [pattern: RegExp, methods: RegExp, granted: Granted][] = [
  [/^\/(healthz|readyz|openapi\.json|)$/, /./, 'anyone'],
  [/^\/api\/(limits|plans|basemaps)(\/|$)(?!\{plan\})/, /./, 'anyone'],
  [/^\/api\/published\//, /get/, 'anyone'],
  [/^\/api\/session$/, /get|post/, 'anyone'],
  [/^\/api\/links\//, /post/, 'anyone'],
  [/^\/api\/oidc(\/|$)/, /./, 'anyone'],
  [/^\/api\/identities(\/|$)/, /./, 'signed-in'],
  [/^\/api\/(session|sessions|session\/password|tokens|tokens\/\{token\})$/, /./, 'signed-in'],
  [/^\/api\/accounts/, /./, 'administrator'],
  [/^\/api\/plans\/\{plan\}\/members/, /./, ['admin']],
  [/^\/api\/plans\/\{plan\}\/scenarios$/, /get/, ['viewer', 'planner', 'reviewer', 'publisher', 'admin']],
  [/^\/api\/plans\/\{plan\}\/scenarios$/, /post/, ['planner', 'admin']],
  [/^\/api\/scenarios\/\{scenario\}/, /get/, ['viewer', 'planner', 'reviewer', 'publisher', 'admin']],
  // which step of the status it is decides; whoever may look may ask
  [/^\/api\/scenarios\/\{scenario\}$/, /patch/, ['viewer', 'planner', 'reviewer', 'publisher', 'admin']],
  [/^\/api\/scenarios\/\{scenario\}/, /post|put|patch|delete/, ['planner', 'admin']],
];
type Granted = 'anyone' | 'signed-in' | 'administrator' | readonly Role[];

function grantedFor(path: string, method: string): Granted {
  const line = needs.find(([pattern, methods]) => pattern.test(path) && methods.test(method));
  if (!line) throw new Error(`the matrix says nothing of ${method} ${path}`);
  return line[2];
}

describeApi('who may do what', (api) => {
  const people = new Map<string, Member>();
  let scenario: number;
  let routes: { path: string; method: string }[];

  beforeAll(async () => {
    for (const role of ['viewer', 'planner', 'reviewer', 'publisher', 'admin'] as const)
      people.set(role, await api.member(role));
    people.set('nobody', await api.member(null));
    people.set('administrator', await api.member('admin', null));
    scenario = await people.get('planner')!.branch();
    const { paths } = await api.json('/openapi.json');
    routes = Object.entries<Json>(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => ({ path, method })),
    );
  });

  const addressOf = (path: string) =>
    path
      .replace('{plan}', 'small')
      .replace('{scenario}', String(scenario))
      .replace('{collection}', 'place')
      .replace('{account}', '999999')
      .replace('{token}', '999999')
      .replace('{number}', '999999')
      .replace('{z}/{y}/{x}', '0/0/0')
      .replace('{id}', 'no-such-feature')
      .replace(/\{\w+\}/g, 'none');

  /** The status of a request that says nothing: past the door it fails on what it lacks, or finds nothing. */
  async function statusFor(member: Member | null, path: string, method: string) {
    const url = addressOf(path);
    const verb = method.toUpperCase() as 'GET';
    return member ? member.send(verb, url) : api.request({ method: verb, url });
  }

  it('is said for every route, and strangers are told to sign in', async () => {
    expect(routes.length).toBeGreaterThan(50);
    for (const { path, method } of routes) {
      const granted = grantedFor(path, method);
      const response = await statusFor(null, path, method);
      if (granted === 'anyone') expect([401, 403], `${method} ${path}`).not.toContain(response.statusCode);
      else expectProblem(response, 401, 'sign-in-needed');
    }
  });

  describe.each(['viewer', 'planner', 'reviewer', 'publisher', 'admin', 'nobody'] as const)('%s', (role) => {
    it('gets through to what the role grants, and to nothing else', async () => {
      // signing out would end the story early
      for (const { path, method } of routes.filter((one) => !/^\/api\/sessions?$/.test(one.path))) {
        const granted = grantedFor(path, method);
        const response = await statusFor(people.get(role)!, path, method);
        const at = `${role}: ${method} ${path} ${response.statusCode} ${response.body.slice(0, 200)}`;
        if (granted === 'administrator') expectProblem(response, 403, 'not-allowed');
        else if (typeof granted === 'string' || granted.includes(role as Role)) {
          expect(response.statusCode, at).not.toBe(401);
          expect(response.statusCode, at).not.toBe(403);
          expect(response.statusCode, at).toBeLessThan(500);
        } else if (role === 'nobody') expectProblem(response, 404);
        else expectProblem(response, 403, 'not-allowed');
      }
    });
  });

  it('reaches over every plan for whoever administers all, and over no other plan for its own members', async () => {
    const administrator = people.get('administrator')!;
    expect((await administrator.send('GET', '/api/accounts')).statusCode).toBe(200);
    expect((await administrator.send('GET', `/api/scenarios/${scenario}/status`)).statusCode).toBe(200);
    const elsewhere = await api.member('admin', null);
    await api.database.queries
      .insertInto('plan')
      .values({
        id: 'other',
        title: '{}',
        description: '{}',
        phases: '[]',
        sources: '{}',
        boundary: null,
        map_approval: null,
      })
      .execute();
    expect((await elsewhere.send('GET', '/api/plans/other/scenarios')).statusCode).toBe(200);
    for (const role of ['viewer', 'planner', 'admin'])
      expectProblem(await people.get(role)!.send('GET', '/api/plans/other/scenarios'), 404, 'plan-not-found');
  });

  it('is looked at again with each request: a role that is taken away is gone at once', async () => {
    const administrator = people.get('administrator')!;
    const planner = await api.member('planner');
    const url = `/api/scenarios/${scenario}/status`;
    expect((await planner.send('GET', url)).statusCode).toBe(200);
    const member = `/api/plans/small/members/${planner.account}`;
    expect((await administrator.send('DELETE', member)).statusCode).toBe(204);
    expectProblem(await planner.send('GET', url), 404, 'scenario-not-found');
    const account = `/api/accounts/${planner.account}`;
    expect((await administrator.send('PATCH', account, { isDisabled: true })).statusCode).toBe(200);
    expectProblem(await planner.send('GET', url), 401, 'sign-in-needed');
  });

  it('knows no plan whose id can be none, also for whoever administers all', async () => {
    for (const id of ['%00', 'a%00b', '..%2f', 'A', 'x'.repeat(100)])
      for (const of of ['members', 'scenarios'])
        expectProblem(
          await people.get('administrator')!.send('GET', `/api/plans/${id}/${of}`),
          404,
          'plan-not-found',
        );
  });

  it('tells the admin of a plan nothing of the accounts of others, by their numbers', async () => {
    const admin = people.get('admin')!;
    const stranger = await api.member(null);
    for (const account of [stranger.account, people.get('administrator')!.account, 999_999]) {
      const url = `/api/plans/small/members/${account}`;
      expectProblem(await admin.send('PUT', url, { role: 'viewer' }), 404, 'account-not-found');
      expectProblem(await admin.send('DELETE', url), 404, 'account-not-found');
    }
    const member = `/api/plans/small/members/${(await api.member('viewer')).account}`;
    expect((await admin.send('PUT', member, { role: 'planner' })).statusCode).toBe(204);
    const put = `/api/plans/small/members/${stranger.account}`;
    expect((await people.get('administrator')!.send('PUT', put, { role: 'viewer' })).statusCode).toBe(204);
  });

  it('leaves somebody who can let others in', async () => {
    const api2 = people.get('administrator')!;
    const { accounts } = await api2.json('/api/accounts');
    for (const { id, memberships } of accounts as Json[])
      if (id !== api2.account && memberships.some((one: Json) => one.plan === null))
        expect((await api2.send('DELETE', `/api/accounts/${id}/role`)).statusCode).toBe(204);
    const own = `/api/accounts/${api2.account}`;
    // one who was invited and never came can let nobody in
    const person = { name: 'never-came', displayName: '未到', role: 'admin' };
    expect((await api2.send('POST', '/api/accounts', person)).statusCode).toBe(201);
    expectProblem(await api2.send('DELETE', `${own}/role`), 409, 'last-administrator');
    expectProblem(await api2.send('PATCH', own, { isDisabled: true }), 409, 'last-administrator');
  });

  it('is not for pages of others: what they send is refused before it is looked at', async () => {
    const planner = people.get('planner')!;
    const url = `/api/scenarios/${scenario}/changesets`;
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      expectProblem(await planner.send('POST', url, {}, headers as never), 403, 'cross-site');
  });
});
