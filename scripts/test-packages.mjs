import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findPostgresqlPrograms } from './private-postgresql.mjs';
import { runCommand } from './run-command.mjs';
import { runStep } from './steps.mjs';

/** Programs beyond npm's that the tests use, and Debian's packages of them. */
const needs = [
  { name: 'Chromium', packages: ['chromium'], isThere: () => findChromium() !== null },
  { name: 'a Chinese font', packages: ['fonts-noto-cjk'], isThere: hasChineseFont },
  {
    name: 'PostgreSQL 15 with PostGIS',
    packages: ['postgresql-15', 'postgresql-15-postgis-3', 'postgresql-15-postgis-3-scripts'],
    isThere: () => findPostgresqlPrograms() !== null,
  },
  { name: 'ogr2ogr (GDAL)', packages: ['gdal-bin'], isThere: () => findProgram('ogr2ogr') !== null },
];

/** Install from Debian's packages what the tests need and the machine lacks; throws a sentence when it can't. */
export async function ensureTestPackages() {
  const missing = needs.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  const packages = missing.flatMap((need) => need.packages);
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    throw new Error(
      `The tests need ${names}. Install them first (on Debian, as root: apt-get install --no-install-recommends ${packages.join(' ')}).`,
    );
  }
  await runStep('Reading the list of Debian packages', () => aptGet(['update']));
  await runStep(`Installing ${names}`, () => withoutSystemCluster(() => installPackages(packages)));
  const still = needs.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (still.length > 0)
    throw new Error(`Debian's packages were installed, but ${still.join(', ')} can't be found.`);
}

/** @param {string[]} packages */
async function installPackages(packages) {
  await aptGet(['install', '--yes', '--no-install-recommends', '--no-upgrade', ...packages]);
}

/** @param {string[]} parameters */
async function aptGet(parameters) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['--quiet', '-o', 'DPkg::Lock::Timeout=120', ...parameters], { env });
}

const clusterDefaults = '/etc/postgresql-common';

/**
 * Debian's server package makes a cluster «main» of the system's own when it is installed, and starts it. This
 * drop-in says not to. Without a new cluster the package's start of its service finds nothing to start; clusters that
 * are there already are left as they are, because nothing installed is upgraded.
 * @param {() => Promise<void>} install
 */
async function withoutSystemCluster(install) {
  const folder = join(clusterDefaults, 'createcluster.d');
  const madeFolders = [clusterDefaults, folder].filter((path) => !existsSync(path));
  const dropIn = join(folder, 'dayu-test.conf');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    dropIn,
    '# of the tests of Dayu, there only while they install PostgreSQL\ncreate_main_cluster = false\n',
  );
  try {
    await install();
  } finally {
    rmSync(dropIn, { force: true });
    for (const path of madeFolders.reverse()) removeIfEmpty(path);
  }
}

/** @param {string} folder */
function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // something lives in it by now
  }
}

/**
 * The browser of the tests, or null.
 * @returns {string | null}
 */
export function findChromium() {
  return findProgram('chromium') ?? findProgram('chromium-browser') ?? findProgram('google-chrome');
}

/**
 * Path of a program, or null.
 * @param {string} name
 */
function findProgram(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function hasChineseFont() {
  const folders = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/noto-cjk'];
  return folders.some((folder) => existsSync(join(folder, 'NotoSansCJK-Regular.ttc')));
}
