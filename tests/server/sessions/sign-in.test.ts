import { expect, it } from 'vitest';
import { hashSecretToken } from '../../../server/access/secret-token.ts';
import { verifyPassword } from '../../../server/accounts/passwords.ts';
import { describeApi, expectProblem, type Json, type TestApi } from '../../helpers/app.ts';

const password = 'a quiet valley in autumn';

/** Somebody with a password, through the link of an invitation. */
async function join(api: TestApi, name: string): Promise<void> {
  const administrator = await api.member('admin', null);
  const invited = await administrator.send('POST', '/api/plans/small/members', {
    ...{ name, displayName: `${name} 工`, role: 'planner' },
  });
  expect(invited.statusCode, invited.body).toBe(201);
  const token = invited.json<Json>().link.split('#link=')[1];
  const used = await api.request({ method: 'POST', url: '/api/links/use', payload: { token, password } });
  expect(used.statusCode, used.body).toBe(204);
}

const signIn = (api: TestApi, name: string, typed = password) =>
  api.request({ method: 'POST', url: '/api/session', payload: { name, password: typed } });
const cookieOf = (response: Awaited<ReturnType<typeof signIn>>) =>
  String(response.headers['set-cookie']).split(';')[0]!;

describeApi('signing in', (api) => {
  const signInFrom = (remoteAddress: string, name: string, typed: string) =>
    api.request({
      ...{ method: 'POST', url: '/api/session', remoteAddress },
      payload: { name, password: typed },
    });

  it('gives a cookie that scripts can’t read and other sites never send', async () => {
    await join(api, 'li');
    const response = await signIn(api, 'li');
    expect(response.statusCode).toBe(204);
    expect(String(response.headers['set-cookie'])).toMatch(
      /^dayu-session=[\w-]{43}; .*HttpOnly; SameSite=Strict/,
    );
    const again = await signIn(api, 'LI ');
    // another each time: nobody can give somebody a session to sign in to
    expect(cookieOf(again)).not.toBe(cookieOf(response));
  });

  it('says the same of a wrong password, a wrong name, and somebody who is kept out (E2)', async () => {
    await join(api, 'zhao');
    const bodies = [];
    for (const [name, typed] of [
      ['zhao', 'wrong'],
      ['nobody-of-that-name', password],
      ['', ''],
      ['\u0000', '\u0000'],
      ['zhao', 'x'.repeat(1_000)],
    ] as const) {
      const response = await signIn(api, name, typed);
      expectProblem(response, 401, 'wrong-sign-in');
      bodies.push(response.body.replace(/"instance":"[^"]+"/, ''));
    }
    expect(new Set(bodies).size).toBe(1);
  });

  it('ends on every device at once: signed out, password changed, kept out (E4)', async () => {
    await join(api, 'sun');
    const cookies = [cookieOf(await signIn(api, 'sun')), cookieOf(await signIn(api, 'sun'))];
    const isIn = async (cookie: string) =>
      (await api.get('/api/session', { cookie })).json<Json>().account !== null;
    expect(await Promise.all(cookies.map(isIn))).toEqual([true, true]);
    const changed = await api.request({
      method: 'PUT',
      url: '/api/session/password',
      headers: { cookie: cookies[0]! },
      payload: { current: password, next: 'another valley in spring' },
    });
    expect(changed.statusCode, changed.body).toBe(204);
    expect(await Promise.all(cookies.map(isIn))).toEqual([true, false]);
    const out = await api.request({
      method: 'DELETE',
      url: '/api/sessions',
      headers: { cookie: cookies[0]! },
    });
    expect(out.statusCode).toBe(204);
    expect(await isIn(cookies[0]!)).toBe(false);
    expectProblem(await signIn(api, 'sun'), 401, 'wrong-sign-in');
  });

  it('ends everywhere where an administrator says so, and may begin again', async () => {
    await join(api, 'han');
    const cookie = cookieOf(await signIn(api, 'han'));
    const isIn = async () => (await api.get('/api/session', { cookie })).json<Json>().account !== null;
    const { id } = (await api.get('/api/session', { cookie })).json<Json>().account;
    const admin = await api.member('admin');
    expectProblem(await admin.send('DELETE', `/api/accounts/${id}/sessions`), 403, 'not-allowed');
    expect(await isIn()).toBe(true);
    const administrator = await api.member('admin', null);
    expect((await administrator.send('DELETE', `/api/accounts/${id}/sessions`)).statusCode).toBe(204);
    expect(await isIn()).toBe(false);
    expect((await signIn(api, 'han')).statusCode).toBe(204);
    expectProblem(
      await administrator.send('DELETE', '/api/accounts/999999/sessions'),
      404,
      'account-not-found',
    );
  });

  it('is slowed down for whoever guesses, and not for the owner elsewhere (E1)', async () => {
    await join(api, 'qian');
    const statuses = [];
    for (let at = 0; at < 12; at++) {
      const headers = { 'x-forwarded-for': `10.0.0.${at}` };
      const payload = { name: 'qian', password: `guess ${at}` };
      statuses.push(
        (await api.request({ method: 'POST', url: '/api/session', payload, headers })).statusCode,
      );
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 401));
    expect(statuses.slice(10)).toEqual([429, 429]);
    const here = await signIn(api, 'qian');
    expectProblem(here, 429, 'too-many-sign-ins');
    expect(Number(here.headers['retry-after'])).toBeGreaterThan(0);
    const elsewhere = await api.request({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '192.0.2.7',
      payload: { name: 'qian', password },
    });
    expect(elsewhere.statusCode).toBe(204);
  });

  it('judges no more of a hundred guesses at once than of a hundred in a row (E1)', async () => {
    await join(api, 'feng');
    const guesses = Array.from({ length: 100 }, (_, at) =>
      api.request({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '192.0.2.99',
        payload: { name: 'feng', password: `guess ${at}` },
      }),
    );
    const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(90);
  });

  it('begins no session with a password that was changed meanwhile, nor for somebody who was kept out', async () => {
    await join(api, 'jiang');
    const { id, passwordHash } = await api.database.queries
      .selectFrom('account')
      .select(['id', 'password_hash as passwordHash'])
      .where('name', '=', 'jiang')
      .executeTakeFirstOrThrow();
    const cookie = cookieOf(await signIn(api, 'jiang'));
    const changed = await api.request({
      ...{ method: 'PUT', url: '/api/session/password', headers: { cookie } },
      payload: { current: password, next: 'another valley in spring' },
    });
    expect(changed.statusCode).toBe(204);
    const place = { address: '127.0.0.1', userAgent: 'test' };
    // as a sign-in does that had judged the old one right
    const wrong = { status: 401, code: 'wrong-sign-in' };
    await expect(api.sessions.begin(id, place, passwordHash!)).rejects.toMatchObject(wrong);
    const administrator = await api.member('admin', null);
    await administrator.send('PATCH', `/api/accounts/${id}`, { isDisabled: true });
    await expect(api.sessions.begin(id, place)).rejects.toMatchObject(wrong);
  });

  it('ends the session that a browser had before, and the longest unused of more than fifty', async () => {
    await join(api, 'yan');
    const isIn = async (cookie: string) =>
      (await api.get('/api/session', { cookie })).json<Json>().account !== null;
    const [before, other] = [cookieOf(await signIn(api, 'yan')), cookieOf(await signIn(api, 'yan'))];
    const again = await api.request({
      ...{ method: 'POST', url: '/api/session', headers: { cookie: before } },
      payload: { name: 'yan', password },
    });
    expect(again.statusCode).toBe(204);
    expect(await Promise.all([before, other, cookieOf(again)].map(isIn))).toEqual([false, true, true]);
    const { id } = (await api.get('/api/session', { cookie: other })).json<Json>().account;
    await api.database.queries
      .updateTable('session')
      .set({ seen_at: new Date(Date.now() - 60_000) })
      .where('token_hash', '=', hashSecretToken(other.split('=')[1]!))
      .execute();
    const place = { address: '127.0.0.1', userAgent: 'test' };
    for (let at = 0; at < 50; at++) await api.sessions.begin(id, place);
    expect(await api.sessions.list(id)).toHaveLength(50);
    expect(await isIn(other)).toBe(false);
  });

  it('lets nobody guess from a session that was left open', async () => {
    await join(api, 'cao');
    const cookie = cookieOf(await signIn(api, 'cao'));
    const change = (current: string) =>
      api.request({
        ...{ method: 'PUT', url: '/api/session/password', headers: { cookie } },
        payload: { current, next: 'another valley in spring' },
      });
    const statuses = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => (await change(`guess ${at}`)).statusCode),
    );
    expect(statuses.filter((status) => status === 403)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
    const late = await change(password);
    expectProblem(late, 429, 'too-many-sign-ins');
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    // signing in is counted by itself
    expect((await signIn(api, 'cao')).statusCode).toBe(204);
  });

  it('keeps nobody waiting for the passwords of one person', async () => {
    const hashes = Array.from({ length: 60 }, () => verifyPassword('one-name', null, 'guess'));
    const settled = Promise.allSettled(hashes);
    expect(await verifyPassword('another-name', null, 'guess')).toBe(false);
    const refused = (await settled).filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(39);
    expect(refused[0]).toMatchObject({ reason: { status: 503, code: 'busy' } });
  });

  it('keeps the owner in everywhere else, however often somebody guesses in one place', async () => {
    await join(api, 'kong');
    const guesses = Array.from({ length: 220 }, (_, at) => signInFrom('198.51.100.1', 'kong', `guess ${at}`));
    const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect((await signInFrom('198.51.100.2', 'kong', password)).statusCode).toBe(204);
  });

  it('writes nothing of an address over its limit, and forgets what is over with each guess', async () => {
    const rows = async () =>
      (await api.database.queries.selectFrom('failed_sign_in').select('key').execute()).length;
    await api.database.queries.deleteFrom('failed_sign_in').execute();
    const guesses = Array.from({ length: 80 }, (_, at) =>
      signInFrom('198.51.100.3', `no-such-${at}`, 'guess'),
    );
    const statuses = (await Promise.all(guesses)).map(({ statusCode }) => statusCode);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    expect(await rows()).toBe(1 + 50 + 50);
    await api.database.queries
      .updateTable('failed_sign_in')
      .set({ since: new Date(Date.now() - 16 * 60_000) })
      .execute();
    await signInFrom('198.51.100.4', 'no-such', 'guess');
    expect(await rows()).toBeLessThan(1 + 50 + 50 - 90);
  });

  it('takes no password that is short, common, a name, or one character', async () => {
    const administrator = await api.member('admin', null);
    const invited = await administrator.send('POST', '/api/accounts', {
      ...{ name: 'zhou-wei', displayName: '周伟', role: 'viewer' },
    });
    const token = invited.json<Json>().link.split('#link=')[1];
    for (const [typed, code] of [
      ['short', 'password-too-short'],
      ['aaaaaaaaaaaa', 'password-one-character'],
      ['zhou-wei-2024', 'password-holds-name'],
      ['password123456', 'password-easily-guessed'],
      ['taiyuan2021', 'password-easily-guessed'],
      ['x1'.repeat(100), 'password-too-long'],
    ] as const) {
      const payload = { token, password: typed };
      expectProblem(await api.request({ method: 'POST', url: '/api/links/use', payload }), 422, code);
    }
  });

  it('opens a link once, for one of two who come at once, and guesses open nothing (E8)', async () => {
    const administrator = await api.member('admin', null);
    const invited = await administrator.send('POST', '/api/accounts', {
      ...{ name: 'wu', displayName: '吴', role: 'viewer' },
    });
    const token = invited.json<Json>().link.split('#link=')[1];
    const use = () => api.request({ method: 'POST', url: '/api/links/use', payload: { token, password } });
    const statuses = (await Promise.all([use(), use()])).map(({ statusCode }) => statusCode);
    expect(statuses.sort()).toEqual([204, 404]);
    expectProblem(await use(), 404, 'link-used-up');
    for (const guess of ['x', 'a'.repeat(43), `${token.slice(0, -1)}x`])
      expectProblem(
        await api.request({ method: 'POST', url: '/api/links/look', payload: { token: guess } }),
        404,
        'link-used-up',
      );
    const kept = await api.database.queries.selectFrom('one_time_link').select('token_hash').execute();
    expect(kept.some(({ token_hash }) => token_hash.toString('base64url') === token)).toBe(false);
  });
});

describeApi('a personal token', (api) => {
  const make = async (payload: object) => {
    const planner = await api.member('planner');
    const made = await planner.send('POST', '/api/tokens', payload);
    expect(made.statusCode, made.body).toBe(201);
    const { secret, token } = made.json<Json>();
    return { planner, secret: secret as string, id: token.id as number };
  };

  it('lets a program in, by either header that programs can send, until it is taken back', async () => {
    const { planner, secret, id } = await make({ title: 'QGIS', scope: 'read', days: 30 });
    const scenario = await planner.branch();
    const url = `/api/scenarios/${scenario}/collections/place/items`;
    const basic = `Basic ${Buffer.from(`${planner.name}:${secret}`).toString('base64')}`;
    for (const authorization of [`Bearer ${secret}`, basic])
      expect((await api.get(url, { authorization })).statusCode).toBe(200);
    // never in an address, where logs would keep it (E14)
    expectProblem(await api.get(`${url}?token=${secret}`), 401);
    expect((await planner.send('DELETE', `/api/tokens/${id}`)).statusCode).toBe(204);
    expectProblem(await api.get(url, { authorization: `Bearer ${secret}` }), 401, 'sign-in-needed');
  });

  it('does what its scope says and no more, and never what a browser is for', async () => {
    const { planner, secret } = await make({ title: 'reader', scope: 'read', days: 1, plan: 'small' });
    const scenario = await planner.branch();
    const authorization = `Bearer ${secret}`;
    const payload = { message: 'x', changes: [{ kind: 'delete', id: 'p', version: 1 }] };
    const url = `/api/scenarios/${scenario}/changesets`;
    expectProblem(await api.request({ method: 'POST', url, payload, headers: { authorization } }), 403);
    for (const own of ['/api/tokens', '/api/sessions', '/api/accounts']) {
      const refused = await api.get(own, { authorization });
      expectProblem(refused, 403, 'not-allowed');
      // not that the role, which may well be enough, does not allow it
      expect(refused.json<{ detail: string }>().detail).toContain('This token');
    }
  });

  it('ends when the password is set anew with a link', async () => {
    const { planner, secret } = await make({ title: 'QGIS', scope: 'read', days: 30 });
    const administrator = await api.member('admin', null);
    const made = await administrator.send('POST', `/api/accounts/${planner.account}/link`);
    const payload = { token: made.json<Json>().link.split('#link=')[1], password };
    expect((await api.request({ method: 'POST', url: '/api/links/use', payload })).statusCode).toBe(204);
    const headers = { authorization: `Bearer ${secret}` };
    expectProblem(await api.get('/api/plans/small/scenarios', headers), 401, 'sign-in-needed');
  });

  it('is one of fifty at most that have not run out', async () => {
    const planner = await api.member('planner');
    const payload = { title: 'QGIS', scope: 'read', days: 1 };
    const made = await Promise.all(
      Array.from({ length: 55 }, () => planner.send('POST', '/api/tokens', payload)),
    );
    expect(made.filter(({ statusCode }) => statusCode === 201)).toHaveLength(50);
    expectProblem(
      made.find(({ statusCode }) => statusCode !== 201)!,
      409,
      'too-many-tokens',
    );
    await api.database.queries
      .updateTable('personal_token')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('account', '=', planner.account)
      .execute();
    expect((await planner.send('POST', '/api/tokens', payload)).statusCode).toBe(201);
  });

  it('is for a plan that there is', async () => {
    const administrator = await api.member('admin', null);
    for (const plan of ['a\u0000b', 'no-such-plan', '', 'x'.repeat(100)]) {
      const payload = { title: 'QGIS', scope: 'read', days: 1, plan };
      expectProblem(await administrator.send('POST', '/api/tokens', payload), 404, 'plan-not-found');
    }
  });

  it('ends when its time is over', async () => {
    const { planner, secret } = await make({ title: 'old', scope: 'read', days: 1 });
    await api.database.queries
      .updateTable('personal_token')
      .set({ expires_at: new Date(Date.now() - 1_000) })
      .where('account', '=', planner.account)
      .execute();
    expectProblem(
      await api.get('/api/plans/small/scenarios', { authorization: `Bearer ${secret}` }),
      401,
      'sign-in-needed',
    );
  });
});
