import { hashSecretToken, makeSecretToken } from '../../server/access/secret-token.ts';
import type { Queries } from '../../server/database/database.ts';

/** Somebody who plans, signed in at whatever server there is over a database; returns the cookie. */
export async function signInPlanner(queries: Queries, name: string): Promise<string> {
  const { id } = await queries
    .insertInto('account')
    .values({ name, display_name: name, password_hash: null, disabled_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await queries.insertInto('membership').values({ account: id, plan: null, role: 'planner' }).execute();
  const token = makeSecretToken();
  await queries
    .insertInto('session')
    .values({ token_hash: hashSecretToken(token), account: id, user_agent: 'test' })
    .execute();
  return `dayu-session=${token}`;
}

/** A draft that branches from what a server has published, made over HTTP; returns its number. */
export async function branchPublished(address: string, cookie: string, queries: Queries): Promise<number> {
  const { id: from, plan } = await queries
    .selectFrom('scenario')
    .select(['id', 'plan'])
    .where('status', '=', 'published')
    .executeTakeFirstOrThrow();
  const response = await fetch(`${address}/api/plans/${plan}/scenarios`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ from, title: { zh: '方案', en: 'Scenario' } }),
  });
  if (response.status !== 201) throw new Error(`no branch: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: number }).id;
}
