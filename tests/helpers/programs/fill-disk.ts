/**
 * A process that writes rows into an embedded database until its disk is full, tries again in vain, and goes on when
 * someone has made room.
 */
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Queries } from '../../../server/database/database.ts';
import { openEmbedded } from '../../../server/database/embedded/open-embedded.ts';
import { classifyDatabaseError } from '../../../server/database/errors.ts';
import { tell, tellFailure } from './tell.ts';

const mostRows = 1_000;

async function write(queries: Queries, number: number): Promise<void> {
  // a quarter of a megabyte that can't be compressed
  const value = JSON.stringify({ filling: randomBytes(192 * 1024).toString('base64') });
  await queries
    .insertInto('setting')
    .values({ key: String(number), value })
    .execute();
}

/** Write rows from `first` on until one is refused, and tell why. Returns the number of the refused one. */
async function fill(queries: Queries, first: number): Promise<number> {
  for (let number = first; number < mostRows; number++) {
    try {
      await write(queries, number);
    } catch (error) {
      const { message, code } = error as Error & { code?: string };
      tell({
        event: 'refused',
        code: code ?? '',
        fault: classifyDatabaseError(error),
        message,
        acknowledged: number,
      });
      return number;
    }
  }
  throw new Error('the disk is not full yet');
}

async function readNumbers(queries: Queries): Promise<number[]> {
  const rows = await queries.selectFrom('setting').select('key').execute();
  return rows.map(({ key }) => Number(key)).sort((a, b) => a - b);
}

const [home = ''] = process.argv.slice(2);
try {
  // stands for whatever else fills a disk
  const ballast = join(home, 'ballast');
  await writeFile(ballast, Buffer.alloc(48 * 2 ** 20));
  const database = await openEmbedded({ home });
  const refused = await fill(database.queries, 0);
  await fill(database.queries, refused);
  await rm(ballast);
  await write(database.queries, refused);
  tell({ event: 'present', numbers: await readNumbers(database.queries) });
  await database.close();
  const again = await openEmbedded({ home });
  tell({ event: 'present', numbers: await readNumbers(again.queries) });
  await again.close();
  tell({ event: 'closed' });
} catch (error) {
  tellFailure(error);
  process.exit();
}
