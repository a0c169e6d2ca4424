import type { FeatureState } from '../features/feature-state.ts';
import { groupBy } from './group-by.ts';
import { findHonestyFaults } from './honesty.ts';
import { findLandSenseFaults } from './land-sense.ts';
import { findNetworkFaults } from './networks.ts';
import { ParcelIndex } from './parcel-index.ts';
import { findPartitionFaults } from './partition.ts';
import { findProjectSenseFaults } from './project-sense.ts';
import { findDuplicateIds, findReferenceFaults } from './references.ts';
import { findRoadAccessFaults } from './road-access.ts';
import { findFacilityFaults, findProjectFaults, groundOf } from './sites.ts';
import type { TopologyFault } from './topology-fault.ts';

/** A plan as the rules between its features see it. */
export interface RuledPlan {
  features: readonly FeatureState[];
  /** Id of the feature that outlines the plan; null for a plan that has none. */
  boundary: string | null;
  /** Keys of the sources that provenances name. */
  sources: ReadonlySet<string>;
}

/**
 * Everything that is wrong between the features of a plan, none for a good one. Each feature must be good by itself
 * (see findFeatureFaults), EPSG:4490. Parcels without a boundary to tile are a fault, and so is a boundary without parcels.
 */
export function findPlanRuleFaults({ features, boundary, sources }: RuledPlan): TopologyFault[] {
  const byCollection = groupBy(features, ({ collection }) => collection);
  const of = (collection: string) => byCollection.get(collection) ?? [];
  const zones = of('zone');
  const outline = of('boundary').find(({ id }) => id === boundary);
  const tiling = outline ? findTilingFaults(zones, outline) : [];
  const astray = new Set(tiling.flatMap(({ feature, other }) => [feature, other]));
  return [
    ...(boundary !== null && !outline ? [describeMissing(boundary, features)] : []),
    ...(boundary === null && zones.length > 0 ? [unnamedBoundary] : []),
    ...findDuplicateIds(features),
    ...findReferenceFaults(features, sources).filter(
      (fault) => zones.length > 0 || !outline || !isOfParcel(fault),
    ),
    ...tiling,
    ...findNetworkFaults(of('infrastructure')),
    // who lacks a vertex shares no edge with the road until it is there
    ...findRoadAccessFaults(zones).filter(({ feature }) => !astray.has(feature)),
    ...(outline ? findSiteFaults(of('facility'), of('project'), zones, outline) : []),
    ...zones.flatMap(findLandSenseFaults),
    ...of('project').flatMap(findProjectSenseFaults),
    ...features.flatMap(findHonestyFaults),
  ];
}

/** True for a name of a parcel that is not there: of a plan without parcels that has been said of its outline. */
function isOfParcel({ code, values }: TopologyFault): boolean {
  return code === 'unknown-reference' && values?.['collection'] === 'zone';
}

/** A planned area that has not one parcel is told as such, not as a gap of its size. */
function findTilingFaults(zones: readonly FeatureState[], outline: FeatureState): TopologyFault[] {
  if (zones.length > 0) return findPartitionFaults(zones, outline);
  return [{ code: 'parcels-missing', feature: outline.id, field: 'geometry' }];
}

function findSiteFaults(
  facilities: readonly FeatureState[],
  projects: readonly FeatureState[],
  zones: readonly FeatureState[],
  outline: FeatureState,
): TopologyFault[] {
  const ground = groundOf(new ParcelIndex(zones), outline);
  return [
    ...facilities.flatMap((facility) => findFacilityFaults(facility, ground)),
    ...projects.flatMap((project) => findProjectFaults(project, ground)),
  ];
}

/** Parcels tile something, or a gap among them would never be seen. */
const unnamedBoundary: TopologyFault = { code: 'boundary-unnamed', feature: 'plan', field: 'boundary' };

function describeMissing(boundary: string, features: readonly FeatureState[]): TopologyFault {
  const collection = features.find(({ id }) => id === boundary)?.collection ?? '';
  return { code: 'boundary-missing', feature: boundary, field: 'boundary', values: { collection } };
}
