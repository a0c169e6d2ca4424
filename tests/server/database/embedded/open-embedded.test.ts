import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { openEmbedded } from '../../../../server/database/embedded/open-embedded.ts';
import { ChildProgram } from '../../../helpers/child-program.ts';
import { copyHome } from '../../../helpers/databases.ts';
import { killInTheMiddleOfWrites } from '../../../helpers/kill-rounds.ts';
import { canMount, onSmallFileSystem } from '../../../helpers/small-file-system.ts';

describe('opening an embedded database', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-open-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const failure = async (wrapper: string[]) =>
    (await new ChildProgram('open-home', [folder], wrapper).waitFor('failed')).message;

  // these need a file system of their own: a sandbox may forbid that
  describe.skipIf(!canMount())('on a file system that fails it', () => {
    test('says in a sentence that the folder is read-only', async () => {
      const message = await failure(onSmallFileSystem({ folder, megabytes: 1, isReadOnly: true }));
      expect(message).toBe(
        `${folder} can't hold the database: its file system is read-only. Mount it for writing, or set DAYU_HOME to another folder.`,
      );
    });

    test('says in a sentence that an existing database lies on a read-only file system', async () => {
      const content = inject('databases').migratedHome;
      const message = await failure(onSmallFileSystem({ folder, megabytes: 120, content, isReadOnly: true }));
      expect(message).toContain('its file system is read-only');
    });

    // 4 MB: full while PostGIS is repacked; 44 MB: full while the engine initialises
    test.each([4, 44])('says in a sentence that the disk of %i MB is full', async (megabytes) => {
      const message = await failure(onSmallFileSystem({ folder, megabytes }));
      expect(message).toBe(
        `${folder} can't hold the database: the disk is full. Free at least 200 MB, or set DAYU_HOME to another folder.`,
      );
    });

    // at 138 MB the tables find no room first, at 158 MB the log: then the engine stops and is opened again
    test.each([138, 158])(
      'and goes on without a loss when a disk of %i MB was full for a while',
      async (megabytes) => {
        const content = inject('databases').migratedHome;
        const program = new ChildProgram(
          'fill-disk',
          [folder],
          onSmallFileSystem({ folder, megabytes, content }),
        );
        await program.waitFor('closed');
        const refused = program.events.filter((event) => event.event === 'refused');
        expect(refused).toMatchObject([
          { code: '53100', fault: 'out-of-space' },
          { code: '53100', fault: 'out-of-space' },
        ]);
        const acknowledged = refused[0]!.acknowledged;
        expect(acknowledged).toBeGreaterThan(0);
        const numbers = Array.from({ length: acknowledged + 1 }, (_, at) => at);
        const present = program.events.filter(({ event }) => event === 'present');
        // before and after it was closed
        expect(present).toEqual([
          { event: 'present', numbers },
          { event: 'present', numbers },
        ]);
      },
    );
  });

  test('says in a sentence that the folder is a file', async () => {
    const home = join(folder, 'file');
    await writeFile(home, '');
    await expect(openEmbedded({ home })).rejects.toThrow(`${home} can't hold the database: it is a file.`);
    await expect(openEmbedded({ home: join(home, 'below') })).rejects.toThrow('it is a file.');
  });

  test('recovers from being killed in the middle of the first initialisation', async () => {
    const home = join(folder, 'home');
    const first = new ChildProgram('open-home', [home]);
    // the engine has begun to fill its folder
    while (!existsSync(join(home, 'database.initialising/base')))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await first.kill();
    expect(first.events).not.toContainEqual({ event: 'open' });
    expect(existsSync(join(home, 'database'))).toBe(false);
    expect(existsSync(join(home, 'database.initialising'))).toBe(true);

    const database = await openEmbedded({ home, fsync: false });
    const { rows } = await sql`select 1 as one`.execute(database.queries);
    expect(rows).toEqual([{ one: 1 }]);
    await database.close();
    // and nothing of the first try is left
    expect((await readdir(home)).filter((name) => !name.startsWith('postgis-'))).toEqual([
      'database',
      'lock',
    ]);
  });
});

test('killed in the middle of writes, an embedded database loses nothing acknowledged', async () => {
  const home = await copyHome();
  expect(await killInTheMiddleOfWrites(home, 2)).toBeGreaterThan(10);
  await rm(home, { recursive: true, force: true });
});
