import type { Database, RowProgress } from '../database/database.ts';
import { migrate } from '../database/migrations.ts';
import { backupTables, readLines, verifyBackup, type BackupTable } from './backup-format.ts';
import { BackupRepository } from './repository.ts';

/** Rows that one statement writes. */
const rowsPerStatement = 500;

/** The database to restore into holds something already. */
export class DatabaseNotEmptyError extends Error {
  override name = 'DatabaseNotEmptyError';
}

/**
 * Restore a backup into an empty database of either engine: the file is checked from end to end first, then written
 * in one transaction, then brought to the newest migration. Throws a DamagedBackupError or a DatabaseNotEmptyError
 * and leaves everything as it was.
 */
export async function restoreBackup(
  database: Database,
  file: string,
  migrationsFolder: string,
  progress: RowProgress = () => undefined,
): Promise<number> {
  const { header } = await verifyBackup(file);
  const repository = new BackupRepository(database);
  await migrate(database.jobs, migrationsFolder);
  await repository.readSnapshot(async (transaction) => {
    if (!(await repository.isEmpty(transaction))) {
      throw new DatabaseNotEmptyError(
        'The database holds a plan already. Restore into an empty one: another DAYU_HOME or DATABASE_URL.',
      );
    }
  });
  // an older backup is written into tables of its own age, which then grow up with it
  await migrate(database.jobs, migrationsFolder, header.migration);
  const rows = await repository.write(async (transaction) => {
    await repository.clearSettings(transaction);
    const count = await writeTables(repository, transaction, file, progress);
    await repository.continueNumbers(transaction);
    return count;
  });
  await migrate(database.jobs, migrationsFolder);
  return rows;
}

async function writeTables(
  repository: BackupRepository,
  transaction: Parameters<Parameters<BackupRepository['write']>[0]>[0],
  file: string,
  progress: RowProgress,
): Promise<number> {
  let table: { table: BackupTable; columns: string[] } | null = null;
  let waiting: string[] = [];
  let rows = 0;
  const flush = async () => {
    if (table && waiting.length > 0)
      await repository.writeRows(transaction, table.table, table.columns, waiting);
    rows += waiting.length;
    waiting = [];
    progress(rows);
  };
  for await (const line of readLines(file)) {
    if (line.startsWith('{"row":')) waiting.push(line.slice('{"row":'.length, -1));
    if (waiting.length >= rowsPerStatement) await flush();
    if (!line.startsWith('{"table":')) continue;
    await flush();
    table = readTable(line);
  }
  await flush();
  return rows;
}

/** Names become SQL: only those of our own tables and plain columns are taken. */
function readTable(line: string): { table: BackupTable; columns: string[] } {
  const { table, columns } = JSON.parse(line) as { table: string; columns: string[] };
  const known = backupTables.find((name) => name === table);
  if (!known || !columns.every((column) => /^[a-z][a-z0-9_]*$/.test(column)))
    throw new Error(`the backup has a table that is not known: ${table}`);
  return { table: known, columns };
}
