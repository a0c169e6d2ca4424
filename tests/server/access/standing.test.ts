import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { hashPassword } from '../../../server/accounts/passwords.ts';
import type { Queries } from '../../../server/database/database.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { createDatabase, dropDatabase } from '../../helpers/postgres.ts';
import { describeApi, placeAt, TestApi, type Json, type Member } from '../../helpers/app.ts';

/** Send a request whose body ends only after something else was done. */
async function sendSlowly(
  address: string,
  path: string,
  headers: Record<string, string>,
  body: object,
  meanwhile: () => Promise<unknown>,
): Promise<{ status: number; body: Json }> {
  const whole = Buffer.from(JSON.stringify(body));
  const sent = request(`${address}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-length': whole.length },
  });
  const answered = new Promise<{ status: number; body: Json }>((resolve, reject) => {
    sent.on('response', (response) => {
      text(response).then(
        (content) => resolve({ status: response.statusCode!, body: JSON.parse(content) as Json }),
        reject,
      );
    });
    sent.on('error', reject);
  });
  sent.write(whole.subarray(0, 5));
  // long enough for who asks to have been looked up
  await pause(150);
  await meanwhile();
  sent.end(whole.subarray(5));
  return answered;
}

describeApi('whoever was let in when a request began, and is to be kept out when it ends', (api) => {
  let address: string;
  let scenario: number;

  beforeAll(async () => {
    address = await api.listen();
    scenario = await (await api.member('planner')).branch();
  });

  const token = { title: 'QGIS', scope: 'write', days: 366 };
  const signedOut = (member: Member) => member.send('DELETE', '/api/sessions');
  const change = (id: string) => ({
    message: '修改',
    changes: [
      {
        kind: 'create',
        collection: 'place',
        feature: {
          ...{ type: 'Feature', id, geometry: placeAt(id, 112.5, 38.1).geometry },
          properties: { ...placeAt(id, 0, 0).properties, provenance: placeAt(id, 0, 0).provenance },
        },
      },
    ],
  });

  it('gets no token that would let them in again', async () => {
    for (const end of ['sign-out', 'kept-out'] as const) {
      const member = await api.member('planner');
      const administrator = await api.member('admin', null);
      const meanwhile = () =>
        end === 'sign-out'
          ? signedOut(member)
          : administrator.send('PATCH', `/api/accounts/${member.account}`, { isDisabled: true });
      const answer = await sendSlowly(address, '/api/tokens', { cookie: member.cookie }, token, meanwhile);
      expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-needed']);
      const { count } = await api.database.queries
        .selectFrom('personal_token')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('account', '=', member.account)
        .executeTakeFirstOrThrow();
      expect(count).toBe(0);
    }
  });

  it('invites nobody, and gives nobody a role', async () => {
    const member = await api.member('admin', null);
    const person = { name: 'left-behind', displayName: '留下的人', role: 'admin' };
    const answer = await sendSlowly(address, '/api/accounts', { cookie: member.cookie }, person, () =>
      signedOut(member),
    );
    expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-needed']);
  });

  it('changes nothing, by their session or by a token of theirs', async () => {
    const member = await api.member('planner');
    const made = await member.send('POST', '/api/tokens', token);
    const { secret, token: own } = made.json<{ secret: string; token: { id: number } }>();
    const path = `/api/scenarios/${scenario}/changesets`;
    const byToken = await sendSlowly(
      ...([address, path, { authorization: `Bearer ${secret}` }, change('by-token')] as const),
      () => member.send('DELETE', `/api/tokens/${own.id}`),
    );
    expect([byToken.status, byToken.body.code]).toEqual([401, 'sign-in-needed']);
    const bySession = await sendSlowly(
      ...([address, path, { cookie: member.cookie }, change('by-session')] as const),
      () => signedOut(member),
    );
    expect([bySession.status, bySession.body.code]).toEqual([401, 'sign-in-needed']);
    const planner = await api.member('planner');
    for (const id of ['by-token', 'by-session'])
      expect(
        (await planner.send('GET', `/api/scenarios/${scenario}/collections/place/items/${id}`)).statusCode,
      ).toBe(404);
  });

  it('branches nothing', async () => {
    const member = await api.member('planner');
    const from = await api.scenario();
    const body = { from, title: { zh: '方案', en: 'Scenario' } };
    const answer = await sendSlowly(
      ...([address, '/api/plans/small/scenarios', { cookie: member.cookie }, body] as const),
      () => signedOut(member),
    );
    expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-needed']);
  });
});

describe('who takes a right away', () => {
  const api = new TestApi();
  let url: string;
  /** Another program on the same database. */
  let other: ReturnType<typeof openPostgresql>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { postgresUrl, postgresTemplate } = inject('databases');
    url = await createDatabase(postgresUrl, postgresTemplate);
    const database = openPostgresql(url, null);
    other = openPostgresql(url, null);
    close = async () => {
      await database.close();
      await other.close();
    };
    await api.start(database, {});
  });
  afterAll(async () => {
    await api.close();
    await close();
    await dropDatabase(inject('databases').postgresUrl, url);
  });

  /** True while something waits for what somebody else holds. */
  async function isWaiting(queries: Queries): Promise<boolean> {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(queries);
    return rows[0]!.waits;
  }

  it('waits for no copy that is under way, and of the copy nothing is left', async () => {
    const [planner, administrator] = [await api.member('planner'), await api.member('admin', null)];
    const count = async () => {
      const { rows } = await sql<{ count: number }>`select count(*)::integer as count from scenario`.execute(
        api.database.queries,
      );
      return rows[0]!.count;
    };
    const before = await count();
    const body = { from: await api.scenario(), title: { zh: '方案', en: 'Scenario' } };
    const copying = await other.queries.transaction().execute(async (transaction) => {
      // no feature can be copied until this ends
      await sql`lock table feature in exclusive mode`.execute(transaction);
      // an injected request begins when somebody waits for it
      const branch = planner.send('POST', '/api/plans/small/scenarios', body).then((answer) => answer);
      await expect.poll(() => isWaiting(transaction)).toBe(true);
      const removed = await administrator.send('DELETE', `/api/plans/small/members/${planner.account}`);
      expect(removed.statusCode, removed.body).toBe(204);
      const identities = await administrator.send('DELETE', `/api/accounts/${planner.account}/identities`);
      expect(identities.statusCode, identities.body).toBe(204);
      const kept = await administrator.send('PATCH', `/api/accounts/${planner.account}`, {
        isDisabled: true,
      });
      expect(kept.statusCode, kept.body).toBe(200);
      return { branch };
    });
    expect((await copying.branch).statusCode).toBe(401);
    expect(await count()).toBe(before);
  });

  it('takes away nothing once they may not do so any more', async () => {
    const [administrator, planner] = [await api.member('admin', null), await api.member('planner')];
    const removing = await other.queries.transaction().execute(async (transaction) => {
      // whoever changes what people may do takes turns
      await sql`lock table membership in share row exclusive mode`.execute(transaction);
      const removal = administrator
        .send('DELETE', `/api/accounts/${planner.account}/identities`)
        .then((answer) => answer);
      await expect.poll(() => isWaiting(transaction)).toBe(true);
      expect((await administrator.send('DELETE', '/api/sessions')).statusCode).toBe(204);
      return { removal };
    });
    expect((await removing.removal).statusCode).toBe(401);
    expect((await planner.send('GET', '/api/tokens')).statusCode).toBe(200);
  });

  it('leaves the password as it was, of whoever is signed out while it is changed', async () => {
    const planner = await api.member('planner');
    const current = 'a quiet valley in autumn';
    const before = await hashPassword(planner.name, current);
    await api.database.queries
      .updateTable('account')
      .set({ password_hash: before })
      .where('id', '=', planner.account)
      .execute();
    const changing = await other.queries.transaction().execute(async (transaction) => {
      // whoever changes a password holds the account
      await sql`select from account where id = ${planner.account} for update`.execute(transaction);
      const change = planner
        .send('PUT', '/api/session/password', { current, next: 'another valley in spring' })
        .then((answer) => answer);
      await expect.poll(() => isWaiting(transaction)).toBe(true);
      expect((await planner.send('DELETE', '/api/sessions')).statusCode).toBe(204);
      return { change };
    });
    expect((await changing.change).statusCode).toBe(401);
    const { password_hash } = await api.database.queries
      .selectFrom('account')
      .select('password_hash')
      .where('id', '=', planner.account)
      .executeTakeFirstOrThrow();
    expect(password_hash).toBe(before);
  });

  it('waits for no copy either who hands a scenario in, or renames it', async () => {
    const planner = await api.member('planner');
    const scenario = await planner.branch();
    const copying = await other.queries.transaction().execute(async (transaction) => {
      await sql`lock table feature in exclusive mode`.execute(transaction);
      const body = { from: scenario, title: { zh: '支', en: 'Branch' } };
      const branch = planner.send('POST', '/api/plans/small/scenarios', body).then((answer) => answer);
      await expect.poll(() => isWaiting(transaction)).toBe(true);
      const change = { title: { zh: '新名', en: 'New' }, status: 'in-review' };
      const changed = await planner.send('PATCH', `/api/scenarios/${scenario}`, change);
      expect(changed.statusCode, changed.body).toBe(200);
      return { branch };
    });
    expect((await copying.branch).statusCode).toBe(201);
  });

  it('is refused by no writer, nor refuses one whose right stays', async () => {
    const administrator = await api.member('admin', null);
    const planners = [await api.member('planner'), await api.member('planner')];
    const scenario = await planners[0]!.branch();
    let isOver = false;
    const statuses: number[] = [];
    const write = async (planner: Member, name: number) => {
      for (let at = 0; !isOver; at++) {
        const id = `busy-${name}-${at}`;
        const { geometry, properties, provenance } = placeAt(id, 112.5, 38.1);
        const feature = { type: 'Feature', id, geometry, properties: { ...properties, provenance } };
        const changes = [{ kind: 'create', collection: 'place', feature }];
        const answer = await planner.send('POST', `/api/scenarios/${scenario}/changesets`, {
          ...{ message: '修改', changes },
        });
        statuses.push(answer.statusCode);
      }
    };
    const writing = planners.flatMap((planner, at) => [write(planner, 2 * at), write(planner, 2 * at + 1)]);
    const written = () => statuses.filter((status) => status === 201).length;
    for (let round = 0; round < 12 || written() < 20; round++) {
      const role = round % 2 === 0 ? 'reviewer' : 'planner';
      const path = `/api/plans/small/members/${planners[1]!.account}`;
      const given = await administrator.send('PUT', path, { role });
      expect(given.statusCode, given.body).toBe(204);
    }
    isOver = true;
    await Promise.all(writing);
    // written, or refused for the role that was given: reviewers write nothing
    expect([...new Set(statuses)].filter((status) => ![201, 403].includes(status))).toEqual([]);
  });
});
