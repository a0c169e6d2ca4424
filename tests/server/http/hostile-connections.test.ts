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

  it('is refused with the headers of every answer, whatever it is refused for', async () => {
    const answers = [
      ...(await say(get('/healthz').repeat(300), 2_000)).split(/(?=HTTP\/1\.1 \d)/),
      await say(get('/healthz', 'Host: evil.com\r\n'), 700),
      await say(get('/%zz'), 700),
      await say(get(`/?${'q'.repeat(limits.queryLength + 1)}`), 700),
      await say(get('/healthz', `Host: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n`), 700),
      await say(get('/healthz', 'Host: localhost\r\nContent-Encoding: gzip\r\n'), 700),
      await say(get('/healthz', 'Host: localhost\r\nExpect: the-impossible\r\n'), 700),
    ];
    const refusals = answers.filter((answer) => !answer.startsWith('HTTP/1.1 200'));
    expect(new Set(refusals.flatMap(statusesOf))).toEqual(new Set([429, 421, 400, 414, 431, 415, 417]));
    for (const refusal of refusals) {
      expect(refusal).toContain('x-content-type-options: nosniff');
      expect(refusal).toContain("content-security-policy: default-src 'none'");
    }
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

    it('more headers than are read are refused with a problem, to HEAD without a body', async () => {
      const headers = `Host: localhost\r\nX-Long: ${'x'.repeat(20_000)}\r\n`;
      const answer = await say(get('/healthz', headers), 700);
      expect(statusesOf(answer)).toEqual([431]);
      expect(answer).toContain('"code":"headers-too-large"');
      const answerToHead = await say(get('/healthz', headers).replace('GET', 'HEAD'), 700);
      expect(statusesOf(answerToHead)).toEqual([431]);
      expect(answerToHead).toContain('application/problem+json');
      expect(answerToHead.endsWith('\r\n\r\n')).toBe(true);
    });

    it('an expectation that nobody can meet is refused with a problem', async () => {
      const answer = await say(get('/healthz', 'Host: localhost\r\nExpect: the-impossible\r\n'), 700);
      expect(statusesOf(answer)[0]).toBe(417);
      expect(answer).toContain('"code":"unknown-expectation"');
    });
  });
});
