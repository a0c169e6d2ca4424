import type { Geometry } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';

/** A feature of the tests, drawn and valid always unless said otherwise. */
export function featureOf(
  collection: string,
  id: string,
  geometry: Geometry,
  properties: Record<string, unknown> = {},
  more: Partial<FeatureState> = {},
): FeatureState {
  return {
    id,
    collection,
    geometry,
    properties,
    provenance: { source: 'drawn', precision: 'illustrative' },
    validFrom: null,
    validTo: null,
    ...more,
  };
}

export type Path = [number, number][];

/** Hundredths of a degree about a round place: a kilometre or so. */
const place = ([x, y]: [number, number]): [number, number] => [110 + x / 100, 38 + y / 100];

export const lineAlong = (path: Path) => ({ type: 'LineString' as const, coordinates: path.map(place) });

export const pointAt = (x: number, y: number) => ({ type: 'Point' as const, coordinates: place([x, y]) });

export const areaOf = (...rings: Path[]) => ({
  type: 'Polygon' as const,
  coordinates: rings.map((ring) => [...ring, ring[0]!].map(place)),
});

export const box = (west: number, south: number, east: number, north: number): Path => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
