import type { DatedParcel } from '#domain/balance/phase-balance.ts';
import type { ParcelFigures } from '#domain/balance/land-figures.ts';
import type { PlacedParcel } from '#domain/balance/parcel-scope.ts';
import type { PlanRow } from '../../state/plan/plan-rows.svelte.ts';

/** A parcel as the land balance counts it. */
export interface Parcel extends DatedParcel, ParcelFigures, PlacedParcel {
  id: string;
}

/** The parcels of the rows of the zone collection. */
export function parcelsOf(rows: readonly PlanRow[]): Parcel[] {
  return rows.map(({ id, validFrom, validTo, size, point, properties }) => ({
    id,
    validFrom,
    validTo,
    point,
    area: size ?? 0,
    landUse: String(properties['landUse']),
    population: numberOf(properties['population']),
    jobs: numberOf(properties['jobs']),
    farMax: numberOf(properties['farMax']),
  }));
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
