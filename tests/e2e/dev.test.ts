import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../helpers/browser.ts';
import { projectFolder } from '../helpers/project.ts';

describe('npm run dev', () => {
  let folder: string;
  let port: number;
  let dev: ChildProcess;
  let browser: Browser;
  const said: string[] = [];
  const page = () => `http://127.0.0.1:${port + 1}`;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-dev-'));
    await copyProject(folder);
    port = await findTwoPorts();
    dev = startDev(folder, port, said);
    browser = await launchBrowser();
    await waitUntil(() => said.some((line) => line.startsWith('Dayu is ready')), said);
  });
  afterAll(async () => {
    await browser.close();
    signalGroup(dev, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('names the page to open when it is ready', () => {
    expect(said).toContain(`Dayu is ready at ${page()}`);
  });

  it('draws the map from the sources, and shows a changed text by itself', async () => {
    const { page: map, troubles } = await openPage(browser, page());
    await map.getByRole('tabpanel').getByText('居住用地').first().waitFor({ timeout: 60_000 });
    await change(join(folder, 'client/i18n/zh.ts'), "layers: '图层'", "layers: '改过的图层'");
    await map.getByRole('tab', { name: '改过的图层' }).waitFor();
    expect(troubles).toEqual([]);
    await map.context().close();
  });

  it('answers as the changed server does, after a restart by itself', async () => {
    const readQueryLength = () =>
      fetch(`${page()}/api/limits`).then(
        async (response) =>
          response.ok ? ((await response.json()) as { queryLength: number }).queryLength : null,
        () => null,
      );
    await expect(readQueryLength()).resolves.toBe(8_192);
    await change(join(folder, 'server/limits.ts'), 'queryLength: 8_192', 'queryLength: 4_321');
    await waitUntil(async () => (await readQueryLength()) === 4_321, said);
  });

  it('leaves nothing running when it is told to stop', async () => {
    const ended = once(dev, 'exit');
    dev.kill('SIGTERM');
    await expect(ended).resolves.toEqual([0, null]);
    expect(said.join('\n')).not.toMatch(/kill/i);
    // those without a parent are gone when the system has taken note of their end
    await waitUntil(() => !signalGroup(dev, 0), said);
  });
});

/** The project as it lies here, committed or not, with packages of its own to keep what Vite makes of them. */
async function copyProject(target: string): Promise<void> {
  const listed = execFileSync('git', ['ls-files', '-zco', '--exclude-standard'], { cwd: projectFolder });
  const files = listed.toString().split('\0').filter(Boolean);
  for (const file of files.filter((name) => existsSync(join(projectFolder, name)))) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await cp(join(projectFolder, file), join(target, file));
  }
  await mkdir(join(target, 'node_modules'));
  for (const name of await readdir(join(projectFolder, 'node_modules'))) {
    if (name !== '.vite')
      await symlink(join(projectFolder, 'node_modules', name), join(target, 'node_modules', name));
  }
}

/** In a process group of its own, so that all that comes of it can be found. */
function startDev(cwd: string, port: number, said: string[]): ChildProcess {
  const dev = spawn(process.execPath, ['scripts/dev.mjs'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      DAYU_HOME: join(cwd, '.dayu'),
      DATABASE_URL: '',
    },
  });
  for (const stream of [dev.stdout, dev.stderr])
    createInterface({ input: stream }).on('line', (line) => said.push(line));
  return dev;
}

/** False when there is nobody left; the signal 0 only asks. */
function signalGroup(dev: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-dev.pid!, signal);
  } catch {
    return false;
  }
}

/** A free port whose neighbour is free too. */
async function findTwoPorts(): Promise<number> {
  for (;;) {
    const first = await listen(0);
    const port = (first?.address() as { port: number }).port;
    const second = await listen(port + 1);
    first?.close();
    second?.close();
    if (second) return port;
  }
}

function listen(port: number) {
  return new Promise<ReturnType<typeof createServer> | null>((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

async function change(file: string, from: string, to: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  expect(before).toContain(from);
  await writeFile(file, before.replace(from, to));
}

/** The first start seeds the whole plan, which a busy machine needs its time for. */
const waitMs = 180_000;

/** Throws with what was said when it takes longer than that. */
async function waitUntil(isSo: () => boolean | Promise<boolean>, said: string[]): Promise<void> {
  const end = Date.now() + waitMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not within three minutes:\n${said.join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
