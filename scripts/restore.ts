/** `npm run restore -- FILE`: bring a backup into an empty database, embedded or PostgreSQL. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { restoreBackup } from '../server/backup/restore-backup.ts';
import { countRows, withRowProgress } from './row-progress.ts';
import { runOnDatabase } from './run-on-database.ts';

const migrations = join(import.meta.dirname, '../server/database/migrations');

await runOnDatabase({
  usage: 'npm run restore -- FILE',
  checkFile: requireReadableFile,
  work: async (database, file) => {
    const rows = await withRowProgress((report) => restoreBackup(database, file, migrations, report));
    console.log(`${countRows(rows)} restored from ${file}`);
  },
});

async function requireReadableFile(file: string): Promise<void> {
  let isFile: boolean;
  try {
    const opened = await open(file, 'r');
    isFile = (await opened.stat()).isFile();
    await opened.close();
  } catch (error) {
    throw new Error(
      `${file} can't be read (${(error as NodeJS.ErrnoException).code}); name a file that npm run backup has written.`,
      { cause: error },
    );
  }
  if (!isFile) throw new Error(`${file} is no file; name one that npm run backup has written.`);
}
