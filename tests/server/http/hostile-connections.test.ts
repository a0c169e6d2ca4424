/** Clients that write without reading, half-finish what they write, or ask for more than their share. */
import { connect, type Socket } from 'node:net';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../../server/limits.ts';
import { describeApi } from '../../helpers/app.ts';

describeApi('a hostile connection', (api) => {
  let port: number;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    port = Number(new URL(await api.listen()).port);
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });

  /** Write to a connection of its own; its answers are gathered for a while, or until it is closed. */
  function say(text: string, milliseconds = 1_500): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      socket.write(text);
      setTimeout(() => resolve(answer), milliseconds);
    });
  }
  const get = (path: string, headers = 'Host: localhost\r\n') => `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
  const statusesOf = (answer: string) =>
    Array.from(answer.matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => Number(status));

  it('that asks for hundreds of things at once is given its share, and told so of the rest', async () => {
    const tile = '/api/published/small/tiles/WebMercatorQuad/14/6308/13321';
    const statuses = statusesOf(await say(get(tile).repeat(300), 3_000));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(100);
    expect(statuses.every((status) => status === 200 || status === 429)).toBe(true);
    const after = await api.get('/healthz');
    expect(after.statusCode).toBe(200);
  });

  it('may have as many requests under way as the limits say', async () => {
    const answer = await say(get('/healthz').repeat(limits.requestsPerConnection));
    expect(statusesOf(answer)).toEqual(Array(limits.requestsPerConnection).fill(200));
  });

  describe('that names itself oddly', () => {
    it.each([
      ['a second Host', get('/healthz', 'Host: localhost\r\nHost: evil.com\r\n')],
      ['a host in the path', get('http://evil.com/healthz')],
      ['no Host', get('/healthz', '')],
      ['a port that is none', get('/healthz', 'Host: localhost:99999\r\n')],
      ['port 0', get('/healthz', 'Host: localhost:0\r\n')],
    ])('%s is refused with a problem', async (_name, text) => {
      const answer = await say(text, 700);
      expect(statusesOf(answer)[0]).toBe(421);
      expect(answer).toContain('application/problem+json');
      expect(answer).toContain('"code":"unknown-host"');
      expect(answer).not.toContain('evil');
    });

    it('an expectation that nobody can meet is refused with a problem', async () => {
      const answer = await say(get('/healthz', 'Host: localhost\r\nExpect: the-impossible\r\n'), 700);
      expect(statusesOf(answer)[0]).toBe(417);
      expect(answer).toContain('"code":"unknown-expectation"');
    });
  });
});
