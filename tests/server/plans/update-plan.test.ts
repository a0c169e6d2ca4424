import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeEach, expect, it } from 'vitest';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { readPlanFiles, type PlanFiles } from '../../../server/plans/plan-files.ts';
import { PlanRefusal } from '../../../server/plans/plan-refusal.ts';
import { loadPlan } from '../../../server/plans/seed-plans.ts';
import { updatePlan } from '../../../server/plans/update-plan.ts';
import { describeApi, placeAt, type Json } from '../../helpers/app.ts';
import { validPlans } from '../../helpers/valid-plan.ts';

const nothing = { created: 0, updated: 0, deleted: 0, overwritten: 0, isDocumentChanged: false };

describeApi('a plan whose files have changed', (api) => {
  let count = 0;
  let files: PlanFiles;
  let scenario: number;

  /** Each test has a plan of its own. */
  beforeEach(async () => {
    const yunxi = await readPlanFiles(join(validPlans, 'yunxi'));
    files = { ...yunxi, id: `yunxi-${++count}` };
    scenario = await loadPlan(api.database, api.changesets, files);
  });

  const update = (changed: PlanFiles) => updatePlan(api.database, api.changesets, changed);

  /** The files with one feature changed. */
  const withFeature = (id: string, change: (feature: FeatureState) => Partial<FeatureState>): PlanFiles => ({
    ...files,
    features: files.features.map((feature) =>
      feature.id === id ? { ...feature, ...change(feature) } : feature,
    ),
  });
  const without = (id: string): PlanFiles => ({
    ...files,
    features: files.features.filter((feature) => feature.id !== id),
  });

  const readChangesets = () =>
    api.database.queries
      .selectFrom('changeset')
      .select(['number', 'author', 'changes', 'previous_hash', 'hash'])
      .where('scenario', '=', scenario)
      .orderBy('number')
      .execute();
  const readVersions = (id: string) =>
    api.database.queries
      .selectFrom('feature_version')
      .select(['version', 'changeset', 'properties'])
      .where('scenario', '=', scenario)
      .where('id', '=', id)
      .orderBy('version')
      .execute();
  const item = (collection: string, id: string) =>
    api.json(`/api/published/${files.id}/collections/${collection}/items/${id}`);

  it('is brought to what they say with one changeset of what differs and nothing else', async () => {
    const changes: Record<string, (feature: FeatureState) => Partial<FeatureState>> = {
      'yx-village': () => ({ geometry: { type: 'Point', coordinates: [119.604, 30.203] } }),
      'yx-01': ({ properties }) => ({ properties: { ...properties, note: '已核对' } }),
      'yx-02': ({ provenance }) => ({ provenance: { ...provenance, note: { zh: '改', en: 'Changed' } } }),
      'yx-kindergarten': () => ({ validFrom: '2026-06-01' }),
    };
    const changed = files.features
      .filter(({ id }) => id !== 'yx-03')
      .map((feature) => ({ ...feature, ...changes[feature.id]?.(feature) }));
    const features = [...changed, placeAt('yx-new', 119.602, 30.201, { name: '新村（示例）' })];
    expect(await update({ ...files, features })).toEqual({ ...nothing, created: 1, updated: 4, deleted: 1 });
    const touched = await api.database.queries
      .selectFrom('feature_version')
      .select('id')
      .where('scenario', '=', scenario)
      .where('changeset', '=', 2)
      .orderBy('id')
      .execute();
    expect(touched.map(({ id }) => id)).toEqual([
      'yx-01',
      'yx-02',
      'yx-03',
      'yx-kindergarten',
      'yx-new',
      'yx-village',
    ]);
    expect((await item('place', 'yx-village')).geometry.coordinates).toEqual([119.604, 30.203]);
    expect((await item('facility', 'yx-kindergarten')).properties.validFrom).toBe('2026-06-01');
    const { numberMatched } = await api.json(`/api/published/${files.id}/collections/zone/items`);
    expect(numberMatched).toBe(9);
  });

  it('has a changeset that is chained to the one before', async () => {
    await update(without('yx-03'));
    const [first, second, ...more] = await readChangesets();
    expect([second?.number, second?.author, second?.changes, more]).toEqual([2, 'Dayu', 1, []]);
    expect(second?.previous_hash).toEqual(first?.hash);
  });

  it('is left alone, without a changeset, when they say the same in other words', async () => {
    const turned = files.features.toReversed().map((feature) => ({
      ...feature,
      properties: Object.fromEntries(Object.entries(feature.properties).toReversed()),
    }));
    expect(await update({ ...files, features: turned })).toEqual(nothing);
    const village = withFeature('yx-village', () => ({
      geometry: { type: 'Point', coordinates: [119.6030000000001, 30.202, 12] },
    }));
    expect(await update(village)).toEqual(nothing);
    expect(await readChangesets()).toHaveLength(1);
  });

  it('takes title, description, phases, sources, boundary and map approval number from plan.json', async () => {
    const document = {
      title: { zh: '云溪新区（示例）', en: 'Yunxi new zone (example)' },
      description: { zh: '改过', en: 'Changed' },
      phases: files.phases.slice(0, 1),
      sources: {
        ...files.sources,
        survey: { title: { zh: '测绘', en: 'Survey' }, credit: 'A credit' },
      },
      mapApproval: '审图号 0001',
    };
    expect(await update({ ...files, ...document, boundary: null })).toEqual({
      ...nothing,
      isDocumentChanged: true,
    });
    const { plans } = await api.json('/api/plans');
    expect(plans.find(({ id }: Json) => id === files.id)).toMatchObject(document);
    expect(await readChangesets()).toHaveLength(1);
    expect(await update({ ...files, ...document, boundary: null })).toEqual(nothing);
  });

  it('stays as it was, its title too, when one feature can not be stored', async () => {
    const broken = withFeature('yx-01', ({ properties }) => ({
      properties: { ...properties, landUse: '9999' },
    }));
    const refused = update({
      ...broken,
      title: { zh: '别的', en: 'Other' },
      features: broken.features.slice(1),
    });
    await expect(refused).rejects.toThrow(PlanRefusal);
    await expect(refused).rejects.toThrow(/«yx-01».*unknown-land-use/);
    const { plans } = await api.json('/api/plans');
    expect(plans.find(({ id }: Json) => id === files.id).title).toEqual(files.title);
    expect(await readChangesets()).toHaveLength(1);
    expect(await update(files)).toEqual(nothing);
  });

  it('keeps the history of a feature that goes and comes back', async () => {
    await update(without('yx-village'));
    await update(files);
    const versions = await readVersions('yx-village');
    expect(
      versions.map(({ version, changeset, properties }) => [version, changeset, properties !== null]),
    ).toEqual([
      [1, 1, true],
      [2, 2, false],
      [3, 3, true],
    ]);
    const moved = withFeature('yx-village', () => ({
      geometry: { type: 'Point', coordinates: [119.604, 30.203] },
    }));
    expect(await update(moved)).toEqual({ ...nothing, updated: 1 });
  });

  it('overwrites what others changed since the files were loaded, and says of how many features', async () => {
    await update(without('yx-03'));
    await api.commit(
      [
        { kind: 'create', feature: placeAt('theirs', 119.602, 30.201) },
        { kind: 'delete', id: 'yx-village', version: 1 },
      ],
      scenario,
    );
    expect(await update(files)).toEqual({ ...nothing, created: 2, deleted: 1, overwritten: 2 });
    expect(await update(without('yx-village'))).toEqual({ ...nothing, deleted: 1 });
  });

  it('shows on the map at once', async () => {
    const places = async () => {
      const { layers } = new VectorTile(new PbfReader(await api.tile(files.id, 14, 6749, 13635)));
      return layers['place']?.length ?? 0;
    };
    expect(await places()).toBe(1);
    await update(without('yx-village'));
    expect(await places()).toBe(0);
  });

  it('must be there, and something of it published', async () => {
    await expect(update({ ...files, id: 'nowhere' })).rejects.toThrow(
      /holds no plan «nowhere».*Leave --update out/,
    );
    await api.database.queries
      .updateTable('scenario')
      .set({ status: 'approved' })
      .where('id', '=', scenario)
      .execute();
    const retitled = { ...files, title: { zh: '别的', en: 'Other' } };
    await expect(update(retitled)).rejects.toThrow(/Nothing of the plan «yunxi-\d+» is published/);
    const { plans } = await api.json('/api/plans');
    expect(plans.find(({ id }: Json) => id === files.id).title).toEqual(files.title);
  });
});
