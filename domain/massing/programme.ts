import { defaultRatioOf } from '#domain/vocabularies/population-assumptions.ts';
import { floorCount, type MassingAssumption } from '#domain/vocabularies/massing-assumptions.ts';

/** What a parcel's plan says of its buildings. */
export interface ParcelLimits {
  landUse: string;
  /** Upper limit of the floor area ratio; where there is none that of the assumptions holds. */
  farMax?: number | undefined;
  /** Per cent of the parcel. */
  densityMax?: number | undefined;
  /** Metres. */
  heightMax?: number | undefined;
}

/** What is to be built on a parcel. Areas are square metres. */
export interface Programme {
  /** As the floor area ratio counts it. */
  floor: number;
  /** Most ground that buildings may take. */
  footprintMax: number;
  storeys: number;
  storeysMax: number;
  /** How often a storey's floor counts in the ratio. */
  count: number;
  /** True where fewer storeys than the ratio asks for are allowed. */
  isCutByHeight: boolean;
}

/** A ratio of two figures that are whole but for their last digit must not be rounded up. */
const slack = 1e-9;

/** Floor, ground and storeys of a parcel of so many square metres; null where nothing may be built. */
export function programmeOf(
  limits: ParcelLimits,
  squareMeters: number,
  use: MassingAssumption,
): Programme | null {
  const ratio = limits.farMax ?? defaultRatioOf(limits.landUse);
  const density = (limits.densityMax ?? use.density) / 100;
  if (!(ratio > 0) || !(density > 0)) return null;
  const count = floorCount(use.storeyHeight);
  const storeysMax = Math.floor((limits.heightMax ?? use.heightMax) / use.storeyHeight + slack);
  if (storeysMax < 1) return null;
  const wanted = Math.max(1, Math.ceil(ratio / (density * count) - slack));
  return {
    floor: ratio * squareMeters,
    footprintMax: density * squareMeters,
    storeys: Math.min(wanted, storeysMax),
    storeysMax,
    count,
    isCutByHeight: wanted > storeysMax,
  };
}
