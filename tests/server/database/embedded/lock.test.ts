import { hostname } from 'node:os';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HomeLockedError } from '../../../../server/database/embedded/lock.ts';
import { openEmbedded } from '../../../../server/database/embedded/open-embedded.ts';
import { ChildProgram } from '../../../helpers/child-program.ts';
import { copyHome } from '../../../helpers/databases.ts';

describe('the folder of an embedded database', () => {
  let home: string;
  beforeAll(async () => {
    home = await copyHome();
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test('is refused to a second process in a sentence that names the holder', async () => {
    const database = await openEmbedded({ home });
    const second = new ChildProgram('open-home', [home]);
    const { name, message } = await second.waitFor('failed');
    expect(name).toBe('HomeLockedError');
    expect(message).toContain(`${home} is in use by process ${process.pid} on ${hostname()}, since 20`);
    expect(message).toMatch(/Stop it first, or set DAYU_HOME to another folder\.$/);
    // and the first is not disturbed
    await database.queries.insertInto('setting').values({ key: 'still here', value: '{}' }).execute();
    await database.close();
  });

  test('is refused to a second opening in the same process', async () => {
    const database = await openEmbedded({ home });
    await expect(openEmbedded({ home })).rejects.toBeInstanceOf(HomeLockedError);
    await database.close();
  });

  test('is free again when its holder was killed', async () => {
    const holder = new ChildProgram('open-home', [home]);
    await holder.waitFor('open');
    await expect(openEmbedded({ home })).rejects.toBeInstanceOf(HomeLockedError);
    await holder.kill();
    const database = await openEmbedded({ home });
    await database.close();
  });

  test('is free again when its holder has closed it', async () => {
    const holder = new ChildProgram('open-home', [home]);
    await holder.waitFor('open');
    expect(await holder.end()).toBe(0);
    const database = await openEmbedded({ home });
    await database.close();
  });
});
