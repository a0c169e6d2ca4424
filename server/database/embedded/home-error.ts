import { statfsSync } from 'node:fs';

/** The folder of the embedded database can't be used, told in a sentence. */
export class HomeError extends Error {
  override name = 'HomeError';
  /** PostgreSQL's code for it: disk full, or not to be had for now. */
  readonly code: '53100' | '57P01' = '57P01';

  constructor(message: string, options: ErrorOptions & { isFull?: boolean } = {}) {
    super(message, options);
    if (options.isFull) this.code = '53100';
  }
}

const elsewhere = 'or set DAYU_HOME to another folder';
const fullDisk = `the disk is full. Free at least 200 MB, ${elsewhere}`;
const notAllowed = `this user may not write there. Change its owner or mode, ${elsewhere}`;
const notFolder = `it is a file. Move it away, ${elsewhere}`;

const reasonByCode: Record<string, string> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: `its file system is read-only. Mount it for writing, ${elsewhere}`,
  ENOSPC: fullDisk,
  EDQUOT: `this user's share of the disk is used up. Free at least 200 MB, ${elsewhere}`,
  ENOTDIR: notFolder,
  EEXIST: notFolder,
  EIO: `the disk reports an error. Check the disk, ${elsewhere}`,
};

/** With less than this free, in bytes, there is no room for the next file of the log (16 MB), and the engine stops. */
const leastFree = 20 * 2 ** 20;

/** The sentence for what stopped the engine over `home`; the error itself when the folder is not the cause. */
export function explainHomeError<Cause>(home: string, error: Cause): HomeError | Cause {
  if (error instanceof HomeError) return error;
  const reason = findReason(error) ?? (isFull(home) ? fullDisk : null);
  if (!reason) return error;
  return new HomeError(`${home} can't hold the database: ${reason}.`, {
    cause: error,
    isFull: reason === fullDisk,
  });
}

/** By the code of the error or of what caused it. */
function findReason(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const reason = 'code' in at ? reasonByCode[String(at.code)] : undefined;
    if (reason) return reason;
  }
  return null;
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < leastFree;
  } catch {
    return false;
  }
}
