import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, RowProgress } from '../database/database.ts';
import {
  backupFormat,
  backupTables,
  backupVersion,
  type BackupHeader,
  type BackupTrailer,
} from './backup-format.ts';
import { BackupRepository } from './repository.ts';

/**
 * Write a backup of everything in the database, as of one moment, to a file. The file appears under its name only
 * when it is whole and on the disk. Returns the number of rows.
 */
export async function writeBackup(
  database: Database,
  file: string,
  progress: RowProgress = () => undefined,
): Promise<number> {
  const scratch = `${file}.partial-${process.pid}`;
  try {
    const rows = await writeLines(database, scratch, progress);
    const written = await open(scratch, 'r+');
    await written.sync();
    await written.close();
    await rename(scratch, file);
    return rows;
  } catch (error) {
    await rm(scratch, { force: true });
    throw error;
  }
}

async function writeLines(database: Database, file: string, progress: RowProgress): Promise<number> {
  const output = createGzip({ level: 6 });
  const target = output.pipe(createWriteStream(file, { flags: 'wx' }));
  const isDone = finished(target);
  // a disk may fail while rows are being read; whoever waits for the end next is told
  isDone.catch(() => undefined);
  const hash = createHash('sha256');
  let rows = 0;
  // a failed disk ends the pipe; waiting for it to drain would wait for ever
  const write = async (text: string) => {
    if (!output.write(text)) await Promise.race([once(output, 'drain'), isDone]);
  };
  const writeHashed = async (text: string) => {
    hash.update(text);
    await write(text);
  };
  const repository = new BackupRepository(database);
  await repository.readSnapshot(async (transaction) => {
    const migration = await repository.readMigration(transaction);
    const header: BackupHeader = {
      format: backupFormat,
      version: backupVersion,
      migration,
      createdAt: new Date().toISOString(),
    };
    await writeHashed(`${JSON.stringify(header)}\n`);
    for (const table of backupTables) {
      const columns = await repository.readColumns(transaction, table);
      await writeHashed(`${JSON.stringify({ table, columns })}\n`);
      for await (const some of repository.readRows(transaction, table, columns)) {
        await writeHashed(some.map((row) => `{"row":${row}}\n`).join(''));
        rows += some.length;
        progress(rows);
      }
    }
  });
  const trailer: BackupTrailer = { rows, sha256: hash.digest('hex') };
  await write(`${JSON.stringify(trailer)}\n`);
  output.end();
  await isDone;
  return rows;
}
