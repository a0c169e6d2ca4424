/** `npm run dev`: the server restarts and the page reloads as files change. */
import { join } from 'node:path';
import { ensureDependencies, projectFolder } from './install.mjs';
import { whenNpmIsGone } from './parent.mjs';
import { endChildren, startChild } from './run-command.mjs';

await ensureDependencies();
const port = Number(process.env['PORT'] || 8080);
const page = `http://127.0.0.1:${port + 1}`;
const program = (/** @type {string} */ path) => join(projectFolder, 'node_modules', path);
console.log(`The page at ${page} comes from the sources, the API from the server at port ${port}.`);
const children = [
  startChild(
    process.execPath,
    [program('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/server.ts'],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      // the server's links and its last line then name the page that follows the sources
      env: { ...process.env, PORT: String(port), DAYU_PUBLIC_URL: process.env['DAYU_PUBLIC_URL'] || page },
    },
  ),
  startChild(
    process.execPath,
    [
      program('vite/bin/vite.js'),
      ...['--host', '127.0.0.1', '--port', String(port + 1), '--strictPort'],
      ...['--clearScreen', 'false'],
    ],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, DAYU_DEV_SERVER: `http://127.0.0.1:${port}` },
    },
  ),
];

let isStopping = false;
function stop() {
  // asked a second time, tsx kills the server in the middle of its work
  if (isStopping) return;
  isStopping = true;
  endChildren('SIGTERM');
}
whenNpmIsGone(stop);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
for (const child of children) {
  child.on('close', (code) => {
    process.exitCode ||= isStopping ? 0 : code || 1;
    // one without the other is of no use
    stop();
  });
}
