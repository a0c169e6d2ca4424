/** `npm run build`, and the build that `npm start` makes once per change: server and client into `dist/`. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { projectFolder } from './install.mjs';
import { runCommand } from './run-command.mjs';
import { runStep } from './steps.mjs';

/** What the built program is made of. */
const sources = [
  'client',
  'domain',
  'server',
  'data/vocabularies',
  'package-lock.json',
  'vite.config.ts',
  'scripts/build.mjs',
];
const distFolder = join(projectFolder, 'dist');
const record = join(distFolder, 'build.json');

/** Build what changed since the last build; nothing when nothing did. */
export async function ensureBuild() {
  const hash = hashOf(sources);
  if (readRecord() === hash) return;
  mkdirSync(distFolder, { recursive: true });
  // made beside the final place: an interrupted build is never half there
  const scratch = join(distFolder, `building-${process.pid}`);
  try {
    await runStep('Building the server', () => buildServer(join(scratch, 'server')));
    await runStep('Building the client', () => buildClient(join(scratch, 'client')));
    rmSync(record, { force: true });
    for (const part of ['server', 'client']) {
      rmSync(join(distFolder, part), { recursive: true, force: true });
      renameSync(join(scratch, part), join(distFolder, part));
    }
    writeFileSync(record, `${JSON.stringify({ hash })}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function buildServer(folder) {
  // loaded here: before the dependencies are installed there is no such package
  const { build } = await import('esbuild');
  const workers = filesBelow(join(projectFolder, 'server')).filter((file) => file.endsWith('-worker.ts'));
  await build({
    absWorkingDir: projectFolder,
    entryPoints: Object.fromEntries(
      [join(projectFolder, 'server/server.ts'), ...workers].map((file) => [basename(file, '.ts'), file]),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  cpSync(join(projectFolder, 'server/database/migrations'), join(folder, 'migrations'), { recursive: true });
}

/** @param {string} folder */
async function buildClient(folder) {
  const vite = join(projectFolder, 'node_modules/vite/bin/vite.js');
  await runCommand(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    // where tests build, it says test: the page would be larger and slower, for whoever starts the product later
    { cwd: projectFolder, env: { ...process.env, NODE_ENV: 'production' } },
  );
  await compressTexts(folder);
}

const textExtensions = new Set(['.js', '.mjs', '.css', '.html', '.svg', '.json']);
/** Below this, in bytes, the packed file saves no packet on the way. */
const leastCompressed = 1_024;

/**
 * Put `.gz` and `.br` beside every text of a folder, packed as small as can be: the server sends them as they are.
 * @param {string} folder
 */
export async function compressTexts(folder) {
  const texts = filesBelow(folder).filter((file) => textExtensions.has(extname(file)));
  await Promise.all(
    texts.map(async (file) => {
      const content = await readFile(file);
      if (content.length < leastCompressed) return;
      // brotli's quality is 11 unless told otherwise
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

/** @returns {string | null} */
function readRecord() {
  const isThere = ['server/server.js', 'client/index.html'].every((file) =>
    existsSync(join(distFolder, file)),
  );
  if (!isThere || !existsSync(record)) return null;
  return JSON.parse(readFileSync(record, 'utf8')).hash;
}

/**
 * SHA-256 over the names and contents of files and folders of the project.
 * @param {string[]} paths
 * @returns {string}
 */
export function hashOf(paths, root = projectFolder) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(root, path))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * All files of a folder and its folders, in the order of their names; a file is all there is of itself.
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = tryReadFolder(path);
  if (!entries) return [path];
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
    );
}

/** @param {string} path */
function tryReadFolder(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuild();
