import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { openDatabase } from '../../../server/database/open-database.ts';

describe('the folder of the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dayu-folder-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const open = (home: string) => openDatabase(readConfig({ DAYU_HOME: home }), () => undefined);

  it('is made with those above it', async () => {
    const home = join(folder, 'one/two/三');
    await (await open(home)).close();
    expect(existsSync(join(home, 'lock'))).toBe(true);
  });

  it.runIf(existsSync('/proc/self'))('is refused where the system makes none, at once', async () => {
    await expect(open('/proc/nope/deeper')).rejects.toThrow(
      "the folder /proc/nope/deeper can't be made (ENOENT). Set DAYU_HOME to one that can be written.",
    );
  });

  it('is refused when it is a file, or below one', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await expect(open(file)).rejects.toThrow(`the folder ${file} can't be made (EEXIST)`);
    await expect(open(join(file, 'below'))).rejects.toThrow(`${join(file, 'below')} can't be made (EEXIST)`);
  });
});
