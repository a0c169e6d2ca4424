/**
 * A process with many live connections, as many browsers have: it tells how many listen, and once its standard input
 * ends, how many changesets each has heard.
 */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { tell, tellFailure } from './tell.ts';

/** Connections that are opened at once. */
const atOnce = 50;

const [address = '', cookieLines = '', scenario = '', count = ''] = process.argv.slice(2);
/** Of the people whose browsers these are. */
const cookies = cookieLines.split('\n');
let opened = 0;
/** Number of the last changeset that each connection was told of, and how many it was. */
const listeners: { last: number; heard: number; isInOrder: boolean; isOpen: boolean }[] = [];

/** Connect, and as a browser does, again later where the server is too busy. */
async function connect(): Promise<WebSocket> {
  for (;;) {
    const socket = open();
    socket.on('error', () => undefined);
    const isOpen = await once(socket, 'open').then(
      () => true,
      () => false,
    );
    if (isOpen) return socket;
    await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_000));
  }
}

function open(): WebSocket {
  return new WebSocket(`${address.replace('http', 'ws')}/api/live`, {
    headers: { cookie: cookies[opened++ % cookies.length], origin: address },
    perMessageDeflate: false,
  });
}

async function listen(): Promise<void> {
  const socket = await connect();
  const listener = { last: 0, heard: 0, isInOrder: true, isOpen: true };
  listeners.push(listener);
  socket.on('close', () => (listener.isOpen = false));
  const subscribed = new Promise<void>((resolve) =>
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as { type: string; number: number; changeset: number };
      if (message.type === 'subscribed') {
        listener.last = message.changeset;
        resolve();
      } else if (message.type === 'changeset') {
        listener.isInOrder &&= message.number === listener.last + 1;
        listener.last = message.number;
        listener.heard += 1;
      }
    }),
  );
  socket.send(JSON.stringify({ type: 'subscribe', scenario: Number(scenario) }));
  await subscribed;
}

try {
  while (listeners.length < Number(count)) await Promise.all(Array.from({ length: atOnce }, listen));
  tell({ event: 'listening', connections: listeners.length });
  process.stdin.resume();
  await once(process.stdin, 'end');
  const heard = listeners.map((listener) => listener.heard);
  tell({
    event: 'heard',
    ...{ fewest: Math.min(...heard), most: Math.max(...heard) },
    outOfOrder: listeners.filter(({ isInOrder }) => !isInOrder).length,
    lost: listeners.filter(({ isOpen }) => !isOpen).length,
  });
} catch (error) {
  tellFailure(error);
}
process.exit();
