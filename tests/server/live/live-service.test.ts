import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import type { Actor } from '../../../server/access/actor.ts';
import type { ChangeFeed } from '../../../server/live/change-feed.ts';
import type { FeedRepository } from '../../../server/live/feed-repository.ts';
import { LiveService, type LiveOptions } from '../../../server/live/live-service.ts';
import type { Json } from '../../helpers/app.ts';

/** The server's side of a connection whose other side is this test. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly bufferedAmount = 0;
  readonly heard: Json[] = [];
  closedWith: number | null = null;

  send(text: string): void {
    this.heard.push(JSON.parse(text));
  }

  say(message: object): void {
    this.emit('message', Buffer.from(JSON.stringify(message)), false);
  }

  close(code: number): void {
    this.closedWith ??= code;
    this.readyState = 2;
  }

  /** The other side is gone. */
  vanish(): void {
    this.readyState = 3;
    this.emit('close');
  }

  ping(): void {}
  terminate(): void {}
}

const actor = {
  ...{ account: 1, displayName: '某人', by: { kind: 'session' } },
  memberships: [{ plan: null, role: 'viewer' }],
};

/** A service over a scenario 1 at changeset 100, whose database answers when `answer` is called. */
function serve() {
  const waiting: (() => void)[] = [];
  const sent: string[] = [];
  let reads = 0;
  let hearOther: (payload: string) => void = () => {};
  const findScenario = () =>
    new Promise((resolve) => waiting.push(() => resolve({ id: 1, plan: 'small', changeset: 100 })));
  const options = {
    feed: {
      onChangeset: () => {},
      onPresence: (listener) => (hearOther = listener),
      sendPresence: (text) => sent.push(text),
    },
    repository: {
      countChanges: () => Promise.resolve(1),
      readAfter: () => {
        reads += 1;
        return Promise.resolve([]);
      },
    },
    findScenario: findScenario as unknown as LiveOptions['findScenario'],
  } satisfies { feed: Partial<ChangeFeed>; repository: Partial<FeedRepository>; findScenario: unknown };
  const live = new LiveService(options as unknown as LiveOptions);
  return {
    live,
    sent,
    waiting,
    /** What another server says. */
    hearOther: (said: object) => hearOther(JSON.stringify({ server: 'other', ...said })),
    reads: () => reads,
    open: (account = 1) => {
      const socket = new FakeSocket();
      const who = { ...actor, account } as unknown as Actor;
      live.serve(socket as unknown as WebSocket, who, () => Promise.resolve(who));
      return socket;
    },
    /** Answer all that is asked, also what is asked only then. */
    answer: async () => {
      do {
        for (const answer of waiting.splice(0)) answer();
        await pause(1);
      } while (waiting.length > 0);
    },
  };
}

const subscribe = { type: 'subscribe', scenario: 1, after: 50 };

describe('a live service', () => {
  afterEach(() => vi.useRealTimers());

  it('says that they are gone of people of whom nobody says anything any more, as their server was killed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const { live, open, answer, hearOther } = serve();
    const socket = open();
    socket.say({ type: 'subscribe', scenario: 1 });
    await answer();
    hearOther({ scenario: 1, presences: [{ id: 'theirs', account: 2, name: '别处' }] });
    expect(socket.heard.at(-1)).toMatchObject({ type: 'presence', presence: { id: 'theirs' } });
    vi.advanceTimersByTime(59_000);
    expect(socket.heard.at(-1)).toMatchObject({ type: 'presence' });
    vi.advanceTimersByTime(7_000);
    expect(socket.heard.filter(({ type }) => type === 'gone')).toEqual([
      { type: 'gone', scenario: 1, id: 'theirs' },
    ]);
    live.stop();
  });

  it('keeps nobody among the listeners who went while the database was asked', async () => {
    const { live, open, answer, reads } = serve();
    const sockets = Array.from({ length: 200 }, (_, at) => open(at));
    for (const socket of sockets) socket.say(subscribe);
    await pause(1);
    for (const socket of sockets) socket.vanish();
    await answer();
    expect([live.connectionCount, live.listenerCount(1), reads()]).toEqual([0, 0, 0]);
  });

  it('does for a connection one thing at a time, and ends it where too much waits', async () => {
    const { open, answer, waiting } = serve();
    const socket = open();
    for (let at = 0; at < 50; at++) socket.say(subscribe);
    await pause(1);
    expect([waiting.length, socket.closedWith]).toEqual([1, null]);
    await answer();
    expect(socket.heard.filter(({ type }) => type === 'subscribed')).toHaveLength(50);
    for (let at = 0; at < 51; at++) socket.say({ ...subscribe, after: 51 });
    expect(socket.closedWith).toBe(4_400);
    const { open: openOther, answer: answerOther, reads } = serve();
    const other = openOther();
    for (let at = 0; at < 51; at++) other.say(subscribe);
    await answerOther();
    // ended: nothing more is read for it
    expect([other.closedWith, reads()]).toEqual([4_400, 0]);
  });

  it('serves an account twenty connections at once, and others as well', async () => {
    const { live, open } = serve();
    const sockets = Array.from({ length: 20 }, () => open());
    expect(open().closedWith).toBe(4_429);
    expect(open(2).closedWith).toBe(null);
    expect(live.connectionCount).toBe(21);
    sockets[0]!.vanish();
    expect(open().closedWith).toBe(null);
  });

  it('tells where everyone is a few times a second, and of each the latest', async () => {
    const { open, answer, sent } = serve();
    const sockets = Array.from({ length: 20 }, () => open());
    for (const socket of sockets) socket.say({ type: 'subscribe', scenario: 1 });
    await answer();
    for (let zoom = 1; zoom <= 20; zoom++)
      for (const socket of sockets)
        socket.say({ type: 'presence', scenario: 1, place: { longitude: 112, latitude: 38, zoom } });
    await pause(300);
    for (const socket of sockets) {
      const presences = socket.heard.filter(({ type }) => type === 'presence');
      expect(presences).toHaveLength(19);
      expect(new Set(presences.map(({ presence }) => presence.place.zoom))).toEqual(new Set([20]));
    }
    expect(sent.flatMap((text) => (JSON.parse(text) as Json).presences)).toHaveLength(20);
    for (const text of sent) expect(Buffer.byteLength(text)).toBeLessThan(8_000);
  });
});
