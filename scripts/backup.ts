/** `npm run backup -- FILE`: everything in the database, as of one moment, in one checked file. */
import { existsSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { writeBackup } from '../server/backup/write-backup.ts';
import { countRows, withRowProgress } from './row-progress.ts';
import { runOnDatabase } from './run-on-database.ts';

/** PostgreSQL's code for a table that is not there. */
const undefinedTable = '42P01';
const diskTroubles = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS']);

await runOnDatabase({
  usage: 'npm run backup -- FILE',
  checkFile: requireNewFile,
  work: async (database, file) => {
    const rows = await withRowProgress((report) => writeBackup(database, file, report)).catch(
      (error: unknown) => explain(error, file),
    );
    console.log(`${countRows(rows)} written to ${file}`);
  },
});

async function requireNewFile(file: string): Promise<void> {
  // an older backup may be the only one that is good
  if (existsSync(file)) throw new Error(`${file} is there already; name another file.`);
  const trial = `${file}.trial-${process.pid}`;
  try {
    await (await open(trial, 'wx')).close();
    await rm(trial);
  } catch (error) {
    throw new Error(
      `${file} can't be written (${(error as NodeJS.ErrnoException).code}); name a file in a folder that is there and can be written.`,
      { cause: error },
    );
  }
}

/** Sentences for what goes wrong though the file could be made: a full disk, or a database never used. */
function explain(error: unknown, file: string): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === undefinedTable) {
    // most often another folder or database than was meant
    throw new Error(
      'The database is empty: nothing was written. Is DAYU_HOME or DATABASE_URL the one you mean?',
      { cause: error },
    );
  }
  if (diskTroubles.has(code)) {
    throw new Error(
      `${file} could not be written whole (${code}), and nothing of it was kept; make room, or name a file on another disk.`,
      { cause: error },
    );
  }
  throw error;
}
