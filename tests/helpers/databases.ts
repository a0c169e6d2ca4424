import { constants } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, inject } from 'vitest';
import { statementLimits, type Database, type StatementLimits } from '../../server/database/database.ts';
import { openEmbedded } from '../../server/database/embedded/open-embedded.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { createDatabase, dropDatabase } from './postgres.ts';

export interface OpenOptions {
  /** Without the tables: initialised, not migrated. */
  isEmpty?: boolean;
  /** Shorter limits than the server's, for tests of queries that overrun. */
  limits?: StatementLimits;
}

/** Opens a fresh, migrated database each time it is called; closed and removed after the suite. */
export type OpenDatabase = (options?: OpenOptions) => Promise<Database>;

/**
 * Run a suite once on the embedded engine and once on PostgreSQL. An embedded database takes two seconds to open, so
 * most suites open one in `beforeAll` and share it among their tests.
 */
export function describeOnBothDatabases(
  name: string,
  suite: (open: OpenDatabase, engine: Database['engine']) => void,
): void {
  describe.each(['postgresql', 'embedded'] as const)(`${name}, on %s`, (engine) => {
    const cleanups: (() => Promise<void>)[] = [];
    // registered first, so it runs after the suite's own
    afterAll(async () => {
      for (const cleanup of cleanups.reverse()) await cleanup();
    });
    suite((options = {}) => openers[engine](options, cleanups), engine);
  });
}

const openers = { postgresql: openOnPostgresql, embedded: openOnEmbedded };

async function openOnPostgresql(options: OpenOptions, cleanups: (() => Promise<void>)[]): Promise<Database> {
  const { postgresUrl, postgresTemplate } = inject('databases');
  const url = await createDatabase(postgresUrl, options.isEmpty ? null : postgresTemplate);
  cleanups.push(() => dropDatabase(postgresUrl, url));
  const database = openPostgresql(url, null, options.limits ?? statementLimits);
  return closedOnce(database, cleanups);
}

async function openOnEmbedded(options: OpenOptions, cleanups: (() => Promise<void>)[]): Promise<Database> {
  const home = await copyHome(options);
  cleanups.push(() => rm(home, { recursive: true, force: true }));
  const database = await openEmbedded({ home, fsync: false, limits: options.limits ?? statementLimits });
  return closedOnce(database, cleanups);
}

/** A home folder of its own, copied from the prepared one. The caller removes it. */
export async function copyHome({ isEmpty = false }: Pick<OpenOptions, 'isEmpty'> = {}): Promise<string> {
  const { emptyHome, migratedHome } = inject('databases');
  const home = await mkdtemp(join(tmpdir(), 'dayu-home-'));
  await cp(isEmpty ? emptyHome : migratedHome, home, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return home;
}

/** A test may close its database itself; the suite's end closes what is still open. */
function closedOnce(database: Database, cleanups: (() => Promise<void>)[]): Database {
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= database.close());
  cleanups.push(close);
  return { ...database, close };
}
