import type { Position } from 'geojson';
import type { PlanFaultCode } from '#domain/plan-check/plan-fault.ts';
import type { PlanTexts } from '../../helpers/valid-plan.ts';

/** A fault planted in the good plan, and where it must be found. */
export interface PlantedFault {
  code: PlanFaultCode;
  plant: (plan: PlanTexts) => PlanTexts;
  file: string;
  feature?: string;
  field?: string;
}

const kindergarten = { file: 'facility.geojson', feature: 'yx-kindergarten' };
const homes = { file: 'zone.geojson', feature: 'yx-01' };
const street = { file: 'infrastructure.geojson', feature: 'yx-street-1' };
const project = { file: 'project.geojson', feature: 'yx-project-1' };
const ringOf = (feature: { geometry: { coordinates: Position[][] } }) => feature.geometry.coordinates[0]!;

/** Move every position of a ring that has this longitude. */
function shift(ring: Position[], longitude: number, by: number): void {
  for (const position of ring) {
    if (Math.abs(position[0]! - longitude) < 1e-9) position[0] = Number((position[0]! + by).toFixed(7));
  }
}

/** The plan with a file under another name. */
function rename(plan: PlanTexts, name: string, other: string): PlanTexts {
  const { content } = plan.files.find((file) => file.name === name)!;
  return plan.remove(name).set(other, 'text' in content ? content.text : '');
}

interface Line {
  id: string;
  properties: { kind: string };
}

/** The plan without some of its lines. */
function withoutLines(plan: PlanTexts, isLeftOut: (line: Line) => boolean): PlanTexts {
  return plan.change('infrastructure.geojson', (file: { features: Line[] }) => {
    file.features = file.features.filter((line) => !isLeftOut(line));
  });
}

const broken = { source: 'illustrative', precision: 'illustrative' };

/** An outline east of the plan. */
const outlineBeside = (kind: string) => ({
  type: 'Feature',
  id: 'beside',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [119.7, 30.2],
        [119.71, 30.2],
        [119.71, 30.21],
        [119.7, 30.2],
      ],
    ],
  },
  properties: { kind, validFrom: null, validTo: null, provenance: broken },
});

export const fileFaults: PlantedFault[] = [
  {
    code: 'not-json',
    plant: (plan) => plan.edit('zone.geojson', (text) => text.replace('"landUse"', 'landUse')),
    file: 'zone.geojson',
  },
  {
    code: 'duplicate-key',
    plant: (plan) =>
      plan.edit('zone.geojson', (text) => text.replace('"landUse"', '"landUse":"0701","landUse"')),
    file: 'zone.geojson',
  },
  {
    code: 'too-deep',
    plant: (plan) => plan.set('place.geojson', '['.repeat(100_000)),
    file: 'place.geojson',
  },
  {
    code: 'not-a-feature-collection',
    plant: (plan) => plan.set('place.geojson', '[]'),
    file: 'place.geojson',
  },
  {
    code: 'byte-order-mark',
    plant: (plan) => plan.edit('place.geojson', (text) => `\uFEFF${text}`),
    file: 'place.geojson',
  },
  {
    code: 'lone-surrogate',
    plant: (plan) => plan.edit('zone.geojson', (text) => text.replace('070102', '\\ud800')),
    file: 'zone.geojson',
  },
  {
    code: 'number-too-large',
    plant: (plan) => plan.edit('zone.geojson', (text) => text.replace(/119\.\d+/, '1e999')),
    file: 'zone.geojson',
  },
  {
    code: 'misnamed-file',
    plant: (plan) => rename(plan, 'zone.geojson', 'Zone.geojson'),
    file: 'Zone.geojson',
  },
  {
    code: 'misnamed-file',
    plant: (plan) => rename(plan, 'plan.json', 'Plan.json'),
    file: 'Plan.json',
  },
  { code: 'unknown-file', plant: (plan) => plan.set('zones.geojson', '{}'), file: 'zones.geojson' },
  { code: 'plan-missing', plant: (plan) => plan.remove('plan.json'), file: 'plan.json' },
  {
    code: 'foreign-crs',
    plant: (plan) =>
      plan.change('zone.geojson', (file) => {
        file.crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } };
      }),
    file: 'zone.geojson',
    field: 'crs',
  },
  {
    code: 'crs-wgs84',
    plant: (plan) =>
      plan.change('zone.geojson', (file) => {
        file.crs = { type: 'name', properties: { name: 'EPSG:4326' } };
      }),
    file: 'zone.geojson',
    field: 'crs',
  },
];

export const documentFaults: PlantedFault[] = [
  {
    code: 'plan-field',
    plant: (plan) => plan.change('plan.json', (file) => (file.title = '云溪')),
    file: 'plan.json',
    field: 'title',
  },
  {
    code: 'plan-unknown-field',
    plant: (plan) => plan.change('plan.json', (file) => (file.author = 'me')),
    file: 'plan.json',
    field: 'author',
  },
  {
    code: 'plan-field',
    plant: (plan) => plan.change('plan.json', (file) => (file.sources.illustrative.date = '2026-02-30')),
    file: 'plan.json',
    field: 'sources.illustrative.date',
  },
  {
    code: 'plan-field',
    plant: (plan) => plan.change('plan.json', (file) => (file.sources.illustrative.date = '2026-13')),
    file: 'plan.json',
    field: 'sources.illustrative.date',
  },
  {
    code: 'plan-unseen-text',
    plant: (plan) => plan.change('plan.json', (file) => (file.title.zh = ' \u200B')),
    file: 'plan.json',
    field: 'title.zh',
  },
  {
    code: 'plan-id',
    plant: (plan) => plan.change('plan.json', (file) => (file.id = 'Yun Xi')),
    file: 'plan.json',
    field: 'id',
  },
  {
    code: 'phase-not-a-day',
    plant: (plan) => plan.change('plan.json', (file) => (file.phases[1].date = '2027-02-30')),
    file: 'plan.json',
    field: 'phases.1.date',
  },
  {
    code: 'phase-order',
    plant: (plan) => plan.change('plan.json', (file) => file.phases.reverse()),
    file: 'plan.json',
    field: 'phases.1.date',
  },
  {
    code: 'duplicate-phase',
    plant: (plan) => plan.change('plan.json', (file) => (file.phases[1].id = 'first')),
    file: 'plan.json',
    field: 'phases.1.id',
  },
  {
    code: 'template-text',
    plant: (plan) => plan.change('plan.json', (file) => (file.title.zh = '新规划')),
    file: 'plan.json',
    field: 'title',
  },
  {
    code: 'template-text',
    plant: (plan) =>
      plan.change('plan.json', (file) => (file.description.en = 'One or two sentences about this plan')),
    file: 'plan.json',
    field: 'description',
  },
  {
    code: 'template-text',
    plant: (plan) => plan.change('plan.json', (file) => (file.phases[1].date = '2030-01-01')),
    file: 'plan.json',
    field: 'phases.1.title',
  },
  {
    code: 'boundary-unnamed',
    plant: (plan) => plan.change('plan.json', (file) => Object.assign(file, { boundary: null })),
    file: 'plan.json',
    field: 'boundary',
  },
  {
    code: 'boundary-missing',
    plant: (plan) => plan.change('plan.json', (file) => (file.boundary = 'yx-01')),
    file: 'plan.json',
    field: 'boundary',
  },
];

export const featureFaults: PlantedFault[] = [
  {
    code: 'not-a-feature',
    plant: (plan) => plan.change('place.geojson', (file) => file.features.push(null)),
    file: 'place.geojson',
    feature: '#2',
  },
  {
    code: 'id-missing',
    plant: (plan) =>
      plan.feature('place', 'yx-village', (feature) => {
        delete feature.id;
        feature.properties.id = 'yx-village';
      }),
    file: 'place.geojson',
    feature: '#1',
    field: 'id',
  },
  {
    code: 'id-empty',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.id = '')),
    file: 'place.geojson',
    feature: '#1',
    field: 'id',
  },
  {
    code: 'id-not-text',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.id = { id: 1 })),
    file: 'place.geojson',
    feature: '#1',
    field: 'id',
  },
  {
    code: 'id-not-text',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.id = true)),
    file: 'place.geojson',
    feature: '#1',
    field: 'id',
  },
  {
    code: 'unseen-text',
    plant: (plan) => plan.properties('zone', 'yx-01', { name: '云溪\u202E人家（示例）' }),
    ...homes,
    field: 'name',
  },
  {
    code: 'invalid-id',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.id = '云溪村')),
    file: 'place.geojson',
    feature: '云溪村',
    field: 'id',
  },
  {
    code: 'geometry-missing',
    plant: (plan) => plan.feature('zone', 'yx-01', (feature) => (feature.geometry = null)),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'properties-missing',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.properties = null)),
    file: 'place.geojson',
    feature: 'yx-village',
    field: 'properties',
  },
  {
    code: 'geometry-type',
    plant: (plan) =>
      plan.feature('facility', 'yx-kindergarten', ({ geometry }) => {
        geometry.type = 'LineString';
        geometry.coordinates = [geometry.coordinates, [119.6, 30.2]];
      }),
    ...kindergarten,
    field: 'geometry',
  },
  {
    code: 'geometry',
    plant: (plan) =>
      plan.feature('zone', 'yx-01', (feature) => ringOf(feature).splice(1, 0, ringOf(feature)[2]!)),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'coordinates-swapped',
    plant: (plan) =>
      plan.feature('facility', 'yx-kindergarten', ({ geometry }) => geometry.coordinates.reverse()),
    ...kindergarten,
    field: 'geometry',
  },
  {
    code: 'coordinates-projected',
    plant: (plan) =>
      plan.feature(
        'facility',
        'yx-kindergarten',
        ({ geometry }) => (geometry.coordinates = [40_461_500, 3_342_200]),
      ),
    ...kindergarten,
    field: 'geometry',
  },
  {
    code: 'many-decimals',
    plant: (plan) =>
      plan.feature('facility', 'yx-kindergarten', ({ geometry }) => (geometry.coordinates[0] += 1.25e-9)),
    ...kindergarten,
    field: 'geometry',
  },
  {
    code: 'heights',
    plant: (plan) =>
      plan.feature('facility', 'yx-kindergarten', ({ geometry }) => geometry.coordinates.push(8)),
    ...kindergarten,
    field: 'geometry',
  },
  {
    code: 'field-missing',
    plant: (plan) => plan.properties('zone', 'yx-01', { landUse: undefined }),
    ...homes,
    field: 'landUse',
  },
  {
    code: 'field-value',
    plant: (plan) => plan.properties('zone', 'yx-01', { farMax: '1.8' }),
    ...homes,
    field: 'farMax',
  },
  {
    code: 'unknown-field',
    plant: (plan) => plan.properties('zone', 'yx-01', { YDDM: '0701' }),
    ...homes,
    field: 'YDDM',
  },
  {
    code: 'unknown-land-use',
    plant: (plan) => plan.properties('zone', 'yx-03', { mixedUse: '0999' }),
    file: 'zone.geojson',
    feature: 'yx-03',
    field: 'mixedUse',
  },
  {
    code: 'not-a-day',
    plant: (plan) => plan.properties('zone', 'yx-01', { validFrom: '2025-6-1' }),
    ...homes,
    field: 'validFrom',
  },
  {
    code: 'validity-reversed',
    plant: (plan) => plan.properties('zone', 'yx-01', { validTo: '2024-06-01' }),
    ...homes,
    field: 'validTo',
  },
  {
    code: 'provenance',
    plant: (plan) => plan.properties('zone', 'yx-01', { provenance: { source: 'illustrative' } }),
    ...homes,
    field: 'provenance.precision',
  },
];

export const ruleFaults: PlantedFault[] = [
  {
    code: 'overlap',
    plant: (plan) => plan.feature('zone', 'yx-01', (feature) => shift(ringOf(feature), 119.6015, 0.0001)),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'boundary-uncovered',
    plant: (plan) =>
      plan.change('zone.geojson', (file) => {
        file.features = file.features.filter(({ id }: { id: string }) => id !== 'yx-04');
      }),
    file: 'boundary.geojson',
    feature: 'planned-area',
    field: 'geometry',
  },
  {
    code: 'parcels-missing',
    plant: (plan) => plan.remove('zone.geojson'),
    file: 'boundary.geojson',
    feature: 'planned-area',
    field: 'geometry',
  },
  {
    code: 'parcels-missing',
    plant: (plan) => plan.change('zone.geojson', (file) => (file.features = [])),
    file: 'boundary.geojson',
    feature: 'planned-area',
    field: 'geometry',
  },
  {
    code: 'gap',
    plant: (plan) =>
      plan.feature('zone', 'yx-01', ({ geometry }) =>
        geometry.coordinates.push([
          [119.6005, 30.2025],
          [119.6005, 30.203],
          [119.601, 30.203],
          [119.601, 30.2025],
          [119.6005, 30.2025],
        ]),
      ),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'outside-boundary',
    plant: (plan) => plan.feature('zone', 'yx-01', (feature) => shift(ringOf(feature), 119.6, -0.0002)),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'junction-without-vertex',
    plant: (plan) =>
      plan.feature('zone', 'yx-road-main', ({ geometry }) => {
        geometry.coordinates[0] = geometry.coordinates[0].filter(
          ([x, y]: Position) => x !== 119.6015 || y !== 30.202,
        );
      }),
    file: 'zone.geojson',
    feature: 'yx-road-main',
    field: 'geometry',
  },
  {
    code: 'corners-apart',
    plant: (plan) =>
      plan.feature('zone', 'yx-04', (feature) =>
        shift(
          ringOf(feature).filter(([, y]) => y === 30.202),
          119.6045,
          2e-7,
        ),
      ),
    file: 'zone.geojson',
    feature: 'yx-03',
    field: 'geometry',
  },
  {
    code: 'crossing-without-node',
    plant: (plan) =>
      plan.feature('infrastructure', 'yx-street-5', ({ geometry }) => (geometry.coordinates[0][1] = 30.2015)),
    file: 'infrastructure.geojson',
    feature: 'yx-street-1',
    field: 'geometry',
  },
  {
    code: 'end-not-joined',
    plant: (plan) =>
      plan.feature(
        'infrastructure',
        'yx-street-5',
        ({ geometry }) => (geometry.coordinates[0][1] = 30.20191),
      ),
    file: 'infrastructure.geojson',
    feature: 'yx-street-5',
    field: 'geometry',
  },
  {
    code: 'network-in-pieces',
    plant: (plan) =>
      plan.feature('infrastructure', 'yx-street-5', ({ geometry }) => (geometry.coordinates[0][1] = 30.203)),
    file: 'infrastructure.geojson',
    feature: 'yx-street-5',
    field: 'geometry',
  },
  {
    code: 'wrong-land-use',
    plant: (plan) => plan.properties('facility', 'yx-kindergarten', { kind: 'fire-station' }),
    ...kindergarten,
    field: 'kind',
  },
  {
    code: 'off-parcel',
    plant: (plan) => plan.properties('project', 'yx-project-1', { parcel: 'yx-01' }),
    ...project,
    field: 'parcel',
  },
  {
    code: 'off-plan',
    plant: (plan) =>
      plan.feature('project', 'yx-project-1', ({ geometry }) => (geometry.coordinates = [119.7, 30.2])),
    ...project,
    field: 'geometry',
  },
  {
    code: 'parcel-without-road',
    plant: (plan) => plan.properties('zone', 'yx-road-main', { landUse: '1206' }),
    ...homes,
    field: 'geometry',
  },
  {
    code: 'parcel-before-road',
    plant: (plan) => plan.properties('zone', 'yx-road-main', { validFrom: '2026-01-01' }),
    ...homes,
    field: 'validFrom',
  },
  {
    code: 'facility-before-parcel',
    plant: (plan) => plan.properties('facility', 'yx-kindergarten', { validFrom: '2024-01-01' }),
    ...kindergarten,
    field: 'validFrom',
  },
  {
    code: 'line-before-source',
    plant: (plan) => plan.properties('facility', 'yx-waterworks', { validFrom: '2026-01-01' }),
    file: 'infrastructure.geojson',
    feature: 'yx-water-1',
    field: 'validFrom',
  },
  {
    code: 'project-days-reversed',
    plant: (plan) => plan.properties('project', 'yx-project-1', { plannedCompletion: '2025-01-01' }),
    ...project,
    field: 'plannedCompletion',
  },
  {
    code: 'unknown-reference',
    plant: (plan) => plan.properties('infrastructure', 'yx-water-1', { supplySource: 'yx-springs' }),
    file: 'infrastructure.geojson',
    feature: 'yx-water-1',
    field: 'supplySource',
  },
  {
    code: 'reference-to-other-collection',
    plant: (plan) => plan.properties('infrastructure', 'yx-water-1', { supplySource: 'yx-07' }),
    file: 'infrastructure.geojson',
    feature: 'yx-water-1',
    field: 'supplySource',
  },
  {
    code: 'unknown-source',
    plant: (plan) => plan.properties('zone', 'yx-01', { provenance: { ...broken, source: 'hearsay' } }),
    ...homes,
    field: 'provenance',
  },
  {
    code: 'provenance-of-absent-field',
    plant: (plan) =>
      plan.properties('zone', 'yx-01', { provenance: { ...broken, fields: { jobs: broken } } }),
    ...homes,
    field: 'jobs',
  },
  {
    code: 'duplicate-id',
    plant: (plan) => plan.feature('place', 'yx-village', (feature) => (feature.id = 'yx-01')),
    file: 'place.geojson',
    feature: 'yx-01',
    field: 'id',
  },
  {
    code: 'industrial-green-minimum',
    plant: (plan) => plan.properties('zone', 'yx-05', { greenMin: 20 }),
    file: 'zone.geojson',
    feature: 'yx-05',
    field: 'greenMin',
  },
  {
    code: 'population-without-housing',
    plant: (plan) => plan.properties('zone', 'yx-05', { population: 20 }),
    file: 'zone.geojson',
    feature: 'yx-05',
    field: 'population',
  },
  {
    code: 'fraction-for-percent',
    plant: (plan) => plan.properties('zone', 'yx-01', { densityMax: 0.35 }),
    ...homes,
    field: 'densityMax',
  },
  {
    code: 'ratio-beyond-height',
    plant: (plan) => plan.properties('zone', 'yx-01', { farMax: 2.5, densityMax: 20, heightMax: 24 }),
    ...homes,
    field: 'farMax',
  },
  {
    code: 'population-too-dense',
    plant: (plan) => plan.properties('zone', 'yx-01', { population: 100_000 }),
    ...homes,
    field: 'population',
  },
  {
    code: 'investment-too-large',
    plant: (plan) => plan.properties('project', 'yx-project-1', { investment: 50_000 }),
    ...project,
    field: 'investment',
  },
  {
    code: 'figure-without-source',
    plant: (plan) =>
      plan
        .change('plan.json', (file) => (file.sources['sketch'] = { title: { zh: '草图', en: 'Sketch' } }))
        .properties('zone', 'yx-01', {
          provenance: {
            source: 'sketch',
            precision: 'illustrative',
            fields: { population: { source: 'sketch', precision: 'converted' } },
          },
        }),
    ...homes,
    field: 'population',
  },
  {
    code: 'provenance-contradiction',
    plant: (plan) =>
      plan.properties('zone', 'yx-01', {
        provenance: { ...broken, fields: { population: { source: 'illustrative', precision: 'converted' } } },
      }),
    ...homes,
    field: 'population',
  },
  {
    code: 'provenance-contradiction',
    plant: (plan) =>
      plan.properties('zone', 'yx-01', { provenance: { source: 'illustrative', precision: 'surveyed' } }),
    ...homes,
    field: 'provenance',
  },
  {
    code: 'provenance-of-absent-field',
    plant: (plan) =>
      plan.properties('zone', 'yx-01', { provenance: { ...broken, fields: { constructor: broken } } }),
    ...homes,
    field: 'constructor',
  },
  {
    code: 'example-not-marked',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', {
        name: '新建工程',
        investment: undefined,
        responsibleUnit: undefined,
        responsibleUnitEn: 'Foxconn (Taiyuan) Co., Ltd.',
      }),
    ...project,
    field: 'responsibleUnitEn',
  },
  {
    code: 'example-not-marked',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', {
        name: '新建工程（非示例）',
        responsibleUnit: undefined,
        responsibleUnitEn: undefined,
      }),
    ...project,
    field: 'investment',
  },
  {
    code: 'example-not-marked',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', {
        name: '新建工程',
        investment: undefined,
        responsibleUnit: undefined,
        responsibleUnitEn: undefined,
        contact: '0351-1234567',
      }),
    ...project,
    field: 'contact',
  },
  {
    code: 'name-not-marked',
    plant: (plan) =>
      plan.properties('facility', 'yx-kindergarten', { name: undefined, nameEn: 'Yunxi kindergarten' }),
    ...kindergarten,
    field: 'nameEn',
  },
  {
    code: 'outlives',
    plant: (plan) => plan.properties('facility', 'yx-waterworks', { validTo: '2040-01-01' }),
    file: 'infrastructure.geojson',
    feature: 'yx-water-1',
    field: 'validTo',
  },
  {
    code: 'outline-not-valid',
    plant: (plan) => plan.properties('boundary', 'planned-area', { validFrom: '2026-01-01' }),
    file: 'boundary.geojson',
    feature: 'planned-area',
    field: 'validFrom',
  },
  {
    code: 'outline-not-valid',
    plant: (plan) => plan.properties('boundary', 'planned-area', { validTo: '2026-01-01' }),
    file: 'boundary.geojson',
    feature: 'planned-area',
    field: 'validTo',
  },
  {
    code: 'parcel-not-followed',
    plant: (plan) => plan.properties('zone', 'yx-04', { validTo: '2040-01-01' }),
    file: 'zone.geojson',
    feature: 'yx-04',
    field: 'validTo',
  },
  {
    code: 'core-outside-plan',
    plant: (plan) =>
      plan.change('boundary.geojson', (file) => file.features.push(outlineBeside('core-area'))),
    file: 'boundary.geojson',
    feature: 'beside',
    field: 'geometry',
  },
  {
    code: 'two-planned-areas',
    plant: (plan) =>
      plan.change('boundary.geojson', (file) => file.features.push(outlineBeside('planned-area'))),
    file: 'boundary.geojson',
    feature: 'beside',
    field: 'kind',
  },
  {
    code: 'parcel-code-twice',
    plant: (plan) => plan.properties('zone', 'yx-02', { parcelCode: 'YX-01' }),
    file: 'zone.geojson',
    feature: 'yx-02',
    field: 'parcelCode',
  },
  {
    code: 'mixed-use-same',
    plant: (plan) => plan.properties('zone', 'yx-03', { mixedUse: '0702' }),
    file: 'zone.geojson',
    feature: 'yx-03',
    field: 'mixedUse',
  },
  {
    code: 'example-not-marked',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', { name: '新建工程', responsibleUnit: undefined }),
    ...project,
    field: 'investment',
  },
  {
    code: 'name-not-marked',
    plant: (plan) => plan.properties('facility', 'yx-kindergarten', { name: '云溪幼儿园' }),
    ...kindergarten,
    field: 'name',
  },
  {
    code: 'name-not-marked',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', {
        name: '新建工程',
        investment: undefined,
        responsibleUnit: undefined,
        responsibleUnitEn: undefined,
      }),
    ...project,
    field: 'name',
  },
  {
    code: 'minimum-above-maximum',
    plant: (plan) => plan.properties('zone', 'yx-01', { farMin: 2, farMax: 1.8 }),
    ...homes,
    field: 'farMin',
  },
  {
    code: 'minimum-above-maximum',
    plant: (plan) => plan.properties('zone', 'yx-01', { greenMin: 35, greenMax: 20 }),
    ...homes,
    field: 'greenMin',
  },
  {
    code: 'green-and-density-beyond-whole',
    plant: (plan) => plan.properties('zone', 'yx-01', { greenMin: 35, densityMax: 70 }),
    ...homes,
    field: 'greenMin',
  },
  {
    code: 'lanes-beyond-width',
    plant: (plan) => plan.properties('infrastructure', 'yx-street-1', { lanes: 9 }),
    ...street,
    field: 'lanes',
  },
  {
    code: 'street-too-narrow',
    plant: (plan) => plan.properties('infrastructure', 'yx-street-1', { redLineWidth: 2.2, lanes: 4 }),
    ...street,
    field: 'redLineWidth',
  },
  {
    code: 'roads-missing',
    plant: (plan) => withoutLines(plan, ({ properties }) => properties.kind === 'road'),
    file: 'infrastructure.geojson',
  },
  {
    code: 'roads-missing',
    plant: (plan) => plan.remove('infrastructure.geojson'),
    file: 'infrastructure.geojson',
  },
  {
    code: 'road-land-without-road',
    plant: (plan) => withoutLines(plan, ({ id }) => id === 'yx-street-3' || id === 'yx-street-4'),
    file: 'zone.geojson',
    feature: 'yx-road-cross',
    field: 'geometry',
  },
  {
    code: 'road-off-road-land',
    plant: (plan) =>
      plan.feature('infrastructure', 'yx-street-5', ({ geometry }) => {
        geometry.coordinates = [
          [119.6015, 30.2019],
          [119.6008, 30.203],
        ];
      }),
    file: 'infrastructure.geojson',
    feature: 'yx-street-5',
    field: 'geometry',
  },
  {
    code: 'capacity-too-large',
    plant: (plan) => plan.properties('facility', 'yx-kindergarten', { capacity: 600 }),
    ...kindergarten,
    field: 'capacity',
  },
  {
    code: 'population-beyond-floor',
    plant: (plan) => plan.properties('zone', 'yx-01', { population: 5_600 }),
    ...homes,
    field: 'population',
  },
  {
    code: 'ratio-on-open-land',
    plant: (plan) => plan.properties('zone', 'yx-04', { farMax: 1.5 }),
    file: 'zone.geojson',
    feature: 'yx-04',
    field: 'farMax',
  },
  {
    code: 'industry-differs',
    plant: (plan) =>
      plan
        .properties('zone', 'yx-02', { industry: 'modern-services' })
        .properties('project', 'yx-project-1', { industry: 'new-materials' }),
    ...project,
    field: 'industry',
  },
  {
    code: 'project-before-parcel',
    plant: (plan) =>
      plan.properties('project', 'yx-project-1', {
        plannedStart: '2024-01-01',
        plannedCompletion: '2025-03-31',
      }),
    ...project,
    field: 'plannedCompletion',
  },
];
