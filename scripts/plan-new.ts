/** `npm run plan:new -- DIR`: a folder for a plan of one's own, with its files to be filled in and how to do it. */
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { collections } from '#domain/collections/registry.ts';
import { visible } from '#domain/plan-check/shown.ts';
import { describeNewPlan, emptyFeatures, newPlanDocument, planReadme } from './plan-new-files.ts';

const [folder, ...rest] = process.argv.slice(2);
// what begins with a hyphen asks for something else than a folder
if (!folder || folder.startsWith('-') || rest.length > 0) {
  console.error('Usage: npm run plan:new -- DIR');
  process.exitCode = 2;
} else {
  try {
    await requireNew(folder);
    const written = await writeFiles(folder);
    console.log(describeNewPlan(folder, basename(resolve(folder)), written).join('\n'));
  } catch (error) {
    console.error(visible(error instanceof Error ? error.message : String(error)));
    process.exitCode = 1;
  }
}

/** An empty folder will do; what holds anything is not written into. */
async function requireNew(path: string): Promise<void> {
  const names = await readdir(path).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new Error(`${path} can't be used (${code}); name a folder that is not there yet.`, {
      cause: error,
    });
  });
  if (names.length > 0)
    throw new Error(
      `${path} holds files already, and nothing was written; name a folder that is not there yet.`,
    );
}

async function writeFiles(path: string): Promise<number> {
  const files = new Map([
    ['plan.json', newPlanDocument(basename(resolve(path)))],
    ['README.md', planReadme()],
    ...collections.map(({ name }) => [`${name}.geojson`, emptyFeatures] as const),
  ]);
  await makeFolder(resolve(path), path);
  try {
    for (const [name, text] of files) await writeFile(join(path, name), text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`${path} can't be written (${code}); name a folder in one that can.`, { cause: error });
  }
  return files.size;
}

/**
 * Make a folder below the nearest one that is there, one level at a time: where that one takes no folders, as /proc does
 * not, Node's own recursive mkdir tries for ever.
 */
async function makeFolder(path: string, named: string): Promise<void> {
  if (await isThere(path)) return;
  const parent = dirname(path);
  await makeFolder(parent, named);
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // somebody else has just made it
    if (code === 'EEXIST') return;
    throw new Error(
      `${named} can't be made: ${parent} takes no new folder (${code}); name a folder in one that does.`,
      { cause: error },
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  // the root is there, whatever is said of it
  if (dirname(path) === path) return true;
  return stat(path).then(
    () => true,
    () => false,
  );
}
