import type { Geometry } from 'geojson';
import type { Bounds } from '#domain/cartography/bounds-of.ts';
import type { BilingualText } from '#domain/collections/definition.ts';
import type { Membership } from '#domain/people/roles.ts';

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
  /** Where the plan lies; the whole country where it has no features yet. */
  bounds: Bounds;
  /** True while it has no features. */
  isEmpty: boolean;
  phases: Phase[];
  /** Id of the feature that outlines the planned area, which parcels tile; null for none. */
  boundary: string | null;
  /** The map approval number (审图号), null until there is one. */
  mapApproval: string | null;
  published: boolean;
  sources?: Record<string, PlanSourceNote>;
}

/** A ground from elsewhere that the plan can be drawn on, as this server passes it on. */
export interface Basemap {
  id: string;
  title: BilingualText;
  attribution: string;
  /** Approval number of its map (审图号), null where it has none. */
  approval: string | null;
  matrix: 'web-mercator' | 'cgcs2000';
  minZoom: number;
  maxZoom: number;
  /** Paths of the tiles of its layers, the lowest first. */
  tiles: string[];
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

/** Features without their geometry, each a list of values in the order of `fields`. */
export interface RowsPage {
  fields: string[];
  rows: unknown[][];
  /** Features in the collection, on this page and the others. */
  numberMatched: number;
  /** Where the next page is; null on the last. */
  next: string | null;
}

/** Features in a box, with their geometry. */
export interface ItemsWithin {
  items: Item[];
  /** Features in the box, on this page and the others. */
  numberMatched: number;
  /** Where the next page is; null on the last. */
  next: string | null;
}

/** What the features that search finds as one have in common. */
export const searchGroupings = [
  'name',
  'landUse',
  'planUnit',
  'kind',
  'class',
  'industry',
  'projectClass',
] as const;

/** What search answers. */
export interface SearchAnswer {
  /** The best first. */
  items: SearchItem[];
  /** True where more was found than is answered. */
  hasMore: boolean;
}

/** What search found: a feature, or several that people take for one. */
export interface SearchItem extends FeatureRef {
  title: BilingualText;
  /** The fields that say what it is. */
  properties: Readonly<Record<string, unknown>>;
  /** What features that come as one have in common. */
  grouping: (typeof searchGroupings)[number] | null;
  count: number;
  point: [longitude: number, latitude: number];
  bounds: Bounds;
  match: { field: string; fit: 'exact' | 'prefix' | 'word' | 'substring' };
}

/** Somebody who is signed in. */
export interface Person {
  id: number;
  name: string;
  displayName: string;
  memberships: Membership[];
}
