/** `npm run check`: format, lint with the rooms' boundaries, types, components, unused code, import circles. */
import { join } from 'node:path';
import { ensureDependencies, projectFolder } from './install.mjs';
import { CommandError, runCommand } from './run-command.mjs';

const program = (/** @type {string} */ path) => join(projectFolder, 'node_modules', path);
const typescript = program('typescript/bin/tsc');

/** What is checked, slowest first: two run at a time. */
const checks = [
  { name: 'lint', command: [program('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  {
    name: 'components',
    command: [
      program('svelte-check/bin/svelte-check'),
      '--tsconfig',
      'client/tsconfig.json',
      '--fail-on-warnings',
    ],
  },
  ...['.', 'domain', 'client', 'tests/client', 'tests/e2e'].map((folder) => ({
    name: `types of ${folder === '.' ? 'server, scripts and tests' : folder}`,
    command: [typescript, '--project', folder],
  })),
  { name: 'format', command: [program('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { name: 'unused code', command: [program('knip/bin/knip.js'), '--no-progress'] },
  { name: 'import circles', command: ['--import', 'tsx', 'scripts/check-imports.ts'] },
];

await ensureDependencies();
const waiting = [...checks];
/** @type {string[]} */
const failed = [];
await Promise.all([work(), work()]);
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`);
console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

async function work() {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const start = performance.now();
    const problem = await runCommand(process.execPath, check.command, { cwd: projectFolder }).then(
      () => null,
      (/** @type {unknown} */ error) => (error instanceof CommandError ? error.output : String(error)),
    );
    console.log(
      `${problem === null ? '✓' : '✗'} ${check.name} (${((performance.now() - start) / 1_000).toFixed(1)} s)`,
    );
    if (problem === null) continue;
    failed.push(check.name);
    console.log(problem);
  }
}
