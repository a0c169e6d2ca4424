import { expect } from 'vitest';
import type { OidcConfig } from '../../server/identities/oidc-config.ts';
import type { Answer, Json, Member, TestApi } from './app.ts';

/** A password that nobody guesses. */
export const goodPassword = 'a quiet valley in autumn';

export const oidcOf = (issuer: string): OidcConfig => ({
  ...{ issuer, clientId: 'dayu', clientSecret: 'a secret: of the client%' },
  name: { zh: '省统一认证', en: 'Province ID' },
});

/** A browser that has been sent to the provider. */
export interface Departed {
  /** Where it was sent to. */
  address: URL;
  /** The cookie that it keeps meanwhile. */
  cookie: string;
}

/** Set out for the provider; `who` is signed in, or nobody. */
export async function depart(
  api: TestApi,
  url = '/api/oidc/sign-in',
  payload: object = {},
  who: Member | null = null,
): Promise<Departed> {
  const body = { returnTo: '/?plan=small', ...payload };
  const response = who
    ? await who.send('POST', url, body)
    : await api.request({ method: 'POST', url, payload: body });
  expect(response.statusCode, response.body).toBe(200);
  return { address: new URL(response.json<Json>().address), cookie: cookieOf(response)! };
}

/** Come back from the provider with what stands in the query. */
export function comeBack(api: TestApi, cookie: string, query: Record<string, string>): Promise<Answer> {
  const url = `/api/oidc/callback?${new URLSearchParams(query).toString()}`;
  return api.get(url, { cookie });
}

/** The first cookie that an answer sets, as a browser sends it; undefined where it sets none, or takes one away. */
export function cookieOf(answer: Answer, name = 'dayu-'): string | undefined {
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0]!)
    .find((cookie) => cookie.startsWith(name) && !cookie.endsWith('='));
}

/** An answer that leads back to the page, and lets nobody in. */
export function expectTurnedAway(answer: Answer, code: string, page = '/?plan=small'): void {
  expect(answer.statusCode, answer.body).toBe(303);
  expect(answer.headers.location).toBe(`http://localhost:80${page}#oidc=${code}`);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(cookieOf(answer, 'dayu-session')).toBeUndefined();
}

/** An answer that leads back to the page, signed in: the cookie of the session. */
export function expectSignedIn(answer: Answer, page = '/?plan=small'): string {
  expect(answer.statusCode, answer.body).toBe(303);
  expect(answer.headers.location).toBe(`http://localhost:80${page}`);
  const cookie = cookieOf(answer, 'dayu-session');
  expect(cookie).toMatch(/^dayu-session=[\w-]{43}$/);
  return cookie!;
}

/** Who a session is. */
export async function nameOf(api: TestApi, cookie: string): Promise<string | null> {
  return (await api.get('/api/session', { cookie })).json<Json>().account?.name ?? null;
}

/** Invite somebody: the number of the account, and the secret of the link. */
export async function invite(api: TestApi, name: string): Promise<{ account: number; link: string }> {
  const administrator = await api.member('admin', null);
  const invited = await administrator.send('POST', '/api/plans/small/members', {
    ...{ name, displayName: `${name} 工`, role: 'planner' },
  });
  expect(invited.statusCode, invited.body).toBe(201);
  const { account, link } = invited.json<Json>();
  return { account, link: link.split('#link=')[1] };
}

/** Let an identity in, as if it had been linked before. */
export async function giveIdentity(api: TestApi, account: number, issuer: string, subject: string) {
  await api.database.queries
    .insertInto('external_identity')
    .values({ account, issuer, subject, label: null, used_at: null })
    .execute();
}
