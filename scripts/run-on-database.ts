import { readConfig } from '../server/config.ts';
import type { Database } from '../server/database/database.ts';
import { openDatabase } from '../server/database/open-database.ts';

interface FileCommand {
  usage: string;
  /** Throws a sentence when the file won't do; called before anything is opened or made. */
  checkFile: (file: string) => Promise<void>;
  work: (database: Database, file: string) => Promise<void>;
}

/** Run a command that takes one file on the database the environment names; a failure is one sentence. */
export async function runOnDatabase({ usage, checkFile, work }: FileCommand): Promise<void> {
  const [file, ...rest] = process.argv.slice(2);
  if (!file || rest.length > 0) {
    console.error(`Usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    const config = readConfig(process.env);
    await checkFile(file);
    const database = await openDatabase(config, () => undefined);
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
