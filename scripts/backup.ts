/** `npm run backup -- FILE`: everything in the database, as of one moment, in one checked file. */
import { runOnDatabase } from './run-on-database.ts';
import { writeBackup } from '../server/backup/write-backup.ts';

await runOnDatabase('npm run backup -- FILE', async (database, file) => {
  const rows = await writeBackup(database, file, (count) => process.stderr.write(`\r${count} rows`));
  console.log(`\r${rows} rows are in ${file}`);
});
