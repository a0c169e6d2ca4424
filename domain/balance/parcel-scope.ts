import { booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';
import { boundsOf, type Bounds } from '../cartography/bounds-of.ts';

/** What is known of where a parcel lies: a position inside it, longitude and latitude in degrees. */
export interface PlacedParcel {
  readonly point: readonly [longitude: number, latitude: number];
}

/**
 * The parcels whose point lies in an area, in their order. Each counts whole or not at all, so that areas that share no
 * land share no parcel but one whose point lies on the edge between them. An empty area holds none.
 */
export function parcelsInside<Parcel extends PlacedParcel>(
  parcels: readonly Parcel[],
  area: Polygon | MultiPolygon,
): Parcel[] {
  const isInside = insideOf(area);
  return parcels.filter(({ point }) => isInside(point));
}

/** True when the point of any parcel lies in the area. */
export function holdsParcel(parcels: readonly PlacedParcel[], area: Polygon | MultiPolygon): boolean {
  const isInside = insideOf(area);
  return parcels.some(({ point }) => isInside(point));
}

function insideOf(area: Polygon | MultiPolygon): (point: PlacedParcel['point']) => boolean {
  const bounds = boundsOf(area);
  // most parcels are told apart by the bounds alone
  return (point) => bounds !== null && isWithin(bounds, point) && booleanPointInPolygon([...point], area);
}

function isWithin([west, south, east, north]: Bounds, [longitude, latitude]: PlacedParcel['point']): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
