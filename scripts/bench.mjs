/**
 * `npm run bench [-- --json FILE] [-- --only NAME]`: measure this build against plain baselines in one run, on a
 * PostgreSQL of our own and on the embedded database.
 */
import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { ensureDependencies, projectFolder } from './install.mjs';
import { letOthersPass, startPrivatePostgresql } from './private-postgresql.mjs';
import { endChildren, startChild } from './run-command.mjs';
import { ensureTestPackages } from './test-packages.mjs';

await ensureDependencies();
await ensureTestPackages();
await ensureBuild();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => endChildren('SIGTERM'));

const folder = mkdtempSync(join(tmpdir(), 'dayu-bench-'));
letOthersPass(folder);
const programs = join(projectFolder, 'dist/bench');
try {
  await build({
    absWorkingDir: projectFolder,
    entryPoints: {
      bench: 'scripts/bench/bench.ts',
      'bare-server': 'scripts/bench/bare-server.ts',
      'bare-items-server': 'scripts/bench/bare-items-server.ts',
      'tile-server': 'scripts/bench/tile-server.ts',
      'engine-worker': 'server/database/embedded/engine-worker.ts',
    },
    outdir: programs,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const postgresql = await startPrivatePostgresql(join(folder, 'postgresql'), { fsync: false });
  // commits are measured as they are promised: on the disk before they are answered
  const durable = await startPrivatePostgresql(join(folder, 'durable'), { fsync: true });
  try {
    process.exitCode = await runBench(postgresql.url, durable.url);
  } finally {
    await Promise.all([postgresql.stop(), durable.stop()]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  rmSync(programs, { recursive: true, force: true });
}

/**
 * @param {string} url
 * @param {string} durableUrl
 * @returns {Promise<number>}
 */
function runBench(url, durableUrl) {
  const child = startChild(
    process.execPath,
    ['--enable-source-maps', join(programs, 'bench.js'), ...process.argv.slice(2)],
    {
      cwd: process.cwd(),
      stdio: 'inherit',
      env: {
        ...process.env,
        DAYU_BENCH_POSTGRES_URL: url,
        DAYU_BENCH_DURABLE_URL: durableUrl,
        DAYU_BENCH_FOLDER: folder,
        DAYU_BENCH_ROOT: projectFolder,
      },
    },
  );
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}
