/** `npm start`: install what is missing, build what changed, serve. */
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDependencies, projectFolder } from './install.mjs';
import { startChild } from './run-command.mjs';

/** Pages and tiles are large and short-lived: with room for them the collector runs a quarter as often. */
const youngSpace = '--max-semi-space-size=64';

try {
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const server = startChild(
  process.execPath,
  ['--enable-source-maps', youngSpace, join(projectFolder, 'dist/server/server.js')],
  {
    stdio: 'inherit',
  },
);
// the terminal sends Ctrl-C to both; a service manager tells only this process, which passes it on
process.on('SIGINT', () => undefined);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
  process.on(signal, () => server.kill('SIGTERM'));
server.on('close', (code) => process.exit(code ?? 1));
