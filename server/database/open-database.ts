import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import type { Database, Progress } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openPostgresql } from './postgresql/open-postgresql.ts';

/** The PostgreSQL that the configuration names does not answer, told in a sentence. */
export class NoAnswerError extends Error {
  override name = 'NoAnswerError';
}

/** Open the database that the configuration names: PostgreSQL by its address, else the embedded one. Throws a NoAnswerError. */
export async function openDatabase(config: Config, progress: Progress): Promise<Database> {
  if (config.databaseUrl === null) {
    await requireFolder(config.home);
    return openEmbedded({ home: config.home, progress });
  }
  progress('connect', 0);
  const database = openPostgresql(config.databaseUrl, config.databaseReadUrl);
  try {
    await database.ping();
    return database;
  } catch (error) {
    await database.close();
    throw new NoAnswerError(`PostgreSQL at DATABASE_URL does not answer: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function requireFolder(home: string): Promise<void> {
  try {
    await makeFolder(home);
  } catch (error) {
    throw new Error(
      `the folder ${home} can't be made (${(error as NodeJS.ErrnoException).code}). Set DAYU_HOME to one that can be written.`,
      { cause: error },
    );
  }
}

/** One level at a time: Node's own way to make them all never ends where the system makes none, as below /proc. */
async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    // made by another process in the meantime
    if (!(await isFolder(folder))) throw error;
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
