import type { FeatureState } from '../features/feature-state.ts';
import { isValidOn } from '../features/validity.ts';
import { profileAlong, type CrossedLand, type ProfilePart } from './line-profile.ts';
import { landTotals, type LandTotal } from './land-totals.ts';

type Validity = Pick<FeatureState, 'validFrom' | 'validTo'>;

/** A parcel that a line runs through. */
export type LineLand = CrossedLand & Validity;

/** What of a parcel lies within a drawn polygon. */
export interface AreaLand extends Validity {
  landUse: string;
  squareMeters: number;
  /** People and jobs of the parcel, by the share of its area that lies within. */
  people: number;
  jobs: number;
}

export interface AreaProfile {
  totals: LandTotal[];
  people: number;
  jobs: number;
}

/** What a line of some metres lies on, by the parcels that are valid on a day. */
export function lineProfileOn(meters: number, lands: readonly LineLand[], day: string): ProfilePart[] {
  return profileAlong(
    meters,
    lands.filter((land) => isValidOn(land, day)),
  );
}

/** Metres of a line on each land use. */
export function lineTotals(meters: number, parts: readonly ProfilePart[]): LandTotal[] {
  const amounts = parts.map(({ landUse, fromMeters, toMeters }) => ({
    landUse,
    amount: toMeters - fromMeters,
  }));
  return landTotals(amounts, meters);
}

/** What lies in a polygon of some m² on a day: land by use, people and jobs in whole numbers. */
export function areaProfileOn(squareMeters: number, lands: readonly AreaLand[], day: string): AreaProfile {
  const valid = lands.filter((land) => isValidOn(land, day));
  const sum = (field: 'people' | 'jobs') => Math.round(valid.reduce((total, land) => total + land[field], 0));
  const amounts = valid.map((land) => ({ landUse: land.landUse, amount: land.squareMeters }));
  return { totals: landTotals(amounts, squareMeters), people: sum('people'), jobs: sum('jobs') };
}
