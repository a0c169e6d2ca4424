// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { LiveLink, type LiveMessage, type LiveSocket } from '../../../client/live/live-link.ts';

class FakeSocket implements LiveSocket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly said: unknown[] = [];
  send(text: string): void {
    this.said.push(JSON.parse(text));
  }
  close(): void {
    this.onclose?.({ code: 1_000 });
  }
  tell(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

/** A link over sockets that the test opens, and timers that it runs. */
function openLink() {
  const sockets: FakeSocket[] = [];
  const timers: { callback: () => void; milliseconds: number }[] = [];
  const told: LiveMessage[] = [];
  const link = new LiveLink(
    {
      open: () => {
        sockets.push(new FakeSocket());
        return sockets.at(-1)!;
      },
      setTimer: (callback, milliseconds) => timers.push({ callback, milliseconds }),
      random: () => 0.5,
    },
    (message) => told.push(message),
  );
  link.say({ type: 'subscribe', scenario: 7, after: 3 });
  sockets[0]!.onopen!();
  return { link, sockets, timers, told };
}

const changeset = (number: number) => ({ type: 'changeset', scenario: 7, number, features: [], bounds: [] });
const numbers = (told: readonly LiveMessage[]) =>
  told.flatMap((message) => (message.type === 'changeset' ? [message.number] : []));

describe('a live link', () => {
  it('asks for what came since the number it knows', () => {
    expect(openLink().sockets[0]!.said).toEqual([{ type: 'subscribe', scenario: 7, after: 3 }]);
  });

  it('tells of each changeset once and in order, also where the second of two comes first', () => {
    const { sockets, told } = openLink();
    const socket = sockets[0]!;
    for (const number of [4, 4, 6]) socket.tell(changeset(number));
    expect(socket.said.at(-1)).toEqual({ type: 'subscribe', scenario: 7, after: 4 });
    for (const number of [5, 6, 5]) socket.tell(changeset(number));
    expect(numbers(told)).toEqual([4, 5, 6]);
  });

  it('opens again after it was lost, later each time, and goes on from the last number', () => {
    const { sockets, timers, told } = openLink();
    sockets[0]!.tell(changeset(4));
    sockets[0]!.onclose!({ code: 1_006 });
    expect(told.at(-1)).toEqual({ type: 'connection', isOpen: false });
    const waits: number[] = [];
    for (let turn = 0; turn < 8; turn++) {
      const { callback, milliseconds } = timers.at(-1)!;
      waits.push(milliseconds);
      callback();
      sockets.at(-1)!.onclose!({ code: 1_006 });
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
    timers.at(-1)!.callback();
    sockets.at(-1)!.onopen!();
    expect(sockets.at(-1)!.said).toEqual([{ type: 'subscribe', scenario: 7, after: 4 }]);
  });

  it('stays closed when nobody is signed in any more, or nobody listens', () => {
    const { sockets, timers } = openLink();
    const before = timers.length;
    sockets[0]!.onclose!({ code: 4_401 });
    expect(timers.length).toBe(before);
    const { link, sockets: others } = openLink();
    link.close();
    expect(others).toHaveLength(1);
  });

  it('says again where one is, on each connection', () => {
    const { link, sockets, timers } = openLink();
    link.say({ type: 'presence', scenario: 7, selected: null });
    sockets[0]!.onclose!({ code: 1_012 });
    timers.at(-1)!.callback();
    sockets[1]!.onopen!();
    expect(sockets[1]!.said.at(-1)).toEqual({ type: 'presence', scenario: 7, selected: null });
  });
});
