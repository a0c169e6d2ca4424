import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockHome } from '../../server/database/embedded/lock.ts';
import { projectFolder } from '../helpers/project.ts';

/** Requests under way are given 10 s. */
const stopMilliseconds = 12_000;

describe('npm start', () => {
  let home: string;
  let npm: ChildProcess;
  let address: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'dayu-start-'));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  beforeEach(async () => {
    // in a process group of its own, so that all that comes of it can be found
    npm = spawn('npm', ['start'], {
      cwd: projectFolder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: '0', DAYU_HOME: home, DATABASE_URL: '', DAYU_PUBLIC_URL: '' },
    });
    address = await readAddress(npm);
  });
  afterEach(() => {
    try {
      process.kill(-npm.pid!, 'SIGKILL');
    } catch {
      // nobody left, as it should be
    }
  });

  async function expectAllGone(): Promise<void> {
    const end = Date.now() + stopMilliseconds;
    while (Date.now() < end && !(isUnlocked(home) && (await isFree(address))))
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isUnlocked(home)).toBe(true);
    await expect(isFree(address)).resolves.toBe(true);
  }

  it('ends in order when npm is told to stop, which tells only its shell', async () => {
    process.kill(npm.pid!, 'SIGTERM');
    await expectAllGone();
  });

  it('ends in order at Ctrl-C, which the terminal tells to all', async () => {
    process.kill(-npm.pid!, 'SIGINT');
    await expectAllGone();
  });

  it.runIf(process.platform === 'linux')('ends in order when its script is killed', async () => {
    const script = findInGroup(npm.pid!, 'scripts/start.mjs');
    process.kill(script, 'SIGKILL');
    await expectAllGone();
  });
});

/** Where the server says it is. Throws with what was said when it ends instead. */
async function readAddress(npm: ChildProcess): Promise<string> {
  let said = '';
  npm.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for await (const line of createInterface({ input: npm.stdout! })) {
    said += `${line}\n`;
    const address = /^Dayu is ready at (http:\/\/\S+)$/.exec(line)?.[1];
    if (!address) continue;
    npm.stdout!.resume();
    return address;
  }
  throw new Error(`npm start did not start: ${said}`);
}

/** True when the lock can be had; it is given back at once. */
function isUnlocked(home: string): boolean {
  try {
    lockHome(home)();
    return true;
  } catch {
    return false;
  }
}

function isFree(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen(Number(new URL(address).port), '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** The process of npm's group whose command line has this text and no shell's; read from /proc. */
function findInGroup(group: number, text: string): number {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const found = processes.find((id) => {
    const [program = '', ...parameters] = readProc(id, 'cmdline').split('\0');
    return isInGroup(id, group) && program.endsWith('node') && parameters.includes(text);
  });
  if (!found) throw new Error(`no process runs ${text}`);
  return Number(found);
}

function isInGroup(id: string, group: number): boolean {
  // after the program's name in parentheses: state, parent, group
  return Number(readProc(id, 'stat').split(') ').at(-1)?.split(' ')[2]) === group;
}

function readProc(id: string, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8');
  } catch {
    // ended in the meantime
    return '';
  }
}
