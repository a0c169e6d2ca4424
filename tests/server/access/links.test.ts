import { expect, it } from 'vitest';
import { describeApi, expectProblem, type Json, type Member, type TestApi } from '../../helpers/app.ts';
import { goodPassword as password } from '../../helpers/identities.ts';

const tokenOf = (link: string) => link.split('#link=')[1]!;
const look = (api: TestApi, token: string) =>
  api.request({ method: 'POST', url: '/api/links/look', payload: { token } });
const use = (api: TestApi, token: string) =>
  api.request({ method: 'POST', url: '/api/links/use', payload: { token, password } });

async function invite(by: Member, name: string, url = '/api/plans/small/members', role = 'planner') {
  const invited = await by.send('POST', url, { name, displayName: `${name} 工`, role });
  expect(invited.statusCode, invited.body).toBe(201);
  const { account, link } = invited.json<Json>();
  return { account: account as number, token: link === null ? null : tokenOf(link) };
}

async function addPlan(api: TestApi, id: string): Promise<void> {
  const texts = { title: '{}', description: '{}', phases: '[]', sources: '{}' };
  await api.database.queries
    .insertInto('plan')
    .values({ id, ...texts, boundary: null, map_approval: null })
    .execute();
}

describeApi('a link', (api) => {
  it('opens no account that was given more than its maker could give, by a further invitation', async () => {
    const [administrator, admin] = [await api.member('admin', null), await api.member('admin')];
    const first = await invite(admin, 'director');
    const second = await invite(administrator, 'director', '/api/accounts', 'admin');
    expect(second.account).toBe(first.account);
    expectProblem(await look(api, first.token!), 404, 'link-used-up');
    expectProblem(await use(api, first.token!), 404, 'link-used-up');
    // nor does the admin of the plan get another one
    const payload = { name: 'director', displayName: 'director 工', role: 'viewer' };
    const again = await admin.send('POST', '/api/plans/small/members', payload);
    expectProblem(again, 409, 'awaited-elsewhere');
    expect((await use(api, second.token!)).statusCode).toBe(204);
    // from now on it is an account like any other
    expect((await invite(admin, 'director')).token).toBeNull();
  });

  it('opens no account that was given more than its maker could give, by its number', async () => {
    const [administrator, admin] = [await api.member('admin', null), await api.member('admin')];
    await addPlan(api, 'beyond');
    for (const url of ['/api/accounts/:account/role', '/api/plans/beyond/members/:account']) {
      const { account, token } = await invite(admin, `deputy${url.length}`);
      expect((await look(api, token!)).statusCode).toBe(200);
      const put = await administrator.send('PUT', url.replace(':account', String(account)), {
        role: 'viewer',
      });
      expect(put.statusCode, put.body).toBe(204);
      expectProblem(await look(api, token!), 404, 'link-used-up');
      expectProblem(await use(api, token!), 404, 'link-used-up');
      const made = await administrator.send('POST', `/api/accounts/${account}/link`);
      expect((await use(api, tokenOf(made.json<Json>().link))).statusCode).toBe(204);
    }
  });

  it('is the only one of somebody who is invited again', async () => {
    const admin = await api.member('admin');
    const first = await invite(admin, 'clerk');
    const second = await invite(admin, 'clerk', undefined, 'viewer');
    expectProblem(await look(api, first.token!), 404, 'link-used-up');
    expect((await use(api, second.token!)).statusCode).toBe(204);
  });

  it('ends with the rights of whoever made it', async () => {
    const administrator = await api.member('admin', null);
    const ends = {
      disabled: (id: number) => administrator.send('PATCH', `/api/accounts/${id}`, { isDisabled: true }),
      demoted: (id: number) => administrator.send('DELETE', `/api/accounts/${id}/role`),
      lowered: (id: number) => administrator.send('PUT', `/api/accounts/${id}/role`, { role: 'planner' }),
    };
    for (const [name, end] of Object.entries(ends)) {
      const maker = await api.member('admin', null);
      const { token } = await invite(maker, `guest-${name}`, '/api/accounts', 'viewer');
      expect((await look(api, token!)).statusCode).toBe(200);
      expect((await end(maker.account)).statusCode, name).toBeLessThan(300);
      expectProblem(await use(api, token!), 404, 'link-used-up');
    }
    const maker = await api.member('admin');
    const { token } = await invite(maker, 'guest-of-plan');
    const member = `/api/plans/small/members/${maker.account}`;
    expect((await administrator.send('DELETE', member)).statusCode).toBe(204);
    expectProblem(await use(api, token!), 404, 'link-used-up');
    // and does not come back with them
    expect(
      (await administrator.send('PUT', `/api/accounts/${maker.account}/role`, { role: 'admin' })).statusCode,
    ).toBe(204);
    expectProblem(await use(api, token!), 404, 'link-used-up');
  });
});
