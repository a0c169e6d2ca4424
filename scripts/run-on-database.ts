import { readConfig } from '../server/config.ts';
import type { Database } from '../server/database/database.ts';
import { openDatabase } from '../server/database/open-database.ts';

/** Run a command that takes one file on the database the environment names; a failure is one sentence. */
export async function runOnDatabase(
  usage: string,
  work: (database: Database, file: string) => Promise<void>,
): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) {
    console.error(`Usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    const database = await openDatabase(readConfig(process.env), () => undefined);
    try {
      await work(database, file);
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
