import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { tryLock } from 'fs-native-extensions';
import { HomeError } from './home-error.ts';

/** Another process has this folder's database open. */
export class HomeLockedError extends HomeError {
  override name = 'HomeLockedError';
}

/**
 * Take the folder for this process alone: two engines on one data directory lose rows silently. The lock is the
 * operating system's, so it goes with the process however that ends. Throws a HomeLockedError that names the holder.
 * Returns the function that gives the lock back.
 */
export function lockHome(home: string): () => void {
  const path = join(home, 'lock');
  const descriptor = openSync(path, 'a+');
  if (!tryLock(descriptor)) {
    closeSync(descriptor);
    throw new HomeLockedError(
      `${home} is in use by ${readHolder(path)}. Stop it first, or set DAYU_HOME to another folder.`,
    );
  }
  ftruncateSync(descriptor, 0);
  writeSync(descriptor, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}\n`);
  return () => closeSync(descriptor);
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim() || 'another process';
  } catch {
    return 'another process';
  }
}
