import type { Parcel } from '../../../../client/panels/balance/parcels.ts';

/** A parcel of a hectare, there from the beginning, save what the test changes. */
export function parcel(id: string, landUse: string, changes: Partial<Parcel> = {}): Parcel {
  return {
    id,
    landUse,
    area: 10_000,
    validFrom: null,
    validTo: null,
    point: [0.5, 0.5],
    population: null,
    jobs: null,
    farMax: null,
    ...changes,
  };
}
