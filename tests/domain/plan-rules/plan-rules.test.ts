import { describe, expect, it } from 'vitest';
import type { FeatureState, Provenance } from '#domain/features/feature-state.ts';
import { findPlanRuleFaults } from '#domain/plan-rules/plan-rules.ts';
import { areaOf, box, featureOf, lineAlong, pointAt } from '../topology/features.ts';

const outline = featureOf(
  'boundary',
  'outline',
  areaOf([
    [0, 0],
    [1, 0],
    [1.2, 0],
    [2, 0],
    [2, 1],
    [1.2, 1],
    [1, 1],
    [0, 1],
  ]),
  { kind: 'planned-area' },
);
const homes = featureOf('zone', 'homes', areaOf(box(0, 0, 1, 1)), { landUse: '070102', population: 900 });
const road = featureOf('zone', 'road', areaOf(box(1, 0, 1.2, 1)), { landUse: '1207' });
const works = featureOf('zone', 'works', areaOf(box(1.2, 0, 2, 1)), { landUse: '1301' });
const plant = featureOf('facility', 'plant', pointAt(1.5, 0.5), { kind: 'water-plant', parcel: 'works' });
const pipe = featureOf(
  'infrastructure',
  'pipe',
  lineAlong([
    [1.5, 0.5],
    [0.5, 0.5],
  ]),
  { kind: 'water', supplySource: 'plant' },
);
const street = featureOf(
  'infrastructure',
  'street',
  lineAlong([
    [1.1, 0],
    [1.1, 1],
  ]),
  { kind: 'road', class: 'local', redLineWidth: 20 },
);
const plan = [outline, homes, road, works, plant, pipe, street];

const faultsOf = (features: FeatureState[], boundary: string | null = 'outline') =>
  findPlanRuleFaults({ features, boundary, sources: new Set(['drawn', 'report']) });
const told = (features: FeatureState[]) =>
  faultsOf(features).map(({ code, feature, field }) => [code, feature, field]);
const changed = (feature: FeatureState, properties: Record<string, unknown>, more = {}) => ({
  ...feature,
  properties: { ...feature.properties, ...properties },
  ...more,
});
const swap = (feature: FeatureState) => plan.map((one) => (one.id === feature.id ? feature : one));
const project = (properties: Record<string, unknown>, more: Partial<FeatureState> = {}) =>
  featureOf(
    'project',
    'project',
    pointAt(0.5, 0.4),
    { name: '示例项目', projectClass: 'livelihood', ...properties },
    more,
  );

describe('findPlanRuleFaults', () => {
  it('finds nothing in a good plan, nor in an empty one', () => {
    expect(told(plan)).toEqual([]);
    expect(faultsOf([], null)).toEqual([]);
  });

  it('misses the boundary that the plan names, also when another kind of feature has its name', () => {
    expect(faultsOf([], 'outline')).toMatchObject([{ code: 'boundary-missing', feature: 'outline' }]);
    expect(faultsOf([homes], 'homes')[0]).toMatchObject({
      code: 'boundary-missing',
      values: { collection: 'zone' },
    });
  });

  it('finds ids that are there twice', () => {
    expect(told([...plan, { ...plant, geometry: pointAt(1.6, 0.6) }])).toEqual([
      ['duplicate-id', 'plant', 'id'],
    ]);
  });

  it('finds names of features and sources that lead nowhere', () => {
    expect(told(swap(changed(plant, { parcel: 'none' })))).toEqual([
      ['unknown-reference', 'plant', 'parcel'],
    ]);
    expect(told(swap(changed(plant, { parcel: 'pipe' })))).toEqual([
      ['reference-to-other-collection', 'plant', 'parcel'],
    ]);
    const provenance: Provenance = {
      source: 'hearsay',
      precision: 'illustrative',
      fields: { kind: { source: 'rumour', precision: 'converted' } },
    };
    expect(told(swap({ ...plant, provenance }))).toEqual([
      ['unknown-source', 'plant', 'provenance'],
      ['unknown-source', 'plant', 'kind'],
    ]);
  });

  it('finds a pipe that is there before its source', () => {
    expect(told(swap({ ...plant, validFrom: '2024-12-08' }))).toEqual([
      ['line-before-source', 'pipe', 'validFrom'],
    ]);
  });

  it('finds facilities on the wrong land, beside their parcel, outside the plan, before their parcel', () => {
    expect(told(swap(changed(plant, { kind: 'fire-station' })))).toEqual([
      ['wrong-land-use', 'plant', 'kind'],
    ]);
    expect(told(swap({ ...changed(plant, { kind: 'toilet' }), geometry: pointAt(0.5, 0.5) }))).toEqual([
      ['off-parcel', 'plant', 'parcel'],
    ]);
    expect(told(swap({ ...plant, geometry: pointAt(3, 3) }))).toEqual([['off-plan', 'plant', 'geometry']]);
    expect(told(swap({ ...works, validFrom: '2024-12-08' }))).toEqual([
      ['facility-before-parcel', 'plant', 'validFrom'],
    ]);
  });

  it('takes what is allowed beside the land use, and a class for those below it', () => {
    const clinic = featureOf('facility', 'clinic', pointAt(0.5, 0.5), { kind: 'kindergarten' });
    expect(told([...plan, clinic])).toEqual([]);
    const mixed = changed(homes, { landUse: '0901', mixedUse: '0701+0804', population: undefined });
    expect(told([...swap(mixed), clinic])).toEqual([]);
  });

  it('finds projects beside their parcel, and that end before they begin', () => {
    expect(told([...plan, project({ parcel: 'works' })])).toEqual([['off-parcel', 'project', 'parcel']]);
    expect(told([...plan, project({ plannedStart: '2024-01-01', plannedCompletion: '2023-01-01' })])).toEqual(
      [['project-days-reversed', 'project', 'plannedCompletion']],
    );
  });

  it('finds figures that make no sense on the land', () => {
    expect(told(swap(changed(works, { landUse: '1301', population: 5 })))).toEqual([
      ['population-without-housing', 'works', 'population'],
    ]);
    expect(told(swap(changed(homes, { landUse: '100101', greenMin: 20, population: 0 })))).toEqual([
      ['industrial-green-minimum', 'homes', 'greenMin'],
    ]);
  });

  it('finds money and units that no source bears out and nothing marks as an example', () => {
    const real = { name: '新工厂', investment: 12 };
    expect(told([...plan, project(real)])).toEqual([['example-not-marked', 'project', 'investment']]);
    const marked = { ...real, responsibleUnit: '某某公司（示例）' };
    expect(told([...plan, project(marked)])).toEqual([]);
    const provenance: Provenance = {
      source: 'drawn',
      precision: 'illustrative',
      fields: { investment: { source: 'report', precision: 'converted' } },
    };
    expect(told([...plan, project(real, { provenance })])).toEqual([]);
  });

  it('finds a field called converted from the drawing itself, and the provenance of a field that is not there', () => {
    const provenance: Provenance = {
      source: 'drawn',
      precision: 'illustrative',
      fields: { population: { source: 'drawn', precision: 'converted' } },
    };
    expect(told(swap({ ...homes, provenance }))).toEqual([['figure-without-source', 'homes', 'population']]);
    expect(told(swap({ ...road, provenance }))).toEqual([
      ['provenance-of-absent-field', 'road', 'population'],
      ['figure-without-source', 'road', 'population'],
    ]);
  });
});
