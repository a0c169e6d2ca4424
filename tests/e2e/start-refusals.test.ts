import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from '../helpers/server-process.ts';

describe('before it opens a database, the server says in a sentence', () => {
  let home: string;
  const other = createServer();
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dayu-refused-'));
    await once(other.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(async () => {
    other.close();
    await rm(home, { recursive: true, force: true });
  });

  const portOfOther = () => String((other.address() as AddressInfo).port);
  it.each([
    ['that its port is taken', () => ({ PORT: portOfOther() }), /port \d+ is taken by another program/],
    [
      'that its address is none of this machine',
      () => ({ HOST: '203.0.113.7' }),
      /no address of this machine/,
    ],
    [
      'that nobody knows its name',
      () => ({ HOST: 'nobody.invalid' }),
      /name that (nobody knows|can't be looked up)/,
    ],
  ])('%s', async (_name, environment, sentence) => {
    const started = ServerProcess.start({ DAYU_HOME: home, DATABASE_URL: '', ...environment() });
    await expect(started).rejects.toThrow(sentence);
    await expect(readdir(home)).resolves.toEqual([]);
  });
});
