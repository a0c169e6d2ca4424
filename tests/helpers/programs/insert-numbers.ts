/**
 * A process that writes numbers from 1 into an embedded database, each with its negative in one transaction, and tells
 * which were acknowledged, until it is killed. First it tells the numbers it found.
 */
import { openEmbedded } from '../../../server/database/embedded/open-embedded.ts';
import { tell, tellFailure } from './tell.ts';

const [home = ''] = process.argv.slice(2);
try {
  const database = await openEmbedded({ home });
  const rows = await database.queries.selectFrom('setting').select('key').execute();
  const numbers = rows.map(({ key }) => Number(key)).sort((a, b) => a - b);
  tell({ event: 'present', numbers });
  for (let number = (numbers.at(-1) ?? 0) + 1; ; number++) {
    await database.queries.transaction().execute(async (transaction) => {
      for (const key of [number, -number]) {
        await transaction
          .insertInto('setting')
          .values({ key: String(key), value: '{}' })
          .execute();
      }
    });
    tell({ event: 'acknowledged', number });
  }
} catch (error) {
  tellFailure(error);
}
