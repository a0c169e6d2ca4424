import type { FeatureState } from '../features/feature-state.ts';
import { findCodeFaults, findMixedUseFaults } from './code-sense.ts';
import { findFacilitySenseFaults } from './facility-sense.ts';
import { groupBy } from '../topology/group-by.ts';
import { findHonestyFaults } from './honesty.ts';
import { findLandSenseFaults } from './land-sense.ts';
import { findLimitFaults } from './limit-sense.ts';
import { findNetworkFaults } from '../topology/networks.ts';
import { findOutlineFaults } from './outline-sense.ts';
import { ParcelIndex } from '../topology/parcel-index.ts';
import { findPartitionFaults } from '../topology/partition.ts';
import { findProjectSenseFaults } from './project-sense.ts';
import { findDuplicateIds, findReferenceFaults } from './references.ts';
import { findRoadAccessFaults } from './road-access.ts';
import { findRoadLandFaults } from './road-land.ts';
import { findFacilityFaults, findProjectFaults, groundOf, type Ground } from './sites.ts';
import { findStreetSenseFaults } from './street-sense.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/** A plan as the rules between its features see it. */
export interface RuledPlan {
  features: readonly FeatureState[];
  /** Id of the feature that outlines the plan; null for a plan that has none. */
  boundary: string | null;
  /** Keys of the sources that provenances name. */
  sources: ReadonlySet<string>;
  /** Days on which the phases begin, the first first; absent where they are not known. */
  phaseDays?: readonly string[];
}

/**
 * Everything that is wrong between the features of a plan, none for a good one. Each feature must be good by itself
 * (see findFeatureFaults), EPSG:4490. Parcels without a boundary to tile are a fault, and so is a boundary without parcels.
 */
export function findPlanRuleFaults({ features, boundary, sources, phaseDays }: RuledPlan): TopologyFault[] {
  const byCollection = groupBy(features, ({ collection }) => collection);
  const of = (collection: string) => byCollection.get(collection) ?? [];
  const zones = of('zone');
  const lines = of('infrastructure');
  const parcels = new ParcelIndex(zones);
  const outline = of('boundary').find(({ id }) => id === boundary);
  const tiling = outline ? findTilingFaults(zones, outline) : [];
  // a parcel that ends too soon lies where it should as long as it is there
  const misplaced = tiling.filter(({ code }) => code !== 'parcel-not-followed');
  const astray = new Set(misplaced.flatMap(({ feature, other }) => [feature, other]));
  return [
    ...(boundary !== null && !outline ? [describeMissing(boundary, features)] : []),
    ...(boundary === null && zones.length > 0 ? [unnamedBoundary] : []),
    ...findDuplicateIds(features),
    ...findReferenceFaults(features, sources).filter(
      (fault) => zones.length > 0 || !outline || !isOfParcel(fault),
    ),
    ...tiling,
    ...(outline ? findOutlineFaults(outline, of('boundary'), zones) : []),
    ...findNetworkFaults(lines),
    // a parcel that reaches too far may lie under a street that runs beside it
    ...findRoadLandFaults(lines, parcels).filter(
      ({ feature, other }) => !astray.has(feature) && (other === undefined || !astray.has(other)),
    ),
    // who lacks a vertex shares no edge with the road until it is there
    ...findRoadAccessFaults(zones).filter(({ feature }) => !astray.has(feature)),
    ...(outline ? findSiteFaults(of('facility'), of('project'), groundOf(parcels, outline)) : []),
    ...findSenseFaults(of, phaseDays),
    ...features.flatMap(findLimitFaults),
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
  ground: Ground,
): TopologyFault[] {
  return [
    ...facilities.flatMap((facility) => findFacilityFaults(facility, ground)),
    ...projects.flatMap((project) => findProjectFaults(project, ground)),
  ];
}

/** Figures and codes that make no sense on what they are of. */
function findSenseFaults(
  of: (collection: string) => readonly FeatureState[],
  phaseDays: readonly string[] | undefined,
): TopologyFault[] {
  const parcels = new Map(of('zone').map((zone) => [zone.id, zone]));
  return [
    ...of('zone').flatMap(findLandSenseFaults),
    ...of('zone').flatMap(findMixedUseFaults),
    ...findCodeFaults(of('zone')),
    ...of('infrastructure').flatMap(findStreetSenseFaults),
    ...of('facility').flatMap(findFacilitySenseFaults),
    ...of('project').flatMap((project) => findProjectSenseFaults(project, { parcels, phaseDays })),
  ];
}

/** Parcels tile something, or a gap among them would never be seen. */
const unnamedBoundary: TopologyFault = { code: 'boundary-unnamed', feature: 'plan', field: 'boundary' };

function describeMissing(boundary: string, features: readonly FeatureState[]): TopologyFault {
  const collection = features.find(({ id }) => id === boundary)?.collection ?? '';
  return { code: 'boundary-missing', feature: boundary, field: 'boundary', values: { collection } };
}
