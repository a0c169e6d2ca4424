/**
 * A process that opens the embedded database in a folder and holds it until its standard input ends. It tells what
 * happens in lines of JSON.
 */
import { once } from 'node:events';
import { openEmbedded } from '../../../server/database/embedded/open-embedded.ts';
import { tell, tellFailure } from './tell.ts';

const [home = ''] = process.argv.slice(2);
try {
  const database = await openEmbedded({ home, progress: (step) => tell({ event: 'progress', step }) });
  tell({ event: 'open' });
  process.stdin.resume();
  await once(process.stdin, 'end');
  await database.close();
  tell({ event: 'closed' });
} catch (error) {
  tellFailure(error);
}
