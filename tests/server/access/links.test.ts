import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { AccountRepository } from '../../../server/accounts/repository.ts';
import { describeApi, expectProblem, type Json, type Member, type TestApi } from '../../helpers/app.ts';
import { copyHome } from '../../helpers/databases.ts';
import { giveIdentity, goodPassword as password } from '../../helpers/identities.ts';
import { runScript } from '../../helpers/run-script.ts';

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

describeApi('a link from the console', (api) => {
  const signInsOf = (name: string) =>
    api.request({ method: 'POST', url: '/api/session', payload: { name, password } });

  it('lets an administrator in again, and nobody else while there is one', async () => {
    await api.member('planner', 'small', 'a-planner');
    await api.member('admin', null, 'the-chief');
    for (const name of ['a-planner', 'nobody-here'])
      await expect(api.accounts.recover(name)).rejects.toMatchObject({ code: 'account-not-found' });
    expect((await use(api, await api.accounts.recover('The-Chief'))).statusCode).toBe(204);
    expect((await signInsOf('the-chief')).statusCode).toBe(204);
  });

  it('makes an administrator where none is left who can sign in', async () => {
    await api.database.queries.updateTable('account').set({ password_hash: null }).execute();
    const { accounts, database } = api;
    const repository = new AccountRepository(database);
    expect(await repository.write((transaction) => repository.countAdministrators(transaction))).toBe(0);
    expect((await use(api, await accounts.recover('somebody-new'))).statusCode).toBe(204);
    const response = await signInsOf('somebody-new');
    const cookie = String(response.headers['set-cookie']).split(';')[0]!;
    expect((await api.get('/api/accounts', { cookie })).statusCode).toBe(200);
  });
});

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

  it('is not for the admin of a plan where somebody has been in who is locked out', async () => {
    const [administrator, admin] = [await api.member('admin', null), await api.member('admin')];
    const locked = await api.member('viewer');
    await giveIdentity(api, locked.account, 'https://provider.example', 'locked');
    const out = await administrator.send('DELETE', `/api/accounts/${locked.account}/identities`);
    expect(out.statusCode).toBe(204);
    const payload = { name: locked.name, displayName: locked.name.toUpperCase(), role: 'viewer' };
    const url = '/api/plans/small/members';
    expectProblem(await admin.send('POST', url, payload), 409, 'awaited-elsewhere');
    expect((await administrator.send('POST', url, payload)).json<Json>().link).toMatch(/#link=/);
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

describeApi('a person', (api) => {
  it('is called nothing that can not be seen, or that reads like somebody else', async () => {
    const administrator = await api.member('admin', null);
    const role = 'viewer';
    for (const name of ['\u0441hief', 'chief\u3164', 'chief\u200b']) {
      const payload = { name, displayName: '王', role };
      expectProblem(await administrator.send('POST', '/api/accounts', payload), 400, 'invalid-name');
    }
    const { account, token } = await invite(administrator, 'seen', '/api/accounts', role);
    const url = `/api/accounts/${account}`;
    for (const displayName of [' ', '\u3164', '王\u1160', '王\u202e', '王\u200b', '\u0421hief']) {
      const person = { name: 'unseen', displayName, role };
      for (const refused of [
        await administrator.send('POST', '/api/accounts', person),
        await administrator.send('PATCH', url, { displayName }),
        await api.request({
          method: 'POST',
          url: '/api/links/use',
          payload: { token, password, displayName },
        }),
      ])
        expectProblem(refused, 400, 'invalid-display-name');
    }
    const renamed = await administrator.send('PATCH', url, { displayName: ' 王工 ' });
    expect(renamed.json<Json>().displayName).toBe('王工');
  });
});

describe('npm run admin:link', () => {
  it('prints a link to a page that people reach', async () => {
    const environment = {
      ...{ DATABASE_URL: '', DATABASE_READ_URL: '', DAYU_HOME: await copyHome() },
      DAYU_PUBLIC_URL: 'https://dayu.example',
    };
    const { output, errors, code } = await runScript('admin-link', ['chief'], environment);
    expect([errors, code]).toEqual(['', 0]);
    expect(output).toMatch(/^ {2}https:\/\/dayu\.example\/#link=[\w-]{43}$/m);
    await rm(environment.DAYU_HOME, { recursive: true, force: true });
    expect(await runScript('admin-link', [])).toMatchObject({ code: 2 });
  });
});
