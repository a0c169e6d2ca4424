import { once } from 'node:events';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LiveLink, type LiveMessage, type LiveSocket } from '../../../client/live/live-link.ts';
import type { CommittedChangeset } from '../../../server/changesets/changeset.ts';
import type { Database } from '../../../server/database/database.ts';
import { limits } from '../../../server/limits.ts';
import { describeApi, placeAt, TestApi, type Member } from '../../helpers/app.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';
import { Listener } from '../../helpers/live-listener.ts';

describeApi('a reader of the live connection who stops reading', (api) => {
  it('is let go at a megabyte, to catch up later, while others hear everything (G4)', async () => {
    const address = await api.listen();
    const planner = await api.member('planner');
    const scenario = await planner.branch();
    const [reader, sleeper] = [await Listener.open(address, planner), await Listener.open(address, planner)];
    for (const listener of [reader, sleeper]) {
      listener.say({ type: 'subscribe', scenario });
      await listener.of('subscribed');
    }
    const start = (await reader.of('subscribed')).changeset as number;
    sleeper.socket.pause();
    const closed = once(sleeper.socket, 'close') as Promise<[number]>;
    const { clients } = api.app.websocketServer;
    // as large as a message can be, and far more of them than the system's own buffers take
    const count = 600;
    let most = 0;
    for (let at = 1; at <= count; at++) {
      api.changesets.announce(largeChangeset(scenario, start + at));
      for (const client of clients) most = Math.max(most, client.bufferedAmount);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await reader.find(({ number }) => number === start + count);
    const numbers = reader.heard.filter(({ type }) => type === 'changeset').map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: count }, (_, at) => start + 1 + at));
    expect(most).toBeGreaterThan(limits.liveBufferBytes);
    // what was in the making when the limit was passed, and the word of farewell
    expect(most).toBeLessThan(limits.liveBufferBytes + 128 * 1024);
    sleeper.socket.resume();
    // cut off, or told to come again where that could still be read
    expect([1_006, 4_409]).toContain((await closed)[0]);
    reader.socket.terminate();
  });
});

function largeChangeset(scenario: number, number: number): CommittedChangeset {
  const features = Array.from({ length: limits.liveFeatures }, (_, at) => ({
    ...{ id: `place-${'x'.repeat(50)}-${at}`, collection: 'place', version: 1, kind: 'create' as const },
  }));
  return {
    ...{ scenario, number, author: 'test', account: null, message: 'large', createdAt: new Date() },
    ...{ inverseOf: null, features, bounds: [[0, 0, 1, 1]] },
  };
}

describeOnBothDatabases('a crowd whose server starts anew', (open, engine) => {
  // the embedded database serves one at a time, and a smaller house
  const crowd = engine === 'postgresql' ? 1_000 : 200;
  const servers = [new TestApi(), new TestApi()] as const;
  const links: LiveLink[] = [];
  let database: Database;
  let planner: Member;
  let planners: Member[];

  beforeAll(async () => {
    database = await open();
    await servers[0].start(database, {});
    planners = await membersFor(servers[0], crowd);
    planner = planners[0]!;
  });
  afterAll(async () => {
    for (const link of links) link.close();
    for (const server of servers) await server.close();
  });

  it('are all back by themselves, spread over time, and have missed nothing (G7)', async () => {
    const address = await servers[0].listen();
    const port = Number(new URL(address).port);
    const scenario = await planner.branch();
    const heard: number[][] = [];
    let subscriptions = 0;
    let waits: number[] = [];
    for (let person = 0; person < crowd; person++) {
      const numbers: number[] = [];
      heard.push(numbers);
      const tell = (message: LiveMessage) => {
        if (message.type === 'subscribed') subscriptions += 1;
        else if (message.type === 'changeset') numbers.push(message.number);
      };
      const setTimer = (callback: () => void, wait: number) => {
        waits.push(wait);
        return setTimeout(callback, wait);
      };
      const openSocket = () => socketOf(address, planners[person % planners.length]!);
      const link = new LiveLink({ open: openSocket, setTimer, random: Math.random }, tell);
      links.push(link);
      link.say({ type: 'subscribe', scenario });
    }
    await until(() => subscriptions === crowd);
    const start = (await planner.json(`/api/scenarios/${scenario}/status`)).changeset as number;
    const commit = (server: TestApi, id: string) =>
      server.commit([{ kind: 'create', feature: placeAt(id, 112.5, 38.1) }], scenario);

    await commit(servers[0], 'before');
    await until(() => heard.every((numbers) => numbers.length === 1));
    waits = [];
    subscriptions = 0;
    await servers[0].close();
    // committed by a command, while nobody could hear of it
    const next = servers[1];
    await next.start(database, { plans: null });
    await commit(next, 'meanwhile');
    await next.app.listen({ host: '127.0.0.1', port });
    await until(() => subscriptions >= crowd);
    await commit(next, 'after');
    await until(() => heard.every((numbers) => numbers.length >= 3));
    for (const numbers of heard) expect(numbers).toEqual([start + 1, start + 2, start + 3]);
    // they do not all come in one moment: what each waits, not when a busy machine gets to it
    const first = waits.filter((wait) => wait < 20_000).slice(0, crowd);
    expect(Math.max(...countBy(first, 100).values())).toBeLessThan(crowd * 0.7);
    expect(Math.max(...first) - Math.min(...first)).toBeGreaterThan(200);
  }, 150_000);
});

/** People enough for so many connections. */
function membersFor(server: TestApi, connections: number): Promise<Member[]> {
  const count = Math.ceil(connections / limits.liveConnections);
  return Promise.all(Array.from({ length: count }, () => server.member('planner')));
}

/** How many times lie in each stretch of so many milliseconds. */
function countBy(times: readonly number[], milliseconds: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const time of times) {
    const stretch = Math.floor(time / milliseconds);
    counts.set(stretch, (counts.get(stretch) ?? 0) + 1);
  }
  return counts;
}

/** A browser's connection, in the parts that a link uses. */
function socketOf(address: string, { cookie }: Member): LiveSocket {
  const headers = { cookie, origin: address };
  const socket = new WebSocket(`${address.replace('http', 'ws')}/api/live`, { headers });
  const live: LiveSocket = {
    ...{ onopen: null, onmessage: null, onclose: null },
    send: (text) => socket.send(text),
    close: () => socket.terminate(),
  };
  socket.on('open', () => live.onopen?.());
  socket.on('message', (data: Buffer) => live.onmessage?.({ data: data.toString() }));
  // a browser tells of a connection that could not be opened as of one that was lost
  socket.on('error', () => undefined);
  socket.on('close', (code) => live.onclose?.({ code }));
  return live;
}

async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise((resolve) => setTimeout(resolve, 20));
}
