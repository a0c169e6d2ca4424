import type { Geometry } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { BilingualText } from '#domain/collections/definition.ts';

/** A named date of the plan. */
export interface Phase {
  id: string;
  title: BilingualText;
  date: string;
}

/** A day on which features come or go, and how many of each collection. */
export interface ChangeDay {
  date: string;
  appear: Readonly<Record<string, number>>;
  disappear: Readonly<Record<string, number>>;
}

/** Where something in the plan comes from, by the key that provenances name. */
export interface PlanSourceNote {
  title: BilingualText;
  date?: string;
  url?: string;
  /** What must be shown beside the map. */
  credit?: string;
}

export interface Plan {
  id: string;
  title: BilingualText;
  description: BilingualText;
  bounds: Bounds;
  phases: Phase[];
  /** The map approval number (审图号), null until there is one. */
  mapApproval: string | null;
  published: boolean;
  sources?: Record<string, PlanSourceNote>;
}

/** The part of TileJSON 3.0 that the map asks for. */
export interface TileSet {
  tiles: string[];
  bounds?: Bounds;
  minzoom?: number;
  maxzoom?: number;
  attribution?: string;
}

export type Precision = 'surveyed' | 'converted' | 'illustrative';

export interface FieldProvenance {
  source: string;
  precision: Precision;
}

export interface Provenance extends FieldProvenance {
  note?: string | BilingualText;
  fields?: Record<string, FieldProvenance>;
}

/** What the API adds to the fields of a collection. Areas are ellipsoidal square metres, lengths metres. */
export interface ItemProperties extends Record<string, unknown> {
  validFrom?: string | null;
  validTo?: string | null;
  area?: number | null;
  length?: number | null;
  provenance?: Provenance | null;
}

export interface Item {
  type: 'Feature';
  id: string;
  geometry: Geometry;
  properties: ItemProperties;
}

/** A tile by its place in WebMercatorQuad. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

/** Which feature: its collection and its id there. */
export interface FeatureRef {
  collection: string;
  id: string;
}
