import { usesOf } from '../vocabularies/mixed-use.ts';
import {
  defaultRatioOf,
  findJobAssumption,
  findResidentAssumption,
  mainUseShare,
  netSiteShare,
  realisedFloorShare,
} from '../vocabularies/population-assumptions.ts';

/** What an estimate needs to know of a parcel. */
export interface ParcelProgramme {
  /** Code of the national classification. */
  landUse: string;
  /** Compatible uses, codes joined by `+`, with or without the parcel's own. */
  mixedUse?: string | undefined;
  /** Area of the site in m². */
  area: number;
  /** Upper limit of the floor area ratio; where there is none the assumptions' default holds. */
  farMax?: number | undefined;
  /** True for a block that still holds its own streets and greens. Absent means a net parcel. */
  isBlock?: boolean | undefined;
}

/**
 * People that a parcel houses when it is built and occupied: floor area by the floor per person that
 * `data/vocabularies/population-assumptions.json` states for its land use. A whole number; 0 for a land use that
 * houses nobody, for no area, and for a floor area ratio of 0. Throws a RangeError for a negative or endless figure.
 */
export function estimatePopulation(parcel: ParcelProgramme): number {
  return sumOverUses(parcel, residentsOn);
}

/**
 * Jobs on a parcel when all of it operates: by floor for services, by hectare of site for industry, storage and
 * utilities, as `data/vocabularies/population-assumptions.json` states. A whole number; 0 for a land use that employs
 * nobody, and for no area. Throws a RangeError for a negative or endless figure.
 */
export function estimateJobs(parcel: ParcelProgramme): number {
  return sumOverUses(parcel, jobsOn);
}

/** People or jobs of one use, given its site in m² and the parcel's ratio. */
type Estimate = (landUse: string, site: number, farMax: number | undefined) => number;

const squareMetersPerHectare = 10_000;

function sumOverUses(parcel: ParcelProgramme, estimate: Estimate): number {
  for (const figure of [parcel.area, parcel.farMax ?? 0])
    if (!(figure >= 0 && figure < Infinity)) throw new RangeError(`not an area or a ratio: ${figure}`);
  const uses = usesOf(parcel.landUse, parcel.mixedUse);
  const site = parcel.area * (parcel.isBlock ? netSiteShare : 1);
  let sum = 0;
  for (const [index, use] of uses.entries())
    sum += estimate(use, site * shareOf(index, uses.length), parcel.farMax);
  return Math.round(sum);
}

/** Share of land and floor of the use at a place of `count`: the first is the main one. */
function shareOf(index: number, count: number): number {
  if (count === 1) return 1;
  return index === 0 ? mainUseShare : (1 - mainUseShare) / (count - 1);
}

const residentsOn: Estimate = (landUse, site, farMax) => {
  const assumed = findResidentAssumption(landUse);
  if (!assumed) return 0;
  return (floorArea(landUse, site, farMax) * assumed.floorShare) / assumed.floorPerPerson;
};

const jobsOn: Estimate = (landUse, site, farMax) => {
  const assumed = findJobAssumption(landUse);
  if (!assumed) return 0;
  if (assumed.per === 'land') return (site / squareMetersPerHectare) * assumed.jobsPerHectare;
  return (floorArea(landUse, site, farMax) * assumed.floorShare) / assumed.floorPerJob;
};

/** Floor in m² on a site in m²: a limit is not built to the last metre, a default is what is built. */
function floorArea(landUse: string, site: number, farMax: number | undefined): number {
  return site * (farMax === undefined ? defaultRatioOf(landUse) : farMax * realisedFloorShare);
}
