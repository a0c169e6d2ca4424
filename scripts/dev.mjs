/** `npm run dev`: the server restarts and the page reloads as files change. */
import { join } from 'node:path';
import { ensureDependencies, projectFolder } from './install.mjs';
import { endChildren, startChild } from './run-command.mjs';

await ensureDependencies();
const port = Number(process.env['PORT'] || 8080);
const program = (/** @type {string} */ path) => join(projectFolder, 'node_modules', path);
const children = [
  startChild(
    process.execPath,
    [program('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'server/server.ts'],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, PORT: String(port) },
    },
  ),
  startChild(
    process.execPath,
    [program('vite/bin/vite.js'), '--port', String(port + 1), '--strictPort', '--clearScreen', 'false'],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      env: { ...process.env, DAYU_DEV_SERVER: `http://127.0.0.1:${port}` },
    },
  ),
];
console.log(
  `Open http://127.0.0.1:${port + 1} — pages from the sources, the API from the server at ${port}.`,
);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => endChildren('SIGTERM'));
for (const child of children) {
  child.on('close', (code) => {
    // one without the other is of no use
    endChildren('SIGTERM');
    process.exitCode = code ?? 1;
  });
}
