import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BilingualText } from '#domain/collections/definition.ts';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import { migrate } from '../../../server/database/migrations.ts';
import { openEmbedded } from '../../../server/database/embedded/open-embedded.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { readPlanFolder } from '../../../server/plans/plan-folder.ts';
import { PlanExistsError } from '../../../server/plans/plan-refusal.ts';
import { PlanRepository } from '../../../server/plans/repository.ts';
import { loadPlan } from '../../../server/plans/seed-plans.ts';
import { describeApi, type Json } from '../../helpers/app.ts';
import { copyHome } from '../../helpers/databases.ts';
import { createDatabase, databaseName, dropDatabase } from '../../helpers/postgres.ts';
import { migrationsFolder } from '../../helpers/project.ts';
import { runScript } from '../../helpers/run-script.ts';
import { validPlans } from '../../helpers/valid-plan.ts';

const folder = join(validPlans, 'yunxi');
const readYunxi = async () => checkPlan(await readPlanFolder(folder)).plan!;

describeApi('another zone beside the first', (api) => {
  it('is loaded whole, and tells how far it has come', async () => {
    const rows: number[] = [];
    await loadPlan(api.database, api.changesets, await readYunxi(), (count) => rows.push(count));
    expect(rows).toEqual([24]);
    const { plans } = await api.json('/api/plans');
    expect(plans.map(({ id, published }: Json) => [id, published])).toEqual([
      ['small', true],
      ['yunxi', true],
    ]);
    expect(plans[1]).toMatchObject({
      title: { zh: '云溪示范区（示例）' },
      bounds: [119.6, 30.2, 119.606, 30.204],
    });
  });

  it('is served like the first: collections and tiles', async () => {
    const { features } = await api.json('/api/published/yunxi/collections/zone/items');
    expect(features).toHaveLength(10);
    const item = await api.json('/api/published/yunxi/collections/facility/items/yx-kindergarten');
    expect(item.properties).toMatchObject({ kind: 'kindergarten', parcel: 'yx-02' });
    const { layers } = new VectorTile(new PbfReader(await api.tile('yunxi', 14, 6749, 13635)));
    expect(Object.keys(layers)).toEqual(expect.arrayContaining(['boundary', 'zone', 'infrastructure']));
    expect(await api.tile('small', 14, 6749, 13635)).toHaveLength(0);
  });

  it('is refused a second time, and nothing is changed', async () => {
    const again = loadPlan(api.database, api.changesets, { ...(await readYunxi()), features: [] });
    await expect(again).rejects.toThrow(PlanExistsError);
    const { features } = await api.json('/api/published/yunxi/collections/zone/items');
    expect(features).toHaveLength(10);
  });
});

// processes one after the other, each with its own start
describe('npm run plan:load', { timeout: 120_000 }, () => {
  const exists =
    '数据库中已有规划「yunxi」，未作改动。如需使其与文件一致，请加 --update；如为另一规划，请在 plan.json 中改用其他标识。\n' +
    'The database holds a plan «yunxi» already, and it was left as it is. Add --update to bring it to what the files say, or give this one another id in plan.json.\n';
  const alone =
    '数据库中只有这一个规划；npm start 只在数据库中没有规划时才导入自带的规划。\n' +
    'It is the only plan in the database; npm start adds its own only to one that has none.\n';
  const loaded = ({ zh, en }: BilingualText) =>
    `规划「yunxi」已导入，共 24 个要素。数据库：${zh}。地址：/?plan=yunxi\n` +
    `«yunxi» loaded into ${en}: 24 features. It is at /?plan=yunxi\n`;
  const unchanged = ({ zh, en }: BilingualText) =>
    `规划「yunxi」与文件一致，未作改动。数据库：${zh}\n` +
    `«yunxi» is as the files say already, and nothing was changed in ${en}.\n`;
  const updated = ({ zh, en }: BilingualText) =>
    `规划「yunxi」已更新：新增 0 个要素，修改 0 个，删除 1 个；plan.json 的内容无变化。数据库：${zh}。地址：/?plan=yunxi\n` +
    `«yunxi» updated in ${en}: 0 features created, 0 updated, 1 deleted; what plan.json says is unchanged. It is at /?plan=yunxi\n`;

  let withoutVillage: string;
  beforeAll(async () => {
    withoutVillage = await mkdtemp(join(tmpdir(), 'dayu-plan-'));
    await cp(folder, withoutVillage, { recursive: true });
    await rm(join(withoutVillage, 'place.geojson'));
  });
  afterAll(() => rm(withoutVillage, { recursive: true, force: true }));

  it('brings a plan into PostgreSQL once, then to what its files say; it says where, and no password', async () => {
    const { postgresUrl } = inject('databases');
    const url = await createDatabase(postgresUrl, null);
    // where the server asks for none, any password will do
    const withPassword = new URL(url);
    withPassword.password = 'secret';
    const environment = { DATABASE_URL: withPassword.href, DATABASE_READ_URL: '' };
    const { hostname, port } = withPassword;
    const where = {
      zh: `PostgreSQL ${hostname}:${port} 上的 ${databaseName(url)}`,
      en: `the PostgreSQL database ${databaseName(url)} at ${hostname}:${port}`,
    };
    const run = (...parameters: string[]) => runScript('plan-load', parameters, environment);
    const missing = await run(folder, '--update');
    expect(missing.errors).toMatch(
      /^数据库中没有规划「yunxi」[^\n]+\nThe database holds no plan «yunxi»[^\n]+\n$/,
    );
    expect([missing.output, missing.code]).toEqual(['', 1]);
    expect(await run(folder)).toEqual({ output: loaded(where) + alone, errors: '', code: 0 });
    expect(await run(folder)).toEqual({ output: '', errors: exists, code: 1 });
    expect(await run(folder, '--update')).toEqual({ output: unchanged(where), errors: '', code: 0 });
    expect(await run('--update', withoutVillage)).toEqual({
      output: updated(where),
      errors: '',
      code: 0,
    });
    const database = openPostgresql(url, null);
    expect((await new PlanRepository(database).list()).map(({ id }) => id)).toEqual(['yunxi']);
    await database.close();
    await dropDatabase(postgresUrl, url);
  });

  it('brings a plan into the embedded database, and says which and who holds it', async () => {
    const home = await copyHome();
    const environment = { DATABASE_URL: '', DATABASE_READ_URL: '', DAYU_HOME: home };
    const where = { zh: `内置数据库 ${home}`, en: `the embedded database in ${home}` };
    const run = (...parameters: string[]) => runScript('plan-load', parameters, environment);
    const database = await openEmbedded({ home, fsync: false });
    await migrate(database.jobs, migrationsFolder);
    const locked = await run(folder);
    expect(locked.errors).toMatch(
      /^内置数据库正由另一个进程使用[^\n]+\n\S+ is in use by process \d+ [^\n]+ Stop it first, [^\n]+\n$/,
    );
    expect(locked.code).toBe(1);
    await database.close();
    expect(await run(folder)).toEqual({ output: loaded(where) + alone, errors: '', code: 0 });
    expect(await run(withoutVillage, '--update')).toEqual({ output: updated(where), errors: '', code: 0 });
    await rm(home, { recursive: true });
  });
});
