import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../server/config.ts';
import type { Database } from '../server/database/database.ts';
import { openDatabase } from '../server/database/open-database.ts';

/** What a command does with its one file, or none. */
interface FileCommand {
  usage: string;
  /** Flag that the command may be given, without its dashes. */
  flag?: string;
  /** False for a command of the database as a whole. */
  takesFile?: boolean;
  /** Throws a sentence when the file won't do; called before anything is opened or made. */
  checkFile?: (file: string) => Promise<void>;
  work: (database: Database, file: string, circumstances: Circumstances) => Promise<void>;
  /** The lines that tell of a failure; without it the error's own sentence. */
  explain?: (error: unknown) => string[];
}

/** How a command was started. */
interface Circumstances {
  config: Config;
  hasFlag: boolean;
}

/** Run a command that takes one file, or none, on the database the environment names; a failure is a sentence. */
export async function runOnDatabase({
  usage,
  flag,
  takesFile = true,
  checkFile = () => Promise.resolve(),
  work,
  explain = explainPlainly,
}: FileCommand): Promise<void> {
  const command = readCommand(flag, takesFile);
  if (!command) {
    console.error(`Usage: ${usage}`);
    process.exitCode = 2;
    return;
  }
  const { file, hasFlag } = command;
  try {
    const config = readConfig(process.env);
    await checkFile(file);
    const database = await openDatabase(config, () => undefined);
    try {
      await work(database, file, { config, hasFlag });
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(explain(error).join('\n'));
    process.exitCode = 1;
  }
}

/** What the command line asks for, or null where it can't be understood. */
function readCommand(
  flag: string | undefined,
  takesFile: boolean,
): { file: string; hasFlag: boolean } | null {
  try {
    const options = flag === undefined ? {} : { [flag]: { type: 'boolean' } as const };
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [file = '', ...rest] = positionals;
    return (file !== '') === takesFile && rest.length === 0
      ? { file, hasFlag: Object.keys(values).length > 0 }
      : null;
  } catch {
    return null;
  }
}

function explainPlainly(error: unknown): string[] {
  return [error instanceof Error ? error.message : String(error)];
}
