import type { Geometry } from 'geojson';

/** How exactly a shape or a fact is known. */
export const precisions = ['surveyed', 'converted', 'illustrative'] as const;
export type Precision = (typeof precisions)[number];

/** Where something comes from: a key of the plan's list of sources, and how exact it is. */
export interface Origin {
  source: string;
  precision: Precision;
}

/** Where a feature's shape and facts come from; single fields may come from elsewhere. */
export interface Provenance extends Origin {
  note?: { zh: string; en: string };
  fields?: Record<string, Origin>;
}

/** A feature as it is written: geometry in EPSG:4490, longitude first; valid from the first day up to the last, excluded. */
export interface FeatureState {
  id: string;
  collection: string;
  geometry: Geometry;
  properties: Record<string, unknown>;
  provenance: Provenance;
  validFrom: string | null;
  validTo: string | null;
}
