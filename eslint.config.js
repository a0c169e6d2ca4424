import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import svelteParser from 'svelte-eslint-parser';
import ts from 'typescript-eslint';

/** Patterns of modules that a room must not import, each with the reason a person reads. */
const never = {
  node: { group: ['node:*'], message: 'domain knows no Node: it runs in browsers and workers too.' },
  server: { group: ['**/server/**'], message: 'Only the server and scripts know the server.' },
  client: { group: ['**/client/**'], message: 'Only the client knows the client.' },
  tests: { group: ['**/tests/**'], message: 'Nothing imports tests.' },
  sql: {
    group: ['kysely', 'pg', '**/postgis-utilities/**'],
    allowTypeImports: true,
    message: 'SQL lives in repository.ts, postgis-utilities and database.',
  },
  map: {
    group: ['maplibre-gl', 'maplibre-gl/*'],
    message: 'Only client/map and client/modes know MapLibre.',
  },
  mapRoom: { group: ['**/map/**'], message: 'Components know neither map nor state.' },
  state: {
    group: ['**/state/**', '**/panels/**', '**/api/**'],
    message: 'Components know neither map nor state.',
  },
  outside: {
    // a pure library, the vocabularies and domain itself
    regex:
      '^(?!\\.{1,2}/|#domain/|#data/vocabularies/|typebox$|typebox/|geojson$|robust-predicates$|flatbush$|clipper2-ts$|geographiclib-geodesic$|@turf/|polylabel$|proj4$|@maplibre/maplibre-gl-style-spec$)',
    message: 'domain imports pure libraries, data/vocabularies and itself.',
  },
};

/**
 * @param {...{ group?: string[], regex?: string, allowTypeImports?: boolean, message: string }} patterns
 * @returns {import('eslint').Linter.RulesRecord}
 */
const forbid = (...patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

/** @type {import('eslint').Linter.RulesRecord} */
const rules = {
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
  ],
  '@typescript-eslint/no-explicit-any': 'error',
  'no-console': 'off',
};

/**
 * What only the type checker can tell; a `.svelte` file is checked by svelte-check.
 * @type {import('eslint').Linter.RulesRecord}
 */
const typedRules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, attributes: false } },
  ],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default ts.config(
  { ignores: ['dist/', 'node_modules/', '.dayu/', 'data/', 'tests/golden/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { rules },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: typedRules,
  },
  {
    files: ['**/*.mjs', '*.config.*', 'scripts/**', 'server/**', 'tests/**'],
    languageOptions: { globals: globals.node },
  },
  { files: ['client/**', 'tests/client/**', 'tests/e2e/**'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parser: svelteParser, parserOptions: { parser: ts.parser } },
    // svelte-check knows the types and names of a component
    rules: { 'no-undef': 'off', '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: ['domain/**'],
    rules: {
      ...forbid(never.outside, never.server, never.client, never.tests),
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'process',
        'fetch',
        'setTimeout',
        'performance',
        'Buffer',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'domain has no clock: take the moment as an argument.' },
        {
          object: 'Math',
          property: 'random',
          message: 'domain has no chance: take a generator as an argument.',
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'domain has no clock: take the moment as an argument.',
        },
      ],
    },
  },
  { files: ['server/**'], rules: forbid(never.client, never.tests, never.map, never.sql) },
  {
    files: [
      'server/database/**',
      'server/postgis-utilities/**',
      'server/**/repository.ts',
      'server/**/*-repository.ts',
      'server/**/*-expression.ts',
    ],
    rules: forbid(never.client, never.tests, never.map),
  },
  { files: ['client/**'], rules: forbid(never.server, never.tests, never.node, never.sql, never.map) },
  {
    files: ['client/map/**', 'client/modes/**'],
    rules: forbid(never.server, never.tests, never.node, never.sql),
  },
  {
    files: ['client/components/**'],
    rules: forbid(never.server, never.tests, never.node, never.sql, never.map, never.mapRoom, never.state),
  },
  { files: ['scripts/**'], rules: forbid(never.client, never.tests) },
);
