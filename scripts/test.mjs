/**
 * `npm test` and `npm run test:long`: install what is missing, bring up a PostgreSQL of our own, run the tests on
 * both databases, and remove all that was made. Further parameters go to Vitest (`npm test -- tests/domain`).
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDependencies, projectFolder } from './install.mjs';
import { letOthersPass, startPrivatePostgresql } from './private-postgresql.mjs';
import { endChildren, startChild } from './run-command.mjs';
import { runStep } from './steps.mjs';
import { ensureTestPackages } from './test-packages.mjs';
import { countTests } from './test-report.mjs';

const parameters = process.argv.slice(2);
const isLong = parameters.includes('--long');
const forVitest = parameters.filter((parameter) => parameter !== '--long');

let isInterrupted = false;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    isInterrupted = true;
    endChildren('SIGTERM');
  });
}

try {
  await ensureDependencies();
  await ensureTestPackages();
  process.exitCode = await inOwnFolder(runOnBothDatabases);
} catch (error) {
  console.error(isInterrupted ? '\nInterrupted.' : error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * @param {(folder: string) => Promise<number>} work
 * @returns {Promise<number>}
 */
async function inOwnFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'dayu-test-'));
  letOthersPass(folder);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} folder
 * @returns {Promise<number>} the exit code
 */
async function runOnBothDatabases(folder) {
  const postgresql = await runStep('Starting a PostgreSQL for the tests', () =>
    startPrivatePostgresql(join(folder, 'postgresql'), { fsync: isLong }),
  );
  try {
    return await runVitest(folder, postgresql.url);
  } finally {
    await postgresql.stop();
  }
}

/**
 * @param {string} folder
 * @param {string} postgresqlUrl
 * @returns {Promise<number>}
 */
async function runVitest(folder, postgresqlUrl) {
  const report = join(folder, 'report.json');
  const vitest = startChild(
    process.execPath,
    [
      join(projectFolder, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ...forVitest,
    ],
    {
      cwd: projectFolder,
      stdio: 'inherit',
      // whatever a test makes lies in our folder, and goes with it even when the test is killed
      env: {
        ...process.env,
        TMPDIR: folder,
        DAYU_TEST_POSTGRES_URL: postgresqlUrl,
        DAYU_TEST_LONG: isLong ? '1' : '',
      },
    },
  );
  const code = await new Promise((resolve) => vitest.on('close', resolve));
  if (isInterrupted) throw new Error('interrupted');
  const { passed, failed } = countTests(existsSync(report) ? readFileSync(report, 'utf8') : null, code === 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
