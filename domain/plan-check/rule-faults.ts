import type { FeatureState } from '../features/feature-state.ts';
import { findPlanRuleFaults } from '../topology/plan-rules.ts';
import { findDuplicateIds } from '../topology/references.ts';
import type { TopologyFault, TopologyFaultCode } from '../topology/topology-fault.ts';
import type { ReadFeature } from './feature-file.ts';
import { documentFile, type PlanDocument } from './plan-document.ts';
import { planFault, type PlanFault } from './plan-fault.ts';

/**
 * What is wrong between the features that are good by themselves. `before` is what was found in their files: what may
 * come only of a feature that could not be taken is left unsaid until that one is mended, and so is what may come only
 * of an id that is there twice.
 */
export function checkRules(
  read: readonly ReadFeature[],
  document: PlanDocument | null,
  before: readonly PlanFault[],
): PlanFault[] {
  const duplicates = findDuplicateIds(read.map(({ feature }) => feature));
  const twice = new Set(duplicates.map(({ feature }) => feature));
  const { firsts, later } = partById(read);
  const good = firsts.filter(({ isGood }) => isGood).map(({ feature }) => feature);
  const spoiled = new Set([...findSpoiledFiles(before), ...later.map(({ feature }) => fileOf(feature))]);
  const faults = findPlanRuleFaults({
    features: good,
    boundary: document?.boundary ?? null,
    sources: new Set(Object.keys(document?.sources ?? {})),
  });
  const byId = new Map(good.map((feature) => [feature.id, feature]));
  const told = faults
    .filter((fault) => isSure(fault, (collection) => spoiled.has(`${collection}.geojson`)))
    .filter(({ other, values }) => !twice.has(other ?? '') && !twice.has(String(values?.['id'] ?? '')))
    .filter(({ code }) => (code !== 'unknown-source' && code !== 'boundary-unnamed') || document !== null)
    .map((fault) => describe(fault, byId.get(fault.feature)));
  const namesakes = new Map(later.toReversed().map(({ feature }) => [feature.id, feature]));
  return [...duplicates.map((fault) => describe(fault, namesakes.get(fault.feature))), ...told];
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

/** Files of which something could not be taken: what has errors, and what is there under a wrong name. */
function findSpoiledFiles(before: readonly PlanFault[]): string[] {
  return before
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file, values }) => (code === 'misnamed-file' ? String(values?.['meant']) : file));
}

const fileOf = ({ collection }: FeatureState) => `${collection}.geojson`;

/** Rules that a missing parcel, or a missing line, would seem to break. */
const rulesOfAllParcels = new Set<TopologyFaultCode>([
  'parcels-missing',
  'gap',
  'boundary-uncovered',
  'junction-without-vertex',
  'corners-apart',
  'edge-unmatched',
  'areas-differ',
  'parcel-without-road',
  'parcel-before-road',
]);

function isSure({ code, values }: TopologyFault, isSpoiled: (collection: string) => boolean): boolean {
  if (code === 'unknown-reference') return !isSpoiled(String(values?.['collection']));
  if (code === 'boundary-missing') return !isSpoiled('boundary');
  if (code === 'network-in-pieces') return !isSpoiled('infrastructure');
  return !rulesOfAllParcels.has(code) || !isSpoiled('zone');
}

/** A fault in the words of a plan's files; `feature` is whom it is told of, where it is one of the plan's. */
function describe(fault: TopologyFault, feature: FeatureState | undefined): PlanFault {
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
