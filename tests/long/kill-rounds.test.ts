import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { copyHome } from '../helpers/databases.ts';
import { killInTheMiddleOfWrites } from '../helpers/kill-rounds.ts';

test('killed 20 times in the middle of writes, an embedded database loses nothing acknowledged', async () => {
  const home = await copyHome();
  expect(await killInTheMiddleOfWrites(home, 20)).toBeGreaterThan(200);
  await rm(home, { recursive: true, force: true });
});
