import { afterAll, describe, expect, it } from 'vitest';
import { describeApi, expectProblem, type Json, type TestApi } from '../../helpers/app.ts';
import {
  comeBack,
  cookieOf,
  depart,
  expectSignedIn,
  expectTurnedAway,
  giveIdentity,
  goodPassword,
  invite,
  nameOf,
  oidcOf,
} from '../../helpers/identities.ts';
import { RealProvider } from '../../helpers/real-provider.ts';
import { ScriptedProvider } from '../../helpers/scripted-provider.ts';

const client = oidcOf('');
const provider = await RealProvider.start({
  id: client.clientId,
  secret: client.clientSecret,
  redirectUri: 'http://localhost/api/oidc/callback',
});
afterAll(() => provider.stop());

/** Set out, sign in at the provider, and what stands in the address that it sends back to. */
async function visit(
  api: TestApi,
  name: string | null,
  ...how: Parameters<typeof depart> extends [TestApi, ...infer Rest] ? Rest : never
) {
  const { address, cookie } = await depart(api, ...how);
  const back = await provider.visit(address, name);
  expect(back.origin + back.pathname).toBe('http://localhost/api/oidc/callback');
  return { cookie, query: Object.fromEntries(back.searchParams) };
}

/** All the way there and back. */
async function signIn(
  api: TestApi,
  ...how: Parameters<typeof visit> extends [TestApi, ...infer Rest] ? Rest : never
) {
  const { cookie, query } = await visit(api, ...how);
  return comeBack(api, cookie, query);
}

/** Somebody with a password, signed in. */
async function withPassword(api: TestApi, name: string) {
  const { account, link } = await invite(api, name);
  const payload = { token: link, password: goodPassword };
  const used = await api.request({ method: 'POST', url: '/api/links/use', payload });
  expect(used.statusCode, used.body).toBe(204);
  const cookie = cookieOf(used)!;
  const send = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
    api.request({ method, url, headers: { cookie }, ...(body && { payload: body }) });
  return { account, cookie, send };
}

describeApi(
  'signing in through an identity provider',
  (api) => {
    it('is offered where one is configured, under the name that people know', async () => {
      expect(await api.json('/api/oidc')).toEqual({
        provider: { name: { zh: '省统一认证', en: 'Province ID' } },
      });
    });

    it('sends people off with all that binds the answer to their browser', async () => {
      const response = await api.request({
        method: 'POST',
        url: '/api/oidc/sign-in',
        payload: { returnTo: '/' },
      });
      expect(String(response.headers['set-cookie'])).toMatch(
        /^dayu-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      const { searchParams } = new URL(response.json<Json>().address);
      const { state, nonce, code_challenge, ...rest } = Object.fromEntries(searchParams);
      expect(rest).toEqual({
        client_id: 'dayu',
        response_type: 'code',
        redirect_uri: 'http://localhost/api/oidc/callback',
        scope: 'openid profile',
        code_challenge_method: 'S256',
      });
      const secrets = [state, nonce, code_challenge, cookieOf(response)!.split('=')[1]];
      for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
      expect(new Set(secrets).size).toBe(4);
      // what is kept lets nobody finish what was begun here
      const kept = JSON.stringify(
        await api.database.queries.selectFrom('authorization_request').selectAll().execute(),
      );
      for (const secret of secrets) expect(kept).not.toContain(secret);
    });

    it('gives nobody an account, whatever the provider calls them', async () => {
      await withPassword(api, 'wang@province');
      expectTurnedAway(await signIn(api, 'wang'), 'oidc-unknown-identity');
      const accounts = await api.database.queries.selectFrom('account').select('name').execute();
      expect(accounts.map(({ name }) => name)).not.toContain('wang');
      expect(await api.database.queries.selectFrom('external_identity').selectAll().execute()).toEqual([]);
    });

    it('takes an invitation up, once, and the identity is the account’s from then on', async () => {
      const { account, link } = await invite(api, 'li');
      const first = expectSignedIn(await signIn(api, 'li-at-province', undefined, { link }));
      expect(await nameOf(api, first)).toBe('li');
      const again = expectSignedIn(await signIn(api, 'li-at-province'));
      expect(again).not.toBe(first);
      expect(await nameOf(api, again)).toBe('li');
      const used = await api.request({
        method: 'POST',
        url: '/api/links/use',
        payload: { token: link, password: goodPassword },
      });
      expectProblem(used, 404, 'link-used-up');
      const administrator = await api.member('admin', null);
      const { accounts } = await administrator.json('/api/accounts');
      expect(accounts.find(({ id }: Json) => id === account)).toMatchObject({
        hasPassword: false,
        hasIdentity: true,
      });
      // roles are what the invitation said
      expect((await api.get('/api/plans/small/scenarios', { cookie: again })).statusCode).toBe(200);
    });

    it('ends the session that the browser had before', async () => {
      const [before, other] = [await withPassword(api, 'shi'), await withPassword(api, 'shi-two')];
      await giveIdentity(api, other.account, provider.issuer, 'shi-at-province');
      const departed = await before.send('POST', '/api/oidc/sign-in', { returnTo: '/?plan=small' });
      const back = await provider.visit(new URL(departed.json<Json>().address), 'shi-at-province');
      // the provider sends people back from another site, where the cookie of a session does not come along
      const query = Object.fromEntries(back.searchParams);
      expect(await nameOf(api, before.cookie)).toBe('shi');
      const session = expectSignedIn(await comeBack(api, cookieOf(departed)!, query));
      expect(await nameOf(api, session)).toBe('shi-two');
      expect(await nameOf(api, before.cookie)).toBeNull();
      expect(await nameOf(api, other.cookie)).toBe('shi-two');
    });

    it('keeps an invitation for who it is for: an identity of somebody else does not use it up', async () => {
      const { account } = await api.member(null);
      await giveIdentity(api, account, provider.issuer, 'zhao-at-province');
      const { link } = await invite(api, 'qian');
      expectTurnedAway(await signIn(api, 'zhao-at-province', undefined, { link }), 'oidc-identity-taken');
      expectSignedIn(await signIn(api, 'qian-at-province', undefined, { link }));
    });

    it('takes up no link that was taken back meanwhile, and none that is for a password', async () => {
      const { account, link } = await invite(api, 'sun');
      const { cookie, query } = await visit(api, 'sun-at-province', undefined, { link });
      const administrator = await api.member('admin', null);
      const remade = await administrator.send('POST', `/api/accounts/${account}/link`);
      expectTurnedAway(await comeBack(api, cookie, query), 'link-used-up');
      const token = remade.json<Json>().link.split('#link=')[1];
      const payload = { token, password: goodPassword };
      await api.request({ method: 'POST', url: '/api/links/use', payload });
      const reset = await administrator.send('POST', `/api/accounts/${account}/link`);
      const body = { returnTo: '/', link: reset.json<Json>().link.split('#link=')[1] };
      const refused = await api.request({ method: 'POST', url: '/api/oidc/sign-in', payload: body });
      expectProblem(refused, 409, 'link-for-password');
      const unknown = { returnTo: '/', link: 'x'.repeat(43) };
      expectProblem(
        await api.request({ method: 'POST', url: '/api/oidc/sign-in', payload: unknown }),
        404,
        'link-used-up',
      );
    });

    it('is linked by whoever is signed in and knows the password', async () => {
      const zhou = await withPassword(api, 'zhou');
      const wrong = await zhou.send('POST', '/api/identities', { password: 'not it', returnTo: '/' });
      expectProblem(wrong, 403, 'wrong-password');
      const linked = async (name: string) => {
        const started = await zhou.send('POST', '/api/identities', {
          password: goodPassword,
          returnTo: '/x?y=1',
        });
        const back = await provider.visit(new URL(started.json<Json>().address), name);
        // the session's own cookie does not come along from another site
        return comeBack(api, cookieOf(started)!, Object.fromEntries(back.searchParams));
      };
      expectTurnedAway(await linked('zhou-at-province'), 'oidc-linked', '/x?y=1');
      const { identities } = (await zhou.send('GET', '/api/identities')).json<Json>();
      expect(identities).toEqual([
        {
          id: expect.any(Number),
          issuer: provider.issuer,
          label: 'zhou-at-province@province',
          isCurrent: true,
          createdAt: expect.any(String),
          usedAt: expect.any(String),
        },
      ]);
      expect(await nameOf(api, expectSignedIn(await signIn(api, 'zhou-at-province')))).toBe('zhou');
      // once more changes nothing; another person's stays theirs
      expectTurnedAway(await linked('zhou-at-province'), 'oidc-linked', '/x?y=1');
      const other = await api.member(null);
      await giveIdentity(api, other.account, provider.issuer, 'wu-at-province');
      expectTurnedAway(await linked('wu-at-province'), 'oidc-identity-taken', '/x?y=1');
      const removed = await zhou.send('DELETE', `/api/identities/${identities[0].id}`);
      expect(removed.statusCode).toBe(204);
      expectTurnedAway(await signIn(api, 'zhou-at-province'), 'oidc-unknown-identity');
    });

    it('is linked to nobody who has signed out meanwhile', async () => {
      const zheng = await withPassword(api, 'zheng');
      const started = await zheng.send('POST', '/api/identities', { password: goodPassword, returnTo: '/' });
      const back = await provider.visit(new URL(started.json<Json>().address), 'zheng-at-province');
      await zheng.send('DELETE', '/api/session');
      const answer = await comeBack(api, cookieOf(started)!, Object.fromEntries(back.searchParams));
      expectTurnedAway(answer, 'sign-in-needed', '/');
      expectTurnedAway(await signIn(api, 'zheng-at-province'), 'oidc-unknown-identity');
    });

    it('is nothing for who is kept out, and ends with it on every device', async () => {
      const { account, link } = await invite(api, 'feng');
      const cookie = expectSignedIn(await signIn(api, 'feng-at-province', undefined, { link }));
      const administrator = await api.member('admin', null);
      await administrator.send('PATCH', `/api/accounts/${account}`, { isDisabled: true });
      expect(await nameOf(api, cookie)).toBeNull();
      expectTurnedAway(await signIn(api, 'feng-at-province'), 'account-disabled');
    });

    it('ends Dayu’s session with signing out', async () => {
      const member = await api.member('viewer');
      await giveIdentity(api, member.account, provider.issuer, 'chen-at-province');
      const cookie = expectSignedIn(await signIn(api, 'chen-at-province'));
      const out = await api.request({ method: 'DELETE', url: '/api/session', headers: { cookie } });
      expect(out.statusCode).toBe(204);
      expect(await nameOf(api, cookie)).toBeNull();
    });

    it('says so when it was called off at the provider', async () => {
      expectTurnedAway(await signIn(api, null), 'oidc-denied');
    });

    it('leaves somebody a way in, but for whom an administrator locks out', async () => {
      const member = await api.member('viewer');
      await giveIdentity(api, member.account, provider.issuer, 'wei-at-province');
      await giveIdentity(api, member.account, 'https://elsewhere.example', 'wei');
      const { identities } = await member.json('/api/identities');
      const remove = (id: number) => member.send('DELETE', `/api/identities/${id}`);
      const answers = await Promise.all(identities.map(({ id }: Json) => remove(id)));
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409]);
      expectProblem(
        answers.find(({ statusCode }) => statusCode === 409)!,
        409,
        'last-way-in',
      );
      expectProblem(await remove(999_999), 404, 'identity-not-found');
      const other = await api.member('viewer');
      const [left] = (await member.json('/api/identities')).identities;
      expectProblem(await other.send('DELETE', `/api/identities/${left.id}`), 404, 'identity-not-found');
      const administrator = await api.member('admin', null);
      const all = (account: number) => administrator.send('DELETE', `/api/accounts/${account}/identities`);
      expect((await all(member.account)).statusCode).toBe(204);
      expect(await nameOf(api, member.cookie)).toBeNull();
      expectProblem(await all(999_999), 404, 'account-not-found');
      // one without a password, who would have nothing left
      await giveIdentity(api, administrator.account, provider.issuer, 'administrator-at-province');
      await api.database.queries
        .updateTable('account')
        .set({ password_hash: null })
        .where('id', '=', administrator.account)
        .execute();
      expectProblem(await all(administrator.account), 409, 'last-way-in');
    });

    it('asks those without a password for none, and says how to get one', async () => {
      const member = await api.member('viewer');
      const body = { password: 'any', returnTo: '/' };
      expectProblem(await member.send('POST', '/api/identities', body), 409, 'no-password');
    });

    describe('coming back', () => {
      it('works once, in the browser that set out, and with what it was given', async () => {
        const member = await api.member('viewer');
        await giveIdentity(api, member.account, provider.issuer, 'han-at-province');
        const { cookie, query } = await visit(api, 'han-at-province');
        const other = await depart(api);
        // another's browser, no browser at all, another state, and none: nothing of it spoils it for the owner
        for (const attempt of [
          comeBack(api, other.cookie, query),
          comeBack(api, '', query),
          comeBack(api, cookie, { ...query, state: 'x'.repeat(43) }),
          comeBack(api, cookie, { code: query['code']! }),
          comeBack(api, cookie, {}),
          comeBack(api, `dayu-oidc=${'x'.repeat(4_000)}`, query),
        ])
          expectTurnedAway(await attempt, 'oidc-not-begun', '/');
        const answers = await Promise.all([comeBack(api, cookie, query), comeBack(api, cookie, query)]);
        const [right, late] = answers.toSorted((a) => (a.headers.location!.includes('#') ? 1 : -1));
        expectSignedIn(right!);
        expectTurnedAway(late!, 'oidc-not-begun', '/');
      });

      it('takes no code of another request, nor a name for the provider that is not its own', async () => {
        const stolen = await visit(api, 'anyone');
        const own = await depart(api);
        const state = own.address.searchParams.get('state')!;
        const injected = await comeBack(api, own.cookie, { ...stolen.query, state });
        expectTurnedAway(injected, 'oidc-refused');
        const { cookie, query } = await visit(api, 'anyone');
        expectTurnedAway(
          await comeBack(api, cookie, { ...query, iss: 'https://evil.example' }),
          'oidc-refused',
        );
      });

      it('is too late after ten minutes', async () => {
        const { cookie, query } = await visit(api, 'anyone');
        await api.database.queries
          .updateTable('authorization_request')
          .set({ expires_at: new Date(Date.now() - 1_000) })
          .execute();
        expectTurnedAway(await comeBack(api, cookie, query), 'oidc-not-begun', '/');
        await depart(api);
        const kept = await api.database.queries.selectFrom('authorization_request').selectAll().execute();
        expect(kept).toHaveLength(1);
      });

      it('never leads to another address (E11)', async () => {
        for (const returnTo of [
          '//evil.example',
          '/\\evil.example',
          'https:evil.example',
          'https://evil.example/',
        ])
          expectProblem(
            await api.request({ method: 'POST', url: '/api/oidc/sign-in', payload: { returnTo } }),
            400,
            'invalid-return-path',
          );
      });
    });

    it('is begun by pages of this server alone', async () => {
      const response = await api.request({
        method: 'POST',
        url: '/api/oidc/sign-in',
        headers: { origin: 'https://evil.example' },
        payload: { returnTo: '/' },
      });
      expectProblem(response, 403, 'cross-site');
    });

    it('is slowed down for whoever sets out and never comes back (E1)', async () => {
      const ask = (remoteAddress: string) =>
        api.request({ method: 'POST', url: '/api/oidc/sign-in', remoteAddress, payload: { returnTo: '/' } });
      const statuses = [];
      for (let at = 0; at < 302; at++) statuses.push((await ask('192.0.2.50')).statusCode);
      expect(statuses.filter((status) => status === 200)).toHaveLength(300);
      expectProblem(await ask('192.0.2.50'), 429, 'too-many-sign-ins');
      expect((await ask('192.0.2.51')).statusCode).toBe(200);
    });
  },
  { config: { oidc: oidcOf(provider.issuer) } },
);

const silent = await ScriptedProvider.start();
afterAll(() => silent.stop());

describeApi(
  'an identity provider that is down',
  (api) => {
    const ask = () => api.request({ method: 'POST', url: '/api/oidc/sign-in', payload: { returnTo: '/' } });

    it('keeps nobody from signing in with a password, and says so in a sentence', async () => {
      silent.reset();
      silent.isSilent = true;
      await withPassword(api, 'wang');
      const payload = { name: 'wang', password: goodPassword };
      const began = performance.now();
      const [away, here] = await Promise.all([
        ask(),
        api.request({ method: 'POST', url: '/api/session', payload }),
      ]);
      expect(here.statusCode).toBe(204);
      expectProblem(away, 503, 'oidc-unavailable');
      expect(away.headers['retry-after']).toBe('10');
      expect(performance.now() - began).toBeLessThan(10_000);
      // those who come next are told at once, and it is left in peace
      const asked = silent.asked.length;
      const then = performance.now();
      expectProblem(await ask(), 503, 'oidc-unavailable');
      expect(performance.now() - then).toBeLessThan(2_000);
      expect(silent.asked.length).toBe(asked);
      expect(await api.json('/api/oidc')).toHaveProperty('provider.name');
    });
  },
  { config: { oidc: oidcOf(silent.issuer) } },
);

const impostor = await ScriptedProvider.start();
afterAll(() => impostor.stop());

describeApi(
  'an identity provider that calls itself something else',
  (api) => {
    it('is not believed', async () => {
      impostor.metadata = { ...impostor.metadata, issuer: 'https://evil.example' };
      const response = await api.request({
        method: 'POST',
        url: '/api/oidc/sign-in',
        payload: { returnTo: '/' },
      });
      expectProblem(response, 503, 'oidc-unavailable');
    });
  },
  { config: { oidc: oidcOf(impostor.issuer) } },
);

const odd = await ScriptedProvider.start();
afterAll(() => odd.stop());

describeApi(
  'an identity provider whose addresses are none',
  (api) => {
    it('is left in peace, and nobody is sent there', async () => {
      odd.metadata = { ...odd.metadata, authorization_endpoint: 'javascript:alert(1)' };
      for (let time = 0; time < 2; time++) {
        const payload = { returnTo: '/' };
        const response = await api.request({ method: 'POST', url: '/api/oidc/sign-in', payload });
        expectProblem(response, 503, 'oidc-unavailable');
      }
    });
  },
  { config: { oidc: oidcOf(odd.issuer) } },
);

describeApi('without an identity provider', (api) => {
  it('none is offered, and nothing leads to one', async () => {
    expect(await api.json('/api/oidc')).toEqual({ provider: null });
    const payload = { returnTo: '/' };
    expectProblem(
      await api.request({ method: 'POST', url: '/api/oidc/sign-in', payload }),
      404,
      'oidc-not-configured',
    );
    expectTurnedAway(await api.get('/api/oidc/callback?code=x&state=y'), 'oidc-not-configured', '/');
  });
});

describeApi(
  'behind an address of its own',
  (api) => {
    it('cookies are for TLS and this host alone, and the provider is told that address', async () => {
      const response = await api.request({
        method: 'POST',
        url: '/api/oidc/sign-in',
        headers: { host: 'dayu.example' },
        payload: { returnTo: '/' },
      });
      expect(String(response.headers['set-cookie'])).toMatch(
        /^__Host-dayu-oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
      const { searchParams } = new URL(response.json<Json>().address);
      expect(searchParams.get('redirect_uri')).toBe('https://dayu.example/api/oidc/callback');
    });
  },
  { config: { oidc: oidcOf(provider.issuer), publicUrl: 'https://dayu.example' } },
);
