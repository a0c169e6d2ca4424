/** `npm start`: install what is missing, build what changed, serve. */
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDependencies, projectFolder } from './install.mjs';
import { whenNpmIsGone } from './parent.mjs';
import { endChildren, startChild } from './run-command.mjs';

/** Pages and tiles are large and short-lived: with room for them the collector runs a quarter as often. */
const youngSpace = '--max-semi-space-size=64';

let isStopping = false;
function stop() {
  isStopping = true;
  endChildren('SIGTERM');
}
whenNpmIsGone(stop);
// Ctrl-C reaches the server from the terminal too, which it takes as one; a service manager tells only this process
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);

try {
  await ensureDependencies();
  await ensureBuild();
} catch (error) {
  console.error(isStopping ? 'Stopped.' : error instanceof Error ? error.message : error);
  process.exit(1);
}
if (isStopping) process.exit(1);

const server = startChild(
  process.execPath,
  ['--enable-source-maps', youngSpace, join(projectFolder, 'dist/server/server.js')],
  {
    // nothing is said over the channel: it closes when this process is killed, and the server then ends in order
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  },
);
server.on('close', (code) => process.exit(code ?? 1));
