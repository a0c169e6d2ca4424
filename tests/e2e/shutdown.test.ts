import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from '../helpers/server-process.ts';

/** Longest that stopping may take, as the contract of the commands says. */
const stopMilliseconds = 10_000;

describe('told to stop, the server', () => {
  let home: string;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dayu-stop-'));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await rm(home, { recursive: true, force: true });
  });

  /** A connection that writes this and then neither writes nor reads. */
  function stall(address: string, text: string): Promise<void> {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.pause();
    return new Promise((resolve) => socket.write(text, () => setTimeout(resolve, 300)));
  }

  const items =
    'GET /api/published/taixin/collections/zone/items?limit=10000 HTTP/1.1\r\nHost: localhost\r\n\r\n';
  it.each([
    ['a client has sent half of its headers', 'GET /healthz HTTP/1.1\r\nHost: loc'],
    [
      'a client has sent a tenth of its body',
      'POST /api/plans HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{',
    ],
    ['a client reads none of its answers', items.repeat(16)],
  ])('ends in order and in time while %s', async (_name, text) => {
    const server = await ServerProcess.start({ DAYU_HOME: home, DATABASE_URL: '' });
    await stall(server.address, text);
    const started = performance.now();
    expect(await server.stop()).toBe(0);
    expect(performance.now() - started).toBeLessThan(stopMilliseconds);
  });
});
