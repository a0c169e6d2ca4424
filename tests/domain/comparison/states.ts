import type { MultiPolygon, Polygon } from 'geojson';
import { compareFeatures } from '#domain/comparison/compare-features.ts';
import type { ComparisonEntry } from '#domain/comparison/comparison.ts';
import type { FeatureState } from '#domain/features/feature-state.ts';

export type Path = readonly (readonly [number, number])[];

/** Thousandths of a degree, some hundred metres each, about a round place, on the stored grid. */
export const place = ([x, y]: readonly [number, number]): [number, number] => [
  Math.round((112.7 + x / 1_000) * 1e9) / 1e9,
  Math.round((38.1 + y / 1_000) * 1e9) / 1e9,
];

export const polygon = (...rings: Path[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!].map(place)),
});

export const several = (...parts: Polygon[]): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: parts.map(({ coordinates }) => coordinates),
});

export const box = (west: number, south: number, east: number, north: number): Path => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

export const boxOf = (west: number, south: number, east: number, north: number) =>
  polygon(box(west, south, east, north));

export function featureOf(
  collection: string,
  id: string,
  geometry: FeatureState['geometry'],
  properties: Record<string, unknown> = {},
  more: Partial<FeatureState> = {},
): FeatureState {
  const provenance = { source: 'drawn', precision: 'illustrative' as const };
  return { id, collection, geometry, properties, provenance, validFrom: null, validTo: null, ...more };
}

export function parcel(
  id: string,
  geometry: FeatureState['geometry'],
  properties: Record<string, unknown> = {},
  more: Partial<FeatureState> = {},
): FeatureState {
  return featureOf('zone', id, geometry, { landUse: '0701', ...properties }, more);
}

/** What an entry says, in short: kind, ids before, ids after, kinds of changes. */
export function outline({ kind, before, after, changes }: ComparisonEntry) {
  const ids = (features: readonly { id: string }[]) => features.map(({ id }) => id).join(' ');
  const kinds = changes.map((change) => `${change.feature} ${change.kind}`).join(', ');
  return `${kind}: ${ids(before)} > ${ids(after)}${kinds && `; ${kinds}`}`;
}

/** The outlines of what is found. */
export function found(before: FeatureState[], after: FeatureState[], day: string | null = null): string[] {
  return compareFeatures(before, after, day).entries.map(outline);
}
