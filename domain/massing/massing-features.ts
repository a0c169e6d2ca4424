import type { Feature, Geometry, Polygon } from 'geojson';
import { dayNumber } from '#domain/time/day.ts';
import { massParcel, type Massing } from './mass-parcel.ts';
import type { ParcelLimits } from './programme.ts';

/** A parcel as the API answers it, as far as its buildings are concerned. */
export interface MassedParcel {
  id: string;
  geometry: Geometry;
  properties: Readonly<Record<string, unknown>>;
}

/** What the style reads of a building; `id` and names are those of its parcel, for whoever points at it. */
export interface BuildingProperties {
  collection: 'zone';
  id: string;
  landUse: string;
  base: number;
  height: number;
  /** Day numbers, `[from, to)`; an absent end is open. */
  from?: number;
  to?: number;
  name?: unknown;
  nameEn?: unknown;
  parcelCode?: unknown;
}

/** The buildings of a parcel, and why some of its floor is missing. */
export interface ParcelMassing {
  id: string;
  buildings: Feature<Polygon, BuildingProperties>[];
  cutBy: Massing['cutBy'];
}

/** The buildings of parcels as features in EPSG:4490; parcels on which nothing stands are left out. */
export function massingFeatures(parcels: readonly MassedParcel[]): ParcelMassing[] {
  return parcels.flatMap((parcel) => {
    const { geometry, properties, id } = parcel;
    const limits = limitsOf(properties);
    if (!limits || (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon')) return [];
    const { buildings, cutBy } = massParcel(geometry, limits);
    if (buildings.length === 0) return [];
    const shared = sharedProperties(parcel, limits.landUse);
    return {
      id,
      cutBy,
      buildings: buildings.map(({ polygon, base, height }) => ({
        type: 'Feature' as const,
        geometry: polygon,
        properties: { ...shared, base, height },
      })),
    };
  });
}

function limitsOf({
  landUse,
  farMax,
  densityMax,
  heightMax,
}: MassedParcel['properties']): ParcelLimits | null {
  if (typeof landUse !== 'string') return null;
  return {
    landUse,
    farMax: numberOf(farMax),
    densityMax: numberOf(densityMax),
    heightMax: numberOf(heightMax),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function sharedProperties({ id, properties }: MassedParcel, landUse: string) {
  const { name, nameEn, parcelCode, validFrom, validTo } = properties;
  return {
    collection: 'zone' as const,
    id,
    landUse,
    ...(name !== undefined && { name }),
    ...(nameEn !== undefined && { nameEn }),
    ...(parcelCode !== undefined && { parcelCode }),
    ...(typeof validFrom === 'string' && { from: dayNumber(validFrom) }),
    ...(typeof validTo === 'string' && { to: dayNumber(validTo) }),
  };
}
