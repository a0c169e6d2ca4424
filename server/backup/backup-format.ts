/**
 * A backup is gzipped lines of JSON: a header, for each table a line that names it and its columns followed by its
 * rows, and a last line with the number of rows and the SHA-256 of everything before it. Values are as PostgreSQL
 * writes them in JSON (geometries as hex EWKB, bytes as hex), so a backup restores on either database.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

export const backupFormat = 'dayu-backup';
export const backupVersion = 1;

/** Every table that is backed up, those that others refer to first. */
export const backupTables = [
  'plan',
  'account',
  'membership',
  'personal_token',
  'external_identity',
  'scenario',
  'changeset',
  'feature',
  'feature_version',
  'setting',
] as const;

/**
 * Tables that are not: whoever was signed in signs in again, links that were handed out open no more, whoever is at an
 * identity provider begins again, and what was to be told to servers that are gone is told to nobody.
 */
export const passingTables = [
  'session',
  'one_time_link',
  'failed_sign_in',
  'idempotency_key',
  'outbox',
  'authorization_request',
] as const;
export type BackupTable = (typeof backupTables)[number];

/** Those whose rows the database numbers. */
export const numberedTables = ['scenario', 'account', 'personal_token', 'external_identity'] as const;

/** In which order rows are written: parents before children, and the same backup twice for the same rows. */
export const backupOrder: Record<BackupTable, string> = {
  plan: 'id',
  account: 'id',
  membership: 'account, plan nulls first',
  personal_token: 'id',
  external_identity: 'id',
  scenario: 'id',
  changeset: 'scenario, number',
  feature: 'scenario, id',
  feature_version: 'scenario, id, version',
  setting: 'key',
};

export interface BackupHeader {
  format: typeof backupFormat;
  version: number;
  /** Migration that the tables are of. */
  migration: number;
  createdAt: string;
}

export interface BackupTrailer {
  rows: number;
  sha256: string;
}

/** The file is no backup, or not as it was written. */
export class DamagedBackupError extends Error {
  override name = 'DamagedBackupError';
}

/** The lines of a backup without their line ends. Throws a DamagedBackupError for what can't be unpacked. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  try {
    yield* createInterface({ input: source.pipe(unpacked), crlfDelay: Infinity });
  } catch (error) {
    throw new DamagedBackupError(`${file} can't be read as a backup: ${(error as Error).message}`, {
      cause: error,
    });
  } finally {
    source.destroy();
  }
}

/** Read a whole backup to see that nothing of it is missing or changed; returns its header and row count. */
export async function verifyBackup(file: string): Promise<{ header: BackupHeader; rows: number }> {
  const hash = createHash('sha256');
  let header: BackupHeader | null = null;
  let last: string | null = null;
  let rows = 0;
  for await (const line of readLines(file)) {
    if (last !== null) {
      hash.update(`${last}\n`);
      if (last.startsWith('{"row":')) rows += 1;
    }
    header ??= parseHeader(file, line);
    last = line;
  }
  const trailer = parseTrailer(last);
  if (!header || !trailer || trailer.sha256 !== hash.digest('hex') || trailer.rows !== rows) {
    throw new DamagedBackupError(
      `${file} is incomplete or was changed: its checksum does not fit. Nothing was restored.`,
    );
  }
  return { header, rows };
}

function parseHeader(file: string, line: string): BackupHeader {
  const header = parseObject(line) as Partial<BackupHeader> | null;
  if (header?.format !== backupFormat) throw new DamagedBackupError(`${file} is not a backup of Dayu.`);
  if (header.version !== backupVersion) {
    throw new DamagedBackupError(
      `${file} is a backup of format ${header.version}; this Dayu reads format ${backupVersion}.`,
    );
  }
  return header as BackupHeader;
}

function parseTrailer(line: string | null): BackupTrailer | null {
  const trailer = line === null ? null : (parseObject(line) as Partial<BackupTrailer> | null);
  return trailer?.sha256 !== undefined && trailer.rows !== undefined ? (trailer as BackupTrailer) : null;
}

function parseObject(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
