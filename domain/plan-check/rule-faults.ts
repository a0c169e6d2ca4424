import type { FeatureState } from '../features/feature-state.ts';
import { groupBy } from '../topology/group-by.ts';
import { namedOthers } from '../topology/named-others.ts';
import { findPlanRuleFaults } from '../plan-rules/plan-rules.ts';
import { findDuplicateIds } from '../plan-rules/references.ts';
import type { TopologyFault, TopologyFaultCode } from '../topology/topology-fault.ts';
import type { ReadFeature } from './feature-file.ts';
import { documentFile, type KnownParts } from './plan-document.ts';
import { planFault, type PlanFault } from './plan-fault.ts';

/** Rules that are told as left out where an error of the files keeps them from being judged throughout. */
export type LeftOutRule = 'tiling' | 'access' | 'streets' | 'networks' | 'sites' | 'references' | 'sources';

/**
 * What is wrong between the features. A feature with a wrong field takes part in all rules that don't need the field.
 * `before` is what was found in the files: what may come only of a feature that could not be taken is left unsaid until
 * that one is mended, and so is what may come only of an id that is there twice; one fault says which rules that are.
 */
export function checkRules(
  read: readonly ReadFeature[],
  document: KnownParts,
  before: readonly PlanFault[],
): PlanFault[] {
  const duplicates = findDuplicateIds(read.map(({ feature }) => feature));
  const twice = new Set(duplicates.map(({ feature }) => feature));
  const { firsts, later } = partById(read);
  const judged = firsts.filter(isJudged);
  const features = judged.map(({ feature }) => feature);
  const gaps = findGaps(read, before, later);
  const faults = findPlanRuleFaults({
    features,
    boundary: document.boundary ?? null,
    sources: new Set(Object.keys(document.sources ?? {})),
    ...(document.phases && { phaseDays: document.phases.map(({ date }) => date) }),
  });
  const byId = new Map(judged.map((one) => [one.feature.id, one]));
  const isKnown = new Set(read.map(({ feature }) => feature.id));
  const told = faults
    .filter((fault) => isSure(fault, gaps) && isOfGoodFields(fault, byId))
    .filter(({ code, values }) => code !== 'unknown-reference' || !isKnown.has(String(values?.['id'])))
    .filter(({ code, feature }) => code !== 'boundary-missing' || byId.has(feature) || !isKnown.has(feature))
    .filter(({ other, values }) => !twice.has(other ?? '') && !twice.has(String(values?.['id'] ?? '')))
    .filter(({ code }) => code !== 'unknown-source' || document.sources !== undefined)
    .filter(({ code }) => code !== 'boundary-unnamed' || document.boundary !== undefined)
    .map((fault) => describe(fault, byId.get(fault.feature)?.feature));
  const namesakes = new Map(later.toReversed().map(({ feature }) => [feature.id, feature]));
  return [
    ...nameDuplicates(duplicates, read).map((fault) => describe(fault, namesakes.get(fault.feature))),
    ...told,
    ...describeLeftOut(findLeftOut(gaps, read, document)),
  ];
}

/** A line without its kind, its class, its width or its source would seem to break rules, and is left out of all. */
const decisiveOfLines = ['kind', 'class', 'redLineWidth', 'supplySource'];

function isJudged({ feature, isPlaced, badFields }: ReadFeature): boolean {
  return isPlaced && (feature.collection !== 'infrastructure' || !hasAny(badFields, decisiveOfLines));
}

function hasAny(fields: ReadonlySet<string>, names: readonly string[]): boolean {
  return names.some((name) => fields.has(name));
}

/** Collections of which the rules don't see everything. */
interface Gaps {
  /** Not every feature is there, or not where it should be. */
  places: ReadonlySet<string>;
  /** Not every id can be read. */
  ids: ReadonlySet<string>;
  /** The land use of some parcel is not known. */
  landUse: boolean;
}

/** Faults of a feature that say nothing of where it is, or of whether it is there. */
const isOfField = ({ code, field }: PlanFault) =>
  ['field-missing', 'field-value', 'unknown-field', 'unknown-land-use', 'unseen-text', 'provenance'].includes(
    code,
  ) ||
  (code === 'not-a-day' && field !== 'validFrom' && field !== 'validTo') ||
  code === 'more-faults';

/** Faults that keep the id of a feature, or of all of a file, from being known. */
const isOfId = ({ code, feature }: PlanFault) =>
  feature === undefined ||
  ['not-a-feature', 'id-missing', 'id-empty', 'id-not-text', 'invalid-id', 'properties-missing'].includes(
    code,
  );

function findGaps(
  read: readonly ReadFeature[],
  before: readonly PlanFault[],
  later: readonly ReadFeature[],
): Gaps {
  const errors = before.filter(({ severity }) => severity === 'error').filter((fault) => !isOfField(fault));
  const doubled = later.map(({ feature }) => feature.collection);
  const missing = read.filter((one) => !isJudged(one)).map(({ feature }) => feature.collection);
  return {
    places: new Set([...errors.map(collectionOf), ...missing, ...doubled]),
    ids: new Set([...errors.filter(isOfId).map(collectionOf), ...doubled]),
    landUse: read.some(({ feature, badFields }) => feature.collection === 'zone' && badFields.has('landUse')),
  };
}

/** The collection whose file a fault is of, or would be under its right name. */
function collectionOf({ code, file, values }: PlanFault): string {
  return (code === 'misnamed-file' ? String(values?.['meant']) : file).replace(/\.geojson$/, '');
}

/** The first feature of each id, and those that come later with the same. */
function partById(read: readonly ReadFeature[]): Record<'firsts' | 'later', ReadFeature[]> {
  const ids = new Set<string>();
  const parts = { firsts: [] as ReadFeature[], later: [] as ReadFeature[] };
  for (const one of read) {
    parts[ids.has(one.feature.id) ? 'later' : 'firsts'].push(one);
    ids.add(one.feature.id);
  }
  return parts;
}

const fileOf = ({ collection }: FeatureState) => `${collection}.geojson`;

/** Rules that a missing parcel would seem to break. */
const rulesOfAllParcels = new Set<TopologyFaultCode>([
  'parcels-missing',
  'gap',
  'boundary-uncovered',
  'junction-without-vertex',
  'corners-apart',
  'edge-unmatched',
  'areas-differ',
  // what follows may be what is missing
  'parcel-not-followed',
]);

/** Rules that a parcel whose land use is not known would seem to break as well. */
const rulesOfRoadLand = new Set<TopologyFaultCode>(['parcel-without-road', 'parcel-before-road']);

/** Rules that a missing line would seem to break. */
const rulesOfAllLines = new Set<TopologyFaultCode>([
  'network-in-pieces',
  'roads-missing',
  'road-land-without-road',
]);

function isSure({ code, values }: TopologyFault, { places, ids, landUse }: Gaps): boolean {
  if (code === 'unknown-reference') return !ids.has(String(values?.['collection']));
  if (code === 'boundary-missing') return !ids.has('boundary');
  if (rulesOfAllLines.has(code)) return !places.has('infrastructure');
  if (rulesOfRoadLand.has(code)) return !places.has('zone') && !landUse;
  return !rulesOfAllParcels.has(code) || !places.has('zone');
}

/** Rules that ask only where and when features are, and what they are called. */
const rulesOfPlace = new Set<TopologyFaultCode>([
  ...rulesOfAllParcels,
  'overlap',
  'outside-boundary',
  'outline-not-valid',
  'crossing-without-node',
  'end-not-joined',
  'network-in-pieces',
  'off-parcel',
  'off-plan',
  'outlives',
  'unknown-reference',
  'reference-to-other-collection',
  'boundary-missing',
  'boundary-unnamed',
  'line-before-source',
]);

/** Fields without which a feature would seem to break rules that ask for more than its place. */
const decisiveFields = ['landUse', 'mixedUse', 'kind'];

/** Rules that ask for the texts and the provenance of a feature. */
const rulesOfHonesty = new Set<TopologyFaultCode>([
  'unknown-source',
  'provenance-contradiction',
  'provenance-of-absent-field',
  'figure-without-source',
  'example-not-marked',
  'name-not-marked',
]);

/** False for what may come of a field that could not be read, of the feature or of that beside it. */
function isOfGoodFields(fault: TopologyFault, byId: ReadonlyMap<string, ReadFeature>): boolean {
  const bad = byId.get(fault.feature)?.badFields;
  if (rulesOfHonesty.has(fault.code)) {
    if (fault.code === 'provenance-of-absent-field' && bad?.has(fault.field)) return false;
    return !bad || !hasAny(bad, ['provenance', 'name', 'nameEn', 'responsibleUnit', 'responsibleUnitEn']);
  }
  if (rulesOfPlace.has(fault.code)) return true;
  const beside = byId.get(fault.other ?? '')?.badFields;
  return ![bad, beside].some((fields) => fields && hasAny(fields, decisiveFields));
}

/** Which rules could not be judged throughout, of those that the plan would be judged by. */
function findLeftOut(
  { places, ids, landUse }: Gaps,
  read: readonly ReadFeature[],
  document: KnownParts,
): LeftOutRule[] {
  const hasLines = read.some(({ feature }) => feature.collection === 'infrastructure');
  const isOutlineUnknown =
    document.boundary === undefined || (document.boundary !== null && places.has('boundary'));
  const isLeftOut: Record<LeftOutRule, boolean> = {
    tiling: places.has('zone') || isOutlineUnknown,
    access: places.has('zone') || landUse,
    streets: places.has('zone') || landUse || (hasLines && places.has('infrastructure')),
    networks: places.has('infrastructure'),
    sites: places.has('zone') || landUse || isOutlineUnknown,
    references: ['zone', 'facility'].some((one) => ids.has(one)),
    sources: document.sources === undefined,
  };
  return (Object.keys(isLeftOut) as LeftOutRule[]).filter((rule) => isLeftOut[rule]);
}

function describeLeftOut(rules: readonly LeftOutRule[]): PlanFault[] {
  if (rules.length === 0) return [];
  return [planFault({ code: 'rules-left-out', file: documentFile, values: { rules: rules.join(',') } })];
}

/** Where the features stand that have an id which more than two have. */
function nameDuplicates(duplicates: readonly TopologyFault[], read: readonly ReadFeature[]): TopologyFault[] {
  if (duplicates.length === 0) return [];
  const byId = groupBy(read, ({ feature }) => feature.id);
  return duplicates.map((fault) => {
    const places = (byId.get(fault.feature) ?? []).map(({ feature, place }) => ({
      id: `${fileOf(feature)} ${place}`,
    }));
    return { ...fault, values: { ...fault.values, ...namedOthers(places) } };
  });
}

/** A fault in the words of a plan's files; `feature` is whom it is told of, where it is one of the plan's. */
function describe(fault: TopologyFault, feature: FeatureState | undefined): PlanFault {
  if (fault.code === 'roads-missing') {
    const { code, values } = fault;
    return planFault({ code, file: 'infrastructure.geojson', ...(values && { values }) });
  }
  if (fault.code === 'boundary-missing' || !feature) return planFault({ ...fault, file: documentFile });
  const name = [feature.properties['name'], feature.properties['parcelCode']].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return planFault({
    ...fault,
    file: fileOf(feature),
    ...(name !== undefined && { name: name as string }),
  });
}
