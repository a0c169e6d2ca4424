import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { readConfig, type Config } from './config.ts';
import { openDatabase } from './database/open-database.ts';
import { migrate } from './database/migrations.ts';
import type { App } from './http/typed-app.ts';
import { seedPlans } from './plans/seed-plans.ts';
import { startupProgress } from './startup-progress.ts';

/** Longest that requests under way are waited for when the server is told to stop, ms. */
const drainMilliseconds = 10_000;

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
  const progress = startupProgress();
  const database = await openDatabase(config, progress.report);
  progress.report('migrate', 0);
  await migrate(database.jobs, join(here, isBuilt ? 'migrations' : 'database/migrations'));
  const clientFolder = join(root, 'dist/client');
  const { app, changesets } = await buildApp({
    config,
    database,
    clientFolder: existsSync(join(clientFolder, 'index.html')) ? clientFolder : null,
    logger: { level: process.env.LOG_LEVEL || 'warn' },
  });
  await seedPlans(database, changesets, join(root, 'data/plans'), progress.report);
  await listen(app, config);
  progress.finish();
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(
    `Dayu is ready at ${config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`}`,
  );
  stopInOrder(async () => {
    await app.close();
    await database.close();
  });
}

async function listen(app: App, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(`port ${port} is taken by another program. Set PORT to a free one.`, { cause: error });
  }
}

/** On SIGTERM and SIGINT: no new requests, those under way finish, the database closes; at the latest after 10 s. */
function stopInOrder(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), drainMilliseconds).unref();
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
}
