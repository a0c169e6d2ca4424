/** `npm run restore -- FILE`: bring a backup into an empty database, embedded or PostgreSQL. */
import { join } from 'node:path';
import { restoreBackup } from '../server/backup/restore-backup.ts';
import { runOnDatabase } from './run-on-database.ts';

const migrations = join(import.meta.dirname, '../server/database/migrations');

await runOnDatabase('npm run restore -- FILE', async (database, file) => {
  const rows = await restoreBackup(database, file, migrations, (count) =>
    process.stderr.write(`\r${count} rows`),
  );
  console.log(`\r${rows} rows were restored from ${file}`);
});
