import type { FeatureState } from '../features/feature-state.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';

/**
 * 亿元 (100 million yuan) beyond which the investment of one project of a zone seems to be given in 万元 (10,000 yuan): as
 * 万元 it is 20 million yuan, a small project; as 亿元 it is more than most whole zones cost.
 */
const mostInvestment = 2_000;

/** What projects are measured by. */
export interface ProjectGround {
  /** Parcels by their id. */
  parcels: ReadonlyMap<string, FeatureState>;
  /** Days on which the phases of the plan begin, the first first; undefined where they are not known. */
  phaseDays: readonly string[] | undefined;
}

/**
 * What makes no sense of a project: an investment that seems to be in the wrong unit, an industry that is not that of
 * the parcel which it names, and a completion before that parcel is there.
 */
export function findProjectSenseFaults(project: FeatureState, ground: ProjectGround): TopologyFault[] {
  const parcel = ground.parcels.get(String(project.properties['parcel']));
  return [
    ...findInvestmentFaults(project),
    ...(parcel ? findIndustryFaults(project, parcel) : []),
    ...(parcel && ground.phaseDays ? findEarlyFaults(project, parcel, ground.phaseDays) : []),
  ];
}

function findInvestmentFaults({ id, properties: { investment } }: FeatureState): TopologyFault[] {
  if (typeof investment !== 'number' || investment <= mostInvestment) return [];
  const values = { found: investment, meant: investment / 10_000, most: mostInvestment };
  return [{ code: 'investment-too-large', feature: id, field: 'investment', values }];
}

function findIndustryFaults({ id, properties }: FeatureState, parcel: FeatureState): TopologyFault[] {
  const [own, there] = [properties['industry'], parcel.properties['industry']];
  if (own === undefined || there === undefined || own === there) return [];
  const values = { industry: String(own), otherIndustry: String(there) };
  return [{ code: 'industry-differs', feature: id, other: parcel.id, field: 'industry', values }];
}

/**
 * A parcel that is valid from the day of a phase comes in the time between the phase before and that day, and a project
 * that is finished within that time comes with it: a map of the plan never shows the one without the other.
 */
function findEarlyFaults(
  { id, properties: { plannedStart, plannedCompletion } }: FeatureState,
  parcel: FeatureState,
  phaseDays: readonly string[],
): TopologyFault[] {
  const from = parcel.validFrom;
  if (typeof plannedCompletion !== 'string' || from === null || plannedCompletion >= from) return [];
  // days that are reversed are told as such
  if (typeof plannedStart === 'string' && plannedStart > plannedCompletion) return [];
  const before = phaseDays.includes(from) ? phaseDays.filter((day) => day < from).at(-1) : undefined;
  if (before !== undefined && plannedCompletion > before) return [];
  const values = { day: plannedCompletion, otherDay: from };
  return [
    { code: 'project-before-parcel', feature: id, other: parcel.id, field: 'plannedCompletion', values },
  ];
}
