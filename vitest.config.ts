import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const isLong = process.env['DAYU_TEST_LONG'] === '1';

/** Pure functions and state classes: no database, no browser. */
const unit: TestProjectInlineConfiguration = {
  // runes are compiled for the browser, as the client's own build does it
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    name: 'unit',
    include: ['tests/{data,domain,client,scripts}/**/*.test.ts'],
    environment: './tests/helpers/browser-runes-environment.ts',
    testTimeout: 20_000,
  },
};

/** On the embedded database and on PostgreSQL. */
const server: TestProjectInlineConfiguration = {
  test: {
    name: 'server',
    include: ['tests/server/**/*.test.ts'],
    globalSetup: './tests/helpers/prepare-databases.ts',
    // a process each: the folder's lock and the engine's memory go with it
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
};

/** Whole journeys in a browser, against the built server. */
const e2e: TestProjectInlineConfiguration = {
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: './tests/helpers/serve-published-plan.ts',
    pool: 'forks',
    // a browser that draws in software needs both cores
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
};

/** Proofs that take minutes: `npm run test:long`. */
const long: TestProjectInlineConfiguration = {
  test: {
    name: 'long',
    include: ['tests/long/**/*.test.ts'],
    globalSetup: './tests/helpers/prepare-databases.ts',
    pool: 'forks',
    // what endures a load is not to be loaded by another
    fileParallelism: false,
    testTimeout: 900_000,
    hookTimeout: 240_000,
  },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: true,
    setupFiles: ['./tests/helpers/property-seed.ts'],
    projects: (isLong ? [long] : [unit, server, e2e]).map((project) => ({ extends: true, ...project })),
  },
});
