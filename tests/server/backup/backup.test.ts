import { sql } from 'kysely';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { backupTables, DamagedBackupError, passingTables } from '../../../server/backup/backup-format.ts';
import { DatabaseNotEmptyError, restoreBackup } from '../../../server/backup/restore-backup.ts';
import { writeBackup } from '../../../server/backup/write-backup.ts';
import { ChangesetRepository } from '../../../server/changesets/repository.ts';
import { ChangesetService } from '../../../server/changesets/service.ts';
import type { Database } from '../../../server/database/database.ts';
import { readPlanFiles, type PlanFiles } from '../../../server/plans/plan-files.ts';
import { loadPlan } from '../../../server/plans/seed-plans.ts';
import { SettingRepository } from '../../../server/settings/repository.ts';
import { describeOnBothDatabases } from '../../helpers/databases.ts';
import { validPlans } from '../../helpers/valid-plan.ts';

const root = join(import.meta.dirname, '../../..');
const migrations = join(root, 'server/database/migrations');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dayu-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every row of every table as text, and what the database computes from them. */
async function readAll(database: Database): Promise<string[]> {
  const all: string[] = [];
  for (const table of backupTables) {
    const { rows } = await sql<{
      row: string;
    }>`select row_to_json(item)::text as row from ${sql.table(table)} item order by 1`.execute(database.jobs);
    // areas differ between the two PROJ versions in their last digits
    all.push(
      ...rows.map(
        ({ row }) =>
          `${table} ${row.replace(/"(area|length)":([\d.]+)/g, (_, name, value) => `"${name}":${Number(value).toFixed(3)}`)}`,
      ),
    );
  }
  return all.map((row) => row.replace(/"geom_3857":"[0-9A-F]+"/, ''));
}

/** Lines of the backup without its date and its hash. */
async function linesOf(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString()
    .trimEnd()
    .split('\n')
    .slice(1, -1);
}

const written = new Map<string, string>();

describeOnBothDatabases('a backup', (open, engine) => {
  let source: Database;
  let plan: PlanFiles;
  let file: string;

  beforeAll(async () => {
    source = await open();
    const changesets = new ChangesetService(new ChangesetRepository(source));
    plan = await readPlanFiles(join(validPlans, 'yunxi'));
    const scenario = await loadPlan(source, changesets, plan);
    const [state] = plan.features;
    await changesets.commit(scenario, {
      author: '测试',
      message: '更名 “引号” \\ 与换行\n',
      changes: [{ kind: 'update', version: 1, feature: { ...state!, validFrom: '2021-12-08' } }],
    });
    await changesets.commit(scenario, {
      author: 'test',
      message: 'gone',
      changes: [{ kind: 'delete', version: 1, id: plan.features.at(-1)!.id }],
    });
    await new SettingRepository(source).secret('cursor');
    file = join(folder, `${engine}.dayu`);
    await writeBackup(source, file);
    written.set(engine, file);
  });

  it('holds every table there is', async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(source.jobs);
    const names = rows
      .map(({ name }) => name)
      .filter((name) => !['migration', 'spatial_ref_sys'].includes(name));
    expect(names.sort()).toEqual([...backupTables, ...passingTables].sort());
  });

  it('is the same for the same rows', async () => {
    const again = join(folder, `${engine}-again.dayu`);
    await writeBackup(source, again);
    expect(await linesOf(again)).toEqual(await linesOf(file));
  });

  it('restores to what its source is, on this database and from the other', async () => {
    const expected = await readAll(source);
    for (const from of written.values()) {
      const target = await open();
      await restoreBackup(target, from, migrations);
      const restored = await readAll(target);
      if (from === file) expect(restored).toEqual(expected);
      const copy = join(folder, `${engine}-copy.dayu`);
      await writeBackup(target, copy);
      expect(await linesOf(copy)).toEqual(await linesOf(from));
      await rm(copy);
      // numbers go on where they were
      const { rows } = await sql<{
        id: number;
      }>`insert into scenario (plan, title, status) values (${plan.id}, '{}', 'draft') returning id`.execute(
        target.jobs,
      );
      expect(rows[0]!.id).toBe(2);
      await target.close();
    }
  });

  it('is refused where something is already', async () => {
    await expect(restoreBackup(source, file, migrations)).rejects.toThrow(DatabaseNotEmptyError);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
    [
      'changed in one byte',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().replace('"2021-12-08"', '"2021-12-09"')),
    ],
    [
      'without its last line',
      (bytes: Buffer) => gzipSync(gunzipSync(bytes).toString().trimEnd().split('\n').slice(0, -1).join('\n')),
    ],
    ['of something else', () => gzipSync('{"hello":1}\n')],
    ['not packed', () => Buffer.from('hello')],
    ['empty', () => Buffer.alloc(0)],
  ])('is refused when it is %s, and nothing is written', async (name, damage) => {
    const damaged = join(folder, `${engine}-${name}.dayu`);
    await writeFile(damaged, damage(await readFile(file)));
    await expect(restoreBackup(source, damaged, migrations)).rejects.toThrow(DamagedBackupError);
  });
});
