import type { FeatureState } from '../features/feature-state.ts';
import { findPlanRuleFaults } from '../topology/plan-rules.ts';
import type { TopologyFault, TopologyFaultCode } from '../topology/topology-fault.ts';
import type { ReadFeature } from './feature-file.ts';
import { documentFile, type PlanDocument } from './plan-document.ts';
import { planFault, type PlanFault } from './plan-fault.ts';

/**
 * What is wrong between the features that are good by themselves. `before` is what was found in their files: what may
 * come only of a feature that could not be taken is left unsaid until that one is mended.
 */
export function checkRules(
  read: readonly ReadFeature[],
  document: PlanDocument | null,
  before: readonly PlanFault[],
): PlanFault[] {
  const good = read.filter(({ isGood }) => isGood).map(({ feature }) => feature);
  const spoiled = new Set(before.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const faults = findPlanRuleFaults({
    features: good,
    boundary: document?.boundary ?? null,
    sources: new Set(Object.keys(document?.sources ?? {})),
  });
  const byId = new Map(good.map((feature) => [feature.id, feature]));
  return faults
    .filter((fault) => isSure(fault, (collection) => spoiled.has(`${collection}.geojson`)))
    .filter(({ code }) => (code !== 'unknown-source' && code !== 'boundary-unnamed') || document !== null)
    .map((fault) => describe(fault, byId));
}

/** Rules that a missing parcel, or a missing line, would seem to break. */
const rulesOfAllParcels = new Set<TopologyFaultCode>([
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

function describe(fault: TopologyFault, byId: ReadonlyMap<string, FeatureState>): PlanFault {
  const feature = byId.get(fault.feature);
  // a feature that is there twice is told where it is the second time
  const collection = fault.code === 'duplicate-id' ? fault.values?.['collection'] : feature?.collection;
  if (fault.code === 'boundary-missing' || !collection) return planFault({ ...fault, file: documentFile });
  const name = [feature?.properties['name'], feature?.properties['parcelCode']].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return planFault({
    ...fault,
    file: `${collection}.geojson`,
    ...(name !== undefined && { name: name as string }),
  });
}
