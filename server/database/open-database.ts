import { mkdir } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Database, Progress } from './database.ts';
import { openEmbedded } from './embedded/open-embedded.ts';
import { openPostgresql } from './postgresql/open-postgresql.ts';

/** Open the database that the configuration names: PostgreSQL by its address, else the embedded one. */
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
    throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function requireFolder(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true });
  } catch (error) {
    throw new Error(
      `the folder ${home} can't be made (${(error as NodeJS.ErrnoException).code}). Set DAYU_HOME to one that can be written.`,
      { cause: error },
    );
  }
}
