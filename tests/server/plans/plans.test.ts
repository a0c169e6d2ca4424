import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { collections } from '#domain/collections/registry.ts';
import { ChangesetRepository } from '../../../server/changesets/repository.ts';
import type { Change } from '../../../server/changesets/changeset.ts';
import { ChangesetService } from '../../../server/changesets/service.ts';
import { readPlanFiles, type PlanFiles } from '../../../server/plans/plan-files.ts';
import { loadPlan, seedPlans } from '../../../server/plans/seed-plans.ts';
import { updatePlan } from '../../../server/plans/update-plan.ts';
import {
  deliveredPlans,
  describeApi,
  expectProblem,
  fixturePlans,
  placeAt,
  type Json,
} from '../../helpers/app.ts';

describeApi('the list of plans', (api) => {
  it('tells of each its names, bounds and phases, and whether anything is published', async () => {
    const response = await api.get('/api/plans');
    expect(response.headers['cache-control']).toBe('no-cache');
    const { plans } = JSON.parse(response.body);
    expect(plans).toEqual([
      {
        id: 'small',
        title: { zh: '小规划', en: 'Small plan' },
        description: { zh: '测试用', en: 'For tests' },
        bounds: [112.7, 38.18, 112.72, 38.2],
        phases: [{ id: 'launch', title: { zh: '启动', en: 'Launch' }, date: '2021-12-08' }],
        sources: {
          drawn: { title: { zh: '为测试而绘', en: 'Drawn for tests' } },
          report: { title: { zh: '一则报道', en: 'A report' }, credit: 'A credit' },
        },
        boundary: 'planned-area',
        mapApproval: null,
        published: true,
      },
    ]);
  });

  it('tells the title of a source in both languages, also where the database has it in one', async () => {
    const inOneLanguage = JSON.stringify({ report: { title: '报道', date: '2022-11-09' } });
    const { sources } = await api.database.queries
      .selectFrom('plan')
      .select('sources')
      .where('id', '=', 'small')
      .executeTakeFirstOrThrow();
    const keep = (text: string) =>
      api.database.queries.updateTable('plan').set({ sources: text }).where('id', '=', 'small').execute();
    await keep(inOneLanguage);
    const { plans } = await api.json('/api/plans');
    expect(plans[0].sources).toEqual({
      report: { title: { zh: '报道', en: '报道' }, date: '2022-11-09' },
    });
    await keep(JSON.stringify(sources));
  });

  it('takes no parameters', async () => {
    expectProblem(await api.get('/api/plans?published=false'), 400, 'invalid-parameter');
  });

  it('shows a plan of which nothing is published, without its bounds', async () => {
    const plan = await readPlanFiles(join(fixturePlans, 'small'));
    await loadPlan(api.database, api.changesets, { ...plan, id: 'quiet' });
    const quiet = await api.scenario('quiet');
    await api.database.queries
      .updateTable('scenario')
      .set({ status: 'approved' })
      .where('id', '=', quiet)
      .execute();
    const { plans } = await api.json('/api/plans');
    expect(plans.map(({ id, bounds, published }: Json) => [id, bounds, published])).toEqual([
      ['small', [112.7, 38.18, 112.72, 38.2], true],
      ['quiet', null, false],
    ]);
    for (const path of [
      '',
      '/',
      '/collections/zone/items',
      '/tiles/tiles.json',
      '/style.json',
      '/tiles/WebMercatorQuad/0/0/0',
    ]) {
      expectProblem(await api.get(`/api/published/quiet${path}`), 404, 'nothing-published');
    }
  });

  it('has bounds of all its features where no boundary is named', async () => {
    const plan = await readPlanFiles(join(fixturePlans, 'small'));
    const features = plan.features.filter(({ id }) => ['hospital', 'school-2'].includes(id));
    await loadPlan(api.database, api.changesets, { ...plan, id: 'loose', boundary: null, features });
    await loadPlan(api.database, api.changesets, { ...plan, id: 'empty', boundary: null, features: [] });
    const { plans } = await api.json('/api/plans');
    const bounds = new Map(plans.map((each: Json) => [each.id, each.bounds]));
    expect(bounds.get('loose')).toEqual([112.705, 38.185, 112.718, 38.195]);
    expect(bounds.get('empty')).toBeNull();
    expect(await api.json('/api/published/empty/tiles/tiles.json')).not.toHaveProperty('bounds');
  });

  it('learns of new bounds also from a changeset that another program committed', async () => {
    const scenario = await api.scenario('loose');
    const boundsNow = async () => (await api.json('/api/published/loose/tiles/tiles.json')).bounds;
    const before = await boundsNow();
    expect(await boundsNow()).toEqual(before);
    const unheard = new ChangesetService(new ChangesetRepository(api.database));
    const commit = (change: Change) =>
      unheard.commit(scenario, { author: 'another', message: 'test', changes: [change] });
    await commit({ kind: 'create', feature: placeAt('far', 113.5, 39.1) });
    expect(await boundsNow()).toEqual([before[0], before[1], 113.5, 39.1]);
    await commit({ kind: 'delete', id: 'far', version: 1 });
    expect(await boundsNow()).toEqual(before);
  });
});

describeApi(
  'loading plans from files',
  (api) => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'dayu-plans-'));
      cpSync(fixturePlans, folder, { recursive: true });
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const countRows = async () => {
      const [features, versions, plans] = await Promise.all(
        (['feature', 'feature_version', 'plan'] as const).map((table) =>
          api.database.queries
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow(),
        ),
      );
      return { features: features!.count, versions: versions!.count, plans: plans!.count };
    };

    it('is all or nothing, and says which feature can not be stored and why', async () => {
      const plan = await readPlanFiles(join(fixturePlans, 'small'));
      const broken: PlanFiles = {
        ...plan,
        features: plan.features.map((feature) =>
          feature.id === 'zone-b'
            ? { ...feature, properties: { ...feature.properties, landUse: '9999' } }
            : feature,
        ),
      };
      await expect(loadPlan(api.database, api.changesets, broken)).rejects.toThrow(
        /«small».*«zone-b».*unknown-land-use/,
      );
      const twice: PlanFiles = { ...plan, features: [...plan.features, plan.features[0]!] };
      await expect(loadPlan(api.database, api.changesets, twice)).rejects.toThrow();
      expect(await countRows()).toEqual({ features: 0, versions: 0, plans: 0 });
    });

    it('names the file that is no JSON', async () => {
      const other = mkdtempSync(join(tmpdir(), 'dayu-plan-'));
      cpSync(join(fixturePlans, 'small'), join(other, 'small'), { recursive: true });
      writeFileSync(join(other, 'small/place.geojson'), '{"type":');
      await expect(seedPlans(api.database, api.changesets, other)).rejects.toThrow(
        /place\.geojson is not JSON/,
      );
      rmSync(join(other, 'small/place.geojson'));
      expect(
        (await readPlanFiles(join(other, 'small'))).features.some(({ collection }) => collection === 'place'),
      ).toBe(false);
      rmSync(other, { recursive: true });
    });

    it('happens once, also when servers start together; a database that has plans is left alone', async () => {
      const steps: number[] = [];
      const seed = () => seedPlans(api.database, api.changesets, folder, (_step, share) => steps.push(share));
      expect((await Promise.all([seed(), seed(), seed()])).toSorted()).toEqual([0, 0, 1]);
      expect(steps.at(0)).toBe(0);
      expect(steps.at(-1)).toBe(1);
      const before = await countRows();
      expect(before).toEqual({ features: 21, versions: 21, plans: 1 });
      expect(await seedPlans(api.database, api.changesets, folder)).toBe(0);
      expect(await countRows()).toEqual(before);
    });

    it('keeps every geometry, property and day of the files', async () => {
      const files = await readdir(join(folder, 'small'));
      for (const { name } of collections.filter((each) => files.includes(`${each.name}.geojson`))) {
        const file = JSON.parse(await readFile(join(folder, `small/${name}.geojson`), 'utf8'));
        const { features } = await api.json(`/api/published/small/collections/${name}/items`);
        expect(features).toHaveLength(file.features.length);
        for (const written of file.features) {
          const read = features.find(({ id }: Json) => id === written.id);
          expect(read.geometry).toEqual(written.geometry);
          const hidden = ['note', 'contact', 'provenance'];
          const shown = Object.entries(written.properties).filter(([field]) => !hidden.includes(field));
          expect(read.properties).toMatchObject(Object.fromEntries(shown));
        }
      }
    });

    it('takes the delivered plan whole, with features in every collection', async () => {
      const plan = await readPlanFiles(join(deliveredPlans, 'taixin'));
      await loadPlan(api.database, api.changesets, plan);
      const { collections: described } = await api.json('/api/published/taixin/collections');
      let count = 0;
      for (const { id, extent } of described) {
        const { numberMatched } = await api.json(`/api/published/taixin/collections/${id}/items?limit=1`);
        expect(numberMatched, id).toBeGreaterThan(0);
        expect(extent.spatial.bbox[0][0]).toBeGreaterThan(100);
        count += numberMatched;
      }
      expect(count).toBe(plan.features.length);
    });

    it('finds no difference between the delivered plan and its files', async () => {
      const plan = await readPlanFiles(join(deliveredPlans, 'taixin'));
      expect(await updatePlan(api.database, api.changesets, plan)).toEqual({
        created: 0,
        updated: 0,
        deleted: 0,
        overwritten: 0,
        isDocumentChanged: false,
      });
    });
  },
  { plans: null },
);
