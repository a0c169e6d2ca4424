import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, extract } from 'tar';

/** What Dayu uses of the bundle; raster, topology, geocoder and the upgrade scripts are most of its size. */
const kept = [
  /^lib\/postgresql\/postgis-3\.so$/,
  /^share\/proj\/(proj\.db|proj\.ini)$/,
  /^share\/postgresql\/extension\/postgis\.control$/,
  /^share\/postgresql\/extension\/postgis--\d+\.\d+\.\d+\.sql$/,
];

/**
 * The PostGIS bundle of the npm package without what Dayu never uses, made once in `folder`: it halves the
 * engine's start and saves a third of its memory. Returns the file's path.
 */
export async function slimPostgisBundle(folder: string): Promise<string> {
  const source = join(
    dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite-postgis')),
    'postgis.tar.gz',
  );
  const target = join(folder, `postgis-${(await stat(source)).size}.tar.gz`);
  if (existsSync(target)) return target;
  // an earlier process may have been killed here; the folder is locked, so what it left is no one else's
  const scratch = join(folder, 'repacking');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  try {
    await extract({ file: source, cwd: scratch, filter: (path) => path.endsWith('/') || isKept(path) });
    const packed = join(scratch, 'postgis.tar.gz');
    await create({ file: packed, cwd: scratch, gzip: { level: 1 }, portable: true }, ['lib', 'share']);
    await syncFile(packed);
    await rename(packed, target);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return target;
}

/** Have the content on the disk before the name: a bundle cut short would never open. */
async function syncFile(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}

function isKept(path: string): boolean {
  return kept.some((pattern) => pattern.test(path));
}
