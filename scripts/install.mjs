import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './run-command.mjs';
import { runStep } from './steps.mjs';

/** Folder of the whole project. */
export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * Install the npm packages when they are missing or the lock file has changed; otherwise return at once.
 * @param {string} [folder]
 */
export async function ensureDependencies(folder = projectFolder) {
  refuseOldNode();
  if (isInstalled(folder)) return;
  await runStep('Installing npm packages (half a minute or so)', () =>
    runCommand('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], { cwd: folder }),
  );
  recordInstall(folder);
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Dayu needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(1);
}

/**
 * True when what is installed is what the lock file asks for.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const record = recordFile(folder);
  if (existsSync(record) && readFileSync(record, 'utf8') === lockHash(folder)) return true;
  // installed by hand: npm's own list of what it put there tells
  if (!isSameAsLock(folder)) return false;
  recordInstall(folder);
  return true;
}

/** @param {string} folder */
function recordInstall(folder) {
  writeFileSync(recordFile(folder), lockHash(folder));
}

/** @param {string} folder */
function recordFile(folder) {
  return join(folder, 'node_modules', '.dayu-lock-hash');
}

/** @param {string} folder */
function lockHash(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
}

/**
 * @typedef {{ version?: string, optional?: boolean, peer?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/** @param {string} folder */
function isSameAsLock(folder) {
  const installed = readLock(join(folder, 'node_modules', '.package-lock.json'));
  const locked = readLock(join(folder, 'package-lock.json'));
  if (!installed || !locked) return false;
  const wanted = Object.entries(locked.packages).filter(([path]) => path !== '');
  return (
    wanted.every(([path, { version, optional }]) => {
      const present = installed.packages[path];
      return present ? present.version === version : optional === true;
    }) && Object.keys(installed.packages).every((path) => locked.packages[path] !== undefined)
  );
}

/**
 * @param {string} file
 * @returns {LockFile | null}
 */
function readLock(file) {
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8'));
}
