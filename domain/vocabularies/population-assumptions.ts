import vocabulary from '#data/vocabularies/population-assumptions.json' with { type: 'json' };
import type { BilingualText } from '../collections/definition.ts';
import type { Basis } from './basis.ts';

interface Assumption extends BilingualText {
  id: string;
  /** Classes of land use that it holds for, with those below them unless they have one of their own. */
  landUse: readonly string[];
  basis: Basis;
}

/** How many people live on a floor. */
export interface ResidentAssumption extends Assumption {
  /** m² of dwelling floor per person. */
  floorPerPerson: number;
  /** Share of the parcel's floor that is dwellings, 0 to 1. */
  floorShare: number;
}

/** How many people work on a floor, or on a site. */
export type JobAssumption = Assumption &
  ({ per: 'floor'; floorPerJob: number; floorShare: number } | { per: 'land'; jobsPerHectare: number });

/** Share of what the upper floor area ratio allows that is built, 0 to 1. */
export const realisedFloorShare = vocabulary.rules.realisedFloorShare.value;

/** Share of a block, streets and greens included, that is building site, 0 to 1. */
export const netSiteShare = vocabulary.rules.netSiteShare.value;

/** Share of land and floor of the first use on a mixed parcel, 0 to 1. */
export const mainUseShare = vocabulary.rules.mainUseShare.value;

/** Floor area ratio that is built where a parcel states no limit. */
interface DefaultRatio extends Assumption {
  ratio: number;
}

const defaultRatios = byLandUse(vocabulary.defaultRatios as readonly DefaultRatio[]);
const residents = byLandUse(vocabulary.residents as readonly ResidentAssumption[]);
const jobs = byLandUse(vocabulary.jobs as readonly JobAssumption[]);

/** What is assumed of residents on a land use, or on the nearest class above it; null when nobody lives there. */
export function findResidentAssumption(landUse: string): ResidentAssumption | null {
  return nearest(residents, landUse);
}

/** What is assumed of jobs on a land use, or on the nearest class above it; null when nobody works there. */
export function findJobAssumption(landUse: string): JobAssumption | null {
  return nearest(jobs, landUse);
}

/** Floor area ratio of a land use, or of the nearest class above it; 0 for one that nobody builds on. */
export function defaultRatioOf(landUse: string): number {
  return nearest(defaultRatios, landUse)?.ratio ?? 0;
}

function byLandUse<Entry extends Assumption>(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.flatMap((entry) => entry.landUse.map((code) => [code, entry] as const)));
}

function nearest<Entry>(entries: ReadonlyMap<string, Entry>, landUse: string): Entry | null {
  for (let length = landUse.length; length >= 2; length -= 2) {
    const entry = entries.get(landUse.slice(0, length));
    if (entry) return entry;
  }
  return null;
}
