import { findLandUse } from '../vocabularies/land-use.ts';
import type { ParcelFigures } from './land-figures.ts';
import { parcelsAfter, parcelsOn, type DatedParcel } from './phase-balance.ts';

/** What a figure counts: a class by its code, or parcels of another kind. */
export type CountedKind =
  'all' | 'construction' | 'other' | 'remaining' | 'people' | 'jobs' | 'floor' | `class:${string}`;

/**
 * The parcels that a figure counts, out of those of a scope, on a day (`YYYY-MM-DD`; null for the complete plan). What
 * remains is counted as of the day: nothing does when the plan is complete.
 */
export function countedParcels<Parcel extends DatedParcel & ParcelFigures>(
  parcels: readonly Parcel[],
  kind: CountedKind,
  day: string | null,
): Parcel[] {
  if (kind === 'remaining') return day === null ? [] : parcelsAfter(parcels, day);
  return parcelsOn(parcels, day).filter((parcel) => isCounted(parcel, kind));
}

function isCounted(parcel: DatedParcel & ParcelFigures, kind: Exclude<CountedKind, 'remaining'>): boolean {
  switch (kind) {
    case 'all':
      return true;
    case 'construction':
    case 'other':
      return findLandUse(parcel.landUse)?.balanceGroup === kind;
    case 'people':
      return (parcel.population ?? 0) > 0;
    case 'jobs':
      return (parcel.jobs ?? 0) > 0;
    case 'floor':
      return parcel.farMax !== null;
    default:
      return parcel.landUse.startsWith(kind.slice('class:'.length));
  }
}

/** How many parcels each class of land use has, of any level. */
export function countByClass(parcels: readonly Pick<DatedParcel, 'landUse'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { landUse } of parcels)
    for (let length = 2; length <= landUse.length; length += 2) {
      const code = landUse.slice(0, length);
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  return counts;
}
