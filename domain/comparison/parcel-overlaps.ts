import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { areValidTogether } from '../features/validity.ts';
import type { LandShape } from './land-shape.ts';
import type { FeaturePair } from './matched-features.ts';

/** A parcel of which the other state has other land, or none. */
export interface ChangedParcel {
  feature: FeatureState;
  land: LandShape;
  /** Itself in both states, where both have it under one id. */
  pair: FeaturePair | null;
}

/** Land of a parcel of the first state that one of the second has, m². */
export interface Overlap {
  before: ChangedParcel;
  after: ChangedParcel;
  area: number;
}

/** Of less than so many m², or less than so large a share of the smaller parcel, land is a sliver. */
const leastSquareMeters = 1;
const leastShare = 0.001;

/**
 * What parcels share between two states, without slivers: each pair of which one parcel is not in both states. What two
 * that stay took from one another is left out, they have been reshaped. Parcels that are never there on the same day
 * share nothing. Geometries in EPSG:4490; no parcels share nothing. It pauses after each parcel.
 */
export function* findOverlaps(
  before: readonly ChangedParcel[],
  after: readonly ChangedParcel[],
): Generator<void, Overlap[]> {
  const overlaps: Overlap[] = [];
  if (before.length === 0 || after.length === 0) return overlaps;
  const index = indexOf(after);
  for (const parcel of before) {
    const found = index.search(...parcel.land.bounds, (at) => mayShare(parcel, after[at]!));
    for (const at of found) {
      const overlap = { before: parcel, after: after[at]!, area: sharedLand(parcel, after[at]!) };
      if (!isSliver(overlap)) overlaps.push(overlap);
    }
    yield;
  }
  return overlaps;
}

/** m² of a parcel's land that another has; outlines too intricate to tell it count as if they shared none. */
export function sharedLand(parcel: ChangedParcel, other: ChangedParcel): number {
  return parcel.land.sharedWith(other.land) ?? 0;
}

function indexOf(parcels: readonly ChangedParcel[]): Flatbush {
  const index = new Flatbush(parcels.length);
  for (const { land } of parcels) index.add(...land.bounds);
  index.finish();
  return index;
}

function mayShare(parcel: ChangedParcel, other: ChangedParcel): boolean {
  const isSomeoneElses = parcel.pair === null || other.pair === null;
  return isSomeoneElses && areValidTogether(parcel.feature, other.feature);
}

/** Half of a parcel is no sliver, however small it is. */
function isSliver({ before, after, area }: Overlap): boolean {
  const smaller = Math.min(before.land.area, after.land.area);
  return area < Math.max(leastSquareMeters, smaller * leastShare) && !(area > smaller / 2);
}
