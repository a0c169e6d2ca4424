// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows, withRowProgress } from '../../scripts/row-progress.ts';
import { migrate } from '../../server/database/migrations.ts';
import { openPostgresql } from '../../server/database/postgresql/open-postgresql.ts';
import { SettingRepository } from '../../server/settings/repository.ts';
import { createDatabase, dropDatabase } from '../helpers/postgres.ts';
import { migrationsFolder, projectFolder } from '../helpers/project.ts';

/** Nobody listens there: what asks it fails with a sentence of its own. */
const noDatabase = 'postgres://127.0.0.1:1/none';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayu-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(script: 'backup' | 'restore', parameters: string[], databaseUrl = noDatabase) {
  const program = join(projectFolder, `scripts/${script}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...parameters], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DATABASE_URL: databaseUrl, DATABASE_READ_URL: '' },
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, code };
}

const refused = (sentence: string) => ({ output: '', errors: `${sentence}\n`, code: 1 });

describe('npm run backup', () => {
  it('refuses a file that is there, and leaves it as it was', async () => {
    const file = join(folder, 'there.dayu');
    await writeFile(file, 'the only good one');
    expect(await run('backup', [file])).toEqual(refused(`${file} is there already; name another file.`));
    await expect(readFile(file, 'utf8')).resolves.toBe('the only good one');
  });

  it('refuses a place that can not be written, before the database is asked', async () => {
    const file = join(folder, 'no/such/folder.dayu');
    const sentence = `${file} can't be written (ENOENT); name a file in a folder that is there and can be written.`;
    expect(await run('backup', [file])).toEqual(refused(sentence));
  });

  it('says in a sentence that the database does not answer, and leaves no file behind', async () => {
    const file = join(folder, 'none.dayu');
    const { errors, code } = await run('backup', [file]);
    expect(errors).toMatch(/^PostgreSQL at DATABASE_URL does not answer: [^\n]+\n$/);
    expect(code).toBe(1);
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  it.each([[[]], [['a', 'b']]])('tells how it is used when given %o', async (parameters) => {
    const { errors, code } = await run('backup', parameters);
    expect([errors, code]).toEqual(['Usage: npm run backup -- FILE\n', 2]);
  });
});

describe('npm run restore', () => {
  it('refuses a file that is not there, before the database is asked', async () => {
    const file = join(folder, 'missing.dayu');
    const sentence = `${file} can't be read (ENOENT); name a file that npm run backup has written.`;
    expect(await run('restore', [file])).toEqual(refused(sentence));
  });

  it('refuses a folder', async () => {
    const sentence = `${folder} is no file; name one that npm run backup has written.`;
    expect(await run('restore', [folder])).toEqual(refused(sentence));
  });
});

describe('backup and restore', () => {
  const postgresUrl = process.env['DAYU_TEST_POSTGRES_URL'] ?? '';
  let from: string;
  let to: string;

  beforeAll(async () => {
    from = await createDatabase(postgresUrl, null);
    to = await createDatabase(postgresUrl, null);
    const database = openPostgresql(from, null);
    await migrate(database.jobs, migrationsFolder);
    await new SettingRepository(database).secret('cursor');
    await database.close();
  });
  afterAll(async () => {
    await dropDatabase(postgresUrl, from);
    await dropDatabase(postgresUrl, to);
  });

  it('say that there is nothing in a database that was never used', async () => {
    const sentence =
      'The database is empty: nothing was written. Is DAYU_HOME or DATABASE_URL the one you mean?';
    expect(await run('backup', [join(folder, 'nothing.dayu')], to)).toEqual(refused(sentence));
  });

  it('move everything, and say so in one line', async () => {
    const file = join(folder, 'whole.dayu');
    const written = { output: `1 row written to ${file}\n`, errors: '', code: 0 };
    expect(await run('backup', [file], from)).toEqual(written);
    expect(existsSync(file)).toBe(true);
    const restored = { output: `1 row restored from ${file}\n`, errors: '', code: 0 };
    expect(await run('restore', [file], to)).toEqual(restored);
  });
});

describe('the progress in rows', () => {
  const told = async (isTTY: boolean) => {
    const written: string[] = [];
    const stream = { isTTY, write: (piece: string | Uint8Array) => written.push(String(piece)) > 0 };
    await withRowProgress(async (report) => [1, 500].forEach(report), stream);
    return written;
  };

  it('is shown on a terminal, and wiped away at the end', async () => {
    await expect(told(true)).resolves.toEqual(['\r1 row', '\r500 rows', '\r\u001b[2K']);
  });

  it('is not in a log', async () => {
    await expect(told(false)).resolves.toEqual([]);
  });

  it('is counted in English', () => {
    expect([0, 1, 2].map(countRows)).toEqual(['0 rows', '1 row', '2 rows']);
  });
});
