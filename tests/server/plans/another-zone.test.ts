import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, inject, it } from 'vitest';
import { checkPlan } from '#domain/plan-check/check-plan.ts';
import { migrate } from '../../../server/database/migrations.ts';
import { openEmbedded } from '../../../server/database/embedded/open-embedded.ts';
import { openPostgresql } from '../../../server/database/postgresql/open-postgresql.ts';
import { readPlanFolder } from '../../../server/plans/plan-folder.ts';
import { PlanExistsError, PlanRepository } from '../../../server/plans/repository.ts';
import { loadPlan } from '../../../server/plans/seed-plans.ts';
import { describeApi, type Json } from '../../helpers/app.ts';
import { copyHome } from '../../helpers/databases.ts';
import { createDatabase, dropDatabase } from '../../helpers/postgres.ts';
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

describe('npm run plan:load', () => {
  const loaded = '«yunxi» loaded: 24 features. It is at /?plan=yunxi\n';
  const exists =
    'The database holds a plan «yunxi» already, and it was left as it is. Give this one another id in plan.json.\n';

  it('brings a plan into PostgreSQL, once', async () => {
    const { postgresUrl } = inject('databases');
    const url = await createDatabase(postgresUrl, null);
    const environment = { DATABASE_URL: url, DATABASE_READ_URL: '' };
    const alone = 'It is the only plan in the database; npm start adds its own only to one that has none.\n';
    expect(await runScript('plan-load', [folder], environment)).toEqual({
      output: loaded + alone,
      errors: '',
      code: 0,
    });
    expect(await runScript('plan-load', [folder], environment)).toEqual({
      output: '',
      errors: exists,
      code: 1,
    });
    const database = openPostgresql(url, null);
    expect((await new PlanRepository(database).list()).map(({ id }) => id)).toEqual(['yunxi']);
    await database.close();
    await dropDatabase(postgresUrl, url);
  });

  it('brings a plan into the embedded database, and says who holds it', async () => {
    const home = await copyHome();
    const environment = { DATABASE_URL: '', DATABASE_READ_URL: '', DAYU_HOME: home };
    const database = await openEmbedded({ home, fsync: false });
    await migrate(database.jobs, migrationsFolder);
    const locked = await runScript('plan-load', [folder], environment);
    expect(locked.errors).toMatch(/^\S+ is in use by process \d+ [^\n]+ Stop it first, [^\n]+\n$/);
    expect(locked.code).toBe(1);
    await database.close();
    const told = await runScript('plan-load', [folder], environment);
    expect(told).toMatchObject({ errors: '', code: 0 });
    expect(told.output.startsWith(loaded)).toBe(true);
    expect(await runScript('plan-load', [folder], environment)).toEqual({
      output: '',
      errors: exists,
      code: 1,
    });
    await rm(home, { recursive: true });
  });
});
