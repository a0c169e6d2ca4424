import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { linkAddress } from './accounts/routes.ts';
import { readBasemaps } from './basemaps/basemap.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { migrate } from './database/migrations.ts';
import { endWithStarter } from './end-with-starter.ts';
import type { App } from './http/typed-app.ts';
import { seedPlans } from './plans/seed-plans.ts';
import { startupProgress } from './startup-progress.ts';

/** Longest that requests under way are waited for when the server is told to stop, ms; then they are cut off. */
const drainMilliseconds = 7_000;
/** Longest that stopping may take in all, ms. */
const stopMilliseconds = 10_000;

const here = dirname(fileURLToPath(import.meta.url));
const isBuilt = !import.meta.url.endsWith('.ts');
const root = isBuilt ? join(here, '../..') : join(here, '..');

try {
  await start(readConfig(process.env));
} catch (error) {
  console.error(`Dayu could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function start(config: Config): Promise<void> {
  await requireAddress(config);
  const { basemapsFile } = config;
  const basemaps = basemapsFile === null ? [] : await readBasemaps(basemapsFile, process.env);
  const progress = startupProgress();
  const database = await openDatabase(config, progress.report);
  progress.report('migrate', 0);
  await migrate(database.jobs, join(here, isBuilt ? 'migrations' : 'database/migrations'));
  const clientFolder = join(root, 'dist/client');
  const { app, changesets, accounts } = await buildApp({
    config,
    database,
    basemaps,
    clientFolder: existsSync(join(clientFolder, 'index.html')) ? clientFolder : null,
    logger: { level: config.logLevel },
  });
  await seedPlans(database, changesets, join(root, 'data/plans'), progress.report);
  await listen(app, config);
  progress.finish();
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const people =
    config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  console.log(`Dayu is ready at ${people}`);
  const first = await accounts.prepareFirst();
  if (first !== null) console.log(describeFirstLink(linkAddress(people, first)!));
  stopInOrder(async () => {
    // a client that never finishes its request, or never reads its answer, must not keep the database open
    const cut = setTimeout(() => app.server.closeAllConnections(), drainMilliseconds);
    await app.close();
    clearTimeout(cut);
    await database.close();
  });
}

async function listen(app: App, { host, port }: Config): Promise<void> {
  await app.listen({ host, port }).catch((error: unknown) => {
    throw explainListenError(error, host, port);
  });
}

/** Until somebody has an account, each start lets one person in. */
function describeFirstLink(link: string): string {
  return `管理员首次登录（链接一日内有效，只用一次）/ first sign-in of the admin, once and within a day:\n  ${link}`;
}

/** A first start takes half a minute: better told before it that the address is not to be had. */
async function requireAddress({ host, port }: Config): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw explainListenError(error, host, port);
  } finally {
    server.close();
  }
}

function explainListenError(error: unknown, host: string, port: number): unknown {
  const sentences: Record<string, string> = {
    EADDRINUSE: `port ${port} is taken by another program. Set PORT to a free one.`,
    EACCES: `this user may not listen on port ${port}. Set PORT to one above 1023.`,
    EADDRNOTAVAIL: `«${host}» is no address of this machine. Set HOST to one that is, such as 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `«${host}» is a name that nobody knows. Set HOST to an address of this machine.`,
    EAI_AGAIN: `«${host}» is a name that can't be looked up. Set HOST to an address of this machine.`,
  };
  const sentence = sentences[(error as NodeJS.ErrnoException).code ?? ''];
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}

/** On SIGTERM and SIGINT: no new requests, those under way finish, the database closes; at the latest after 10 s. */
function stopInOrder(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), stopMilliseconds).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  endWithStarter(stop);
}
