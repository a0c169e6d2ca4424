import { once } from 'node:events';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { openChannel } from '../../../server/database/postgresql/channel.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { limits } from '../../../server/limits.ts';
import { describeApi, placeAt, TestApi, type Member } from '../../helpers/app.ts';
import { Listener } from '../../helpers/live-listener.ts';
import { createDatabase, dropDatabase } from '../../helpers/postgres.ts';

/** The status with which a connection is refused. */
async function refusal(address: string, headers: Record<string, string>, path = ''): Promise<number> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live${path}`, { headers });
  socket.on('error', () => undefined);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
  return response.statusCode;
}

describeApi('the live connection', (api) => {
  let address: string;
  let planner: Member;
  let scenario: number;

  beforeAll(async () => {
    address = await api.listen();
    planner = await api.member('planner');
    scenario = await planner.branch();
  });

  const commit = (id: string, longitude = 112.5) =>
    api.commit([{ kind: 'create', feature: placeAt(id, longitude, 38.1) }], scenario);
  const newest = async () => (await planner.json(`/api/scenarios/${scenario}/status`)).changeset as number;

  it('is for whoever is signed in, from a page of ours, and with nothing in its address (G1)', async () => {
    expect(await refusal(address, { origin: address })).toBe(401);
    expect(await refusal(address, { origin: address, cookie: 'dayu-session=x' })).toBe(401);
    const { cookie } = planner;
    expect(await refusal(address, { origin: 'https://evil.example', cookie })).toBe(403);
    expect(await refusal(address, { cookie, origin: 'null' })).toBe(403);
    const token = cookie.split('=')[1];
    expect(await refusal(address, { origin: address }, `?token=${token}`)).toBe(401);
  });

  it('tells nothing of what its person may not see, and of no more than a few scenarios (G2)', async () => {
    const stranger = await Listener.open(address, await api.member(null));
    stranger.say({ type: 'subscribe', scenario, after: 0 });
    expect(await stranger.of('error')).toMatchObject({ code: 'scenario-not-found', scenario });
    await commit('unseen');
    const listener = await Listener.open(address, planner);
    for (const odd of [
      '{',
      '*',
      [],
      { type: 'subscribe', scenario: '*' },
      { type: 'subscribe', scenario: -1 },
      null,
    ]) {
      listener.heard.length = 0;
      listener.say(odd);
      expect(await listener.of('error')).toMatchObject({ code: 'not-understood' });
    }
    expect(stranger.heard.filter(({ type }) => type === 'changeset')).toEqual([]);
    stranger.socket.terminate();
    listener.socket.terminate();
  });

  it('tells of each changeset once, in order, with the features and the places it touched', async () => {
    const listener = await Listener.open(address, planner);
    const start = await newest();
    listener.say({ type: 'subscribe', scenario, after: start });
    await listener.of('subscribed');
    await Promise.all(Array.from({ length: 20 }, (_, at) => commit(`told-${at}`, 112.5 + at / 1_000)));
    await listener.find(({ number }) => number === start + 20);
    const numbers = listener.heard.filter(({ type }) => type === 'changeset').map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => start + 1 + at));
    const { features, bounds } = listener.heard.find(({ type }) => type === 'changeset');
    expect(features).toHaveLength(1);
    expect(bounds[0]).toHaveLength(4);
    listener.socket.terminate();
  });

  it('goes on after a lost connection from the number it is told; past what is kept, all is to be read anew (G5)', async () => {
    const start = await newest();
    for (const id of ['missed-1', 'missed-2', 'missed-3']) await commit(id);
    const listener = await Listener.open(address, planner);
    listener.say({ type: 'subscribe', scenario, after: start });
    await listener.of('subscribed');
    expect(listener.heard.filter(({ type }) => type === 'changeset').map(({ number }) => number)).toEqual([
      start + 1,
      start + 2,
      start + 3,
    ]);
    const [future, old] = [await Listener.open(address, planner), await Listener.open(address, planner)];
    future.say({ type: 'subscribe', scenario, after: 1_000_000 });
    expect(await future.of('resync')).toMatchObject({ changeset: start + 3 });
    for (const one of [listener, future, old]) one.socket.terminate();
  });

  it('reads no more than so many features again for who was away: then all is to be read anew', async () => {
    const away = await newest();
    const many = Array.from({ length: limits.liveCatchUpFeatures / 2 + 1 }, (_, at) =>
      placeAt(`many-${at}`, 112.5, 38.1),
    );
    await api.commit(
      many.map((feature) => ({ kind: 'create', feature })),
      scenario,
    );
    const listener = await Listener.open(address, planner);
    listener.say({ type: 'subscribe', scenario, after: away });
    await listener.of('subscribed');
    expect(listener.heard.map(({ type }) => type)).toEqual(['changeset', 'subscribed']);
    await api.commit(
      many.map((feature) => ({ kind: 'update', version: 1, feature })),
      scenario,
    );
    const later = await Listener.open(address, planner);
    later.say({ type: 'subscribe', scenario, after: away });
    await later.of('subscribed');
    expect(later.heard.map(({ type }) => type)).toEqual(['resync', 'subscribed']);
    expect(later.heard[0]).toMatchObject({ scenario, changeset: away + 2 });
    for (const one of [listener, later]) one.socket.terminate();
  });

  it('tells of nothing that came to nothing (G11)', async () => {
    const listener = await Listener.open(address, planner);
    const start = await newest();
    listener.say({ type: 'subscribe', scenario, after: start });
    await listener.of('subscribed');
    await expect(
      api.commit([{ kind: 'update', version: 9, feature: placeAt('told-0', 112, 38) }], scenario),
    ).rejects.toThrow();
    await commit('after-nothing');
    expect(await listener.of('changeset')).toMatchObject({ number: start + 1 });
    listener.socket.terminate();
  });

  it('says who else is there, where, and what they have selected, until they go', async () => {
    const [one, other] = [await Listener.open(address, planner), await Listener.open(address, planner)];
    for (const listener of [one, other]) {
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
    }
    const place = { longitude: 112.7, latitude: 38.2, zoom: 14 };
    one.say({ type: 'presence', scenario, place, selected: { collection: 'zone', id: 'zone-a' } });
    const { presence } = await other.of('presence');
    expect(presence).toMatchObject({
      account: planner.account,
      name: planner.name.toUpperCase(),
      place,
      selected: { id: 'zone-a' },
    });
    const third = await Listener.open(address, planner);
    third.say({ type: 'subscribe', scenario });
    expect((await third.of('subscribed')).others).toHaveLength(1);
    one.socket.close();
    expect(await other.of('gone')).toMatchObject({ id: presence.id });
    for (const listener of [other, third]) listener.socket.terminate();
  });

  it('tells nothing more to who was told that a role is theirs no longer', async () => {
    const administrator = await api.member('admin', null);
    const leaver = await api.member('reviewer');
    const [listener, other] = await Promise.all([
      Listener.open(address, leaver),
      Listener.open(address, planner),
    ]);
    for (const one of [listener, other]) {
      one.say({ type: 'subscribe', scenario });
      await one.of('subscribed');
    }
    const member = `/api/plans/small/members/${leaver.account}`;
    expect((await administrator.send('DELETE', member)).statusCode).toBe(204);
    await commit('after-role');
    await other.of('changeset');
    expect(await listener.of('error')).toMatchObject({ code: 'scenario-not-found', scenario });
    expect(listener.heard.filter(({ type }) => type === 'changeset')).toEqual([]);
    // and what is given is there at once
    expect((await administrator.send('PUT', member, { role: 'viewer' })).statusCode).toBeLessThan(300);
    listener.heard.length = 0;
    listener.say({ type: 'subscribe', scenario });
    await listener.of('subscribed');
    for (const one of [listener, other]) one.socket.terminate();
  });

  it('tells somebody whose role is another now that it is', async () => {
    const administrator = await api.member('admin', null);
    const member = await api.member('planner');
    const listener = await Listener.open(address, member);
    listener.say({ type: 'subscribe', scenario });
    await listener.of('subscribed');
    const path = `/api/plans/small/members/${member.account}`;
    expect((await administrator.send('PUT', path, { role: 'viewer' })).statusCode).toBe(204);
    expect(await listener.of('rights')).toEqual({ type: 'rights' });
    listener.socket.terminate();
  });

  it('ends at once with the session, the account or the password it began with', async () => {
    const administrator = await api.member('admin', null);
    const ends: Record<string, (of: Member) => PromiseLike<{ statusCode: number }>> = {
      'signs out': (of) => of.send('DELETE', '/api/session'),
      'signs out everywhere': (of) => of.send('DELETE', '/api/sessions'),
      'is kept out': (of) => administrator.send('PATCH', `/api/accounts/${of.account}`, { isDisabled: true }),
    };
    for (const [how, end] of Object.entries(ends)) {
      const member = await api.member('reviewer');
      const listener = await Listener.open(address, member);
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
      const closed = once(listener.socket, 'close', { signal: AbortSignal.timeout(5_000) });
      expect((await end(member)).statusCode, how).toBeLessThan(300);
      await commit(`after-${how.replaceAll(' ', '-')}`);
      expect((await closed)[0], how).toBe(4401);
      expect(
        listener.heard.filter(({ type }) => type === 'changeset'),
        how,
      ).toEqual([]);
    }
  });

  it('ends for who says more than anybody could', async () => {
    const listener = await Listener.open(address, planner);
    const closed = once(listener.socket, 'close') as Promise<[number]>;
    for (let at = 0; at < 200; at++) listener.say({ type: 'subscribe', scenario });
    expect((await closed)[0]).toBe(4_400);
    const large = await Listener.open(address, planner);
    const ended = once(large.socket, 'close') as Promise<[number]>;
    large.say('x'.repeat(100_000));
    expect((await ended)[0]).toBe(1_009);
  });
});

describe('two servers on one PostgreSQL', () => {
  const servers = [new TestApi(), new TestApi()] as const;
  const databases: { close(): Promise<void> }[] = [];
  let url: string;
  let addresses: string[];
  let planner: Member;
  let scenario: number;

  beforeAll(async () => {
    const { postgresUrl, postgresTemplate } = inject('databases');
    url = await createDatabase(postgresUrl, postgresTemplate);
    for (const server of servers) {
      const database = openPostgresql(url, null);
      databases.push(database);
      await server.start(database, server === servers[0] ? {} : { plans: null });
    }
    addresses = await Promise.all(servers.map((server) => server.listen()));
    planner = await servers[0].member('planner');
    scenario = await planner.branch();
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    for (const database of databases) await database.close();
    await dropDatabase(inject('databases').postgresUrl, url);
  });

  /** The connections on which both servers hear of each other. */
  const endChannels = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'dayu channel' and datname = current_database()`.execute(
      servers[0].database.queries,
    );

  const commitOn = (server: TestApi, id: string, longitude = 112.5) =>
    server.commit([{ kind: 'create', feature: placeAt(id, longitude, 38.1) }], scenario);

  it('tell each other of what was committed, each once and in order, and forget the tiles it touched (G10)', async () => {
    const listeners = await Promise.all(addresses.map((address) => Listener.open(address, planner)));
    for (const listener of listeners) {
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
    }
    const tile = `/api/scenarios/${scenario}/tiles/WebMercatorQuad/14/6313/13309`;
    const read = async (server: TestApi) =>
      (await server.get(tile, { cookie: planner.cookie, 'accept-encoding': 'identity' })).rawPayload.length;
    const before = await read(servers[1]);
    for (let at = 0; at < 10; at++) await commitOn(servers[at % 2]!, `shared-${at}`, 112.45 + at / 1_000);
    for (const listener of listeners) {
      await listener.find(({ features }) => features?.[0].id === 'shared-9');
      const ids = listener.heard
        .filter(({ type }) => type === 'changeset')
        .map(({ features }) => features[0].id);
      expect(ids).toEqual(Array.from({ length: 10 }, (_, at) => `shared-${at}`));
    }
    expect(await read(servers[1])).toBeGreaterThan(before);
    expect(await read(servers[1])).toBe(await read(servers[0]));
    for (const listener of listeners) listener.socket.terminate();
  });

  it('tell all that becomes of a scenario that is new to them, whoever of them changes it first', async () => {
    for (let round = 0; round < 4; round++) {
      const branch = await planner.branch();
      const { changeset: base } = await planner.json(`/api/scenarios/${branch}/status`);
      const listener = await Listener.open(addresses[1]!, planner);
      listener.say({ type: 'subscribe', scenario: branch, after: base as number });
      await listener.of('subscribed');
      const change = (id: string) => [{ kind: 'create' as const, feature: placeAt(id, 112.6, 38.1) }];
      // right after each other: the notice of the first is still on its way when the second is committed
      await servers[0].commit(change(`new-${round}-first`), branch);
      await servers[1].commit(change(`new-${round}-second`), branch);
      await listener.find(({ features }) => features?.[0].id === `new-${round}-second`);
      const told = listener.heard
        .filter(({ type }) => type === 'changeset')
        .map(({ number }) => number as number);
      expect(told).toEqual([(base as number) + 1, (base as number) + 2]);
      listener.socket.terminate();
    }
  });

  it('tell each other whose role was taken away', async () => {
    const administrator = await servers[0].member('admin', null);
    const leaver = await servers[0].member('reviewer');
    const listener = await Listener.open(addresses[1]!, leaver);
    listener.say({ type: 'subscribe', scenario });
    await listener.of('subscribed');
    await administrator.send('DELETE', `/api/plans/small/members/${leaver.account}`);
    // long before it would be looked at by itself
    await vi.waitFor(
      () => expect(listener.heard.at(-1)).toMatchObject({ code: 'scenario-not-found' }),
      5_000,
    );
    listener.socket.terminate();
  });

  it('tell each other that a scenario was renamed or handed in', async () => {
    const listeners = await Promise.all(addresses.map((address) => Listener.open(address, planner)));
    for (const listener of listeners) {
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
    }
    const renamed = await planner.send('PATCH', `/api/scenarios/${scenario}`, {
      title: { zh: '新名', en: 'New' },
    });
    expect(renamed.statusCode).toBe(200);
    for (const listener of listeners) {
      expect(await listener.of('scenario')).toEqual({ type: 'scenario', scenario });
      listener.socket.terminate();
    }
  });

  it('tell of a branch where things were in it, not where its origin has brought them since', async () => {
    const feature = (longitude: number) => placeAt('wanderer', longitude, 38.1);
    const update = (version: number, longitude: number) => [
      { kind: 'update' as const, version, feature: feature(longitude) },
    ];
    await servers[0].commit([{ kind: 'create', feature: feature(112.1) }], scenario);
    const answer = await planner.send('POST', '/api/plans/small/scenarios', {
      ...{ from: scenario, title: { zh: '支', en: 'Branch' } },
    });
    const branch = answer.json<{ id: number }>().id;
    await servers[0].commit(update(1, 115), scenario);
    await servers[0].commit(update(2, 116), scenario);
    const listener = await Listener.open(addresses[1]!, planner);
    listener.say({ type: 'subscribe', scenario: branch });
    await listener.of('subscribed');
    await servers[0].commit(update(1, 112.2), branch);
    await servers[0].commit(update(2, 112.3), branch);
    const westOf = (longitude: number) => Math.round((longitude / 180) * 20_037_508.34);
    for (const [version, then, now] of [
      [2, 112.1, 112.2],
      [3, 112.2, 112.3],
    ] as const) {
      const { features, bounds } = await listener.find((heard) => heard.features?.[0].version === version);
      expect(features[0].kind).toBe('update');
      const wests = bounds.map(([west]: number[]) => Math.round(west!)).sort();
      expect(wests).toEqual([westOf(then), westOf(now)]);
    }
    listener.socket.terminate();
  });

  it('know of people who are with the other', async () => {
    const [one, other] = await Promise.all(addresses.map((address) => Listener.open(address, planner)));
    for (const listener of [one!, other!]) {
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
    }
    one!.say({ type: 'presence', scenario, selected: null });
    const { presence } = await other!.of('presence');
    one!.socket.close();
    expect(await other!.of('gone')).toMatchObject({ id: presence.id });
    other!.socket.terminate();
  });

  it('miss nothing while the connection that tells them is gone (G8)', async () => {
    const listener = await Listener.open(addresses[1]!, planner);
    listener.say({ type: 'subscribe', scenario });
    await listener.of('subscribed');
    await endChannels();
    await commitOn(servers[0], 'while-gone');
    await listener.find(({ features }) => features?.[0].id === 'while-gone');
    listener.socket.terminate();
  });

  it('find another that tells them when the one that did is frozen, and holds its place (G8)', async () => {
    const listener = await Listener.open(addresses[1]!, planner);
    listener.say({ type: 'subscribe', scenario });
    await listener.of('subscribed');
    let hasEnded = false;
    // a server that took the place, and then says nothing any more
    const frozen = await openChannel(url, [], { notice: () => undefined, end: () => (hasEnded = true) });
    await frozen.query(`set application_name = 'frozen'`);
    const taken = frozen.query('select pg_advisory_lock(20211210)');
    await endChannels();
    await taken;
    await commitOn(servers[0], 'before-frozen');
    await listener.find(({ features }) => features?.[0].id === 'before-frozen');
    // both listen again, and nobody tells them
    await commitOn(servers[0], 'while-frozen');
    expect(hasEnded).toBe(false);
    await listener.find(({ features }) => features?.[0].id === 'while-frozen');
    expect(hasEnded).toBe(true);
    listener.socket.terminate();
  }, 30_000);

  it('miss nothing so of a scenario of which they have never told anything (G8)', async () => {
    const branch = await planner.branch();
    const listener = await Listener.open(addresses[1]!, planner);
    listener.say({ type: 'subscribe', scenario: branch });
    await listener.of('subscribed');
    await endChannels();
    await servers[0].commit([{ kind: 'create', feature: placeAt('first-while-gone', 112.6, 38.1) }], branch);
    await listener.find(({ features }) => features?.[0].id === 'first-while-gone');
    listener.socket.terminate();
  });
});
