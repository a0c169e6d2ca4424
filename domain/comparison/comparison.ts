import type { Bounds } from '../cartography/bounds-of.ts';
import type { FeatureState, Provenance } from '../features/feature-state.ts';

/** What became of features between two states of a plan, in the order in which a table shows it. */
export const entryKinds = [
  'split',
  'merged',
  'reparcelled',
  'replaced',
  'added',
  'removed',
  'changed',
] as const;

/**
 * - `added`, `removed`: a feature that one state alone has.
 * - `changed`: a feature that both have.
 * - `split`, `merged`, `reparcelled`, `replaced`: parcels whose land became that of others: of one several, of several
 *   one, of several several, of one another with another id.
 */
export type EntryKind = (typeof entryKinds)[number];

/** How a feature that both states have differs. */
export const changeKinds = [
  'recoded',
  'reshaped',
  'redrawn',
  'indicator',
  'attribute',
  'validity',
  'provenance',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** How large a shape is: m² on the ellipsoid for areas, metres for lines, null for what it is not. */
export interface ShapeSize {
  area: number | null;
  length: number | null;
}

export type Validity = Pick<FeatureState, 'validFrom' | 'validTo'>;

/** A difference of one feature. `before` and `after` are null where a field is not filled in. */
export type FeatureChange =
  /** The classes of land use of a parcel, its own first, joined by `+`. */
  | { kind: 'recoded'; before: string; after: string }
  /**
   * Another shape. `difference` is the land in m² that one of both covers and the other doesn't, null unless both are
   * areas, and where their outlines are too intricate to tell; `moved` how far a point has gone in metres, null unless both are single points.
   */
  | {
      kind: 'reshaped';
      before: ShapeSize;
      after: ShapeSize;
      difference: number | null;
      moved: number | null;
    }
  /** The same shape with other vertices, such as one more where a neighbour was split. */
  | { kind: 'redrawn' }
  /** A control indicator of a parcel: floor area ratio, density, green ratio, height, population. */
  | { kind: 'indicator'; field: string; before: unknown; after: unknown }
  | { kind: 'attribute'; field: string; before: unknown; after: unknown }
  | { kind: 'validity'; before: Validity; after: Validity }
  | { kind: 'provenance'; before: Provenance; after: Provenance };

/** A change, and the id of the feature it is of. */
export type NamedChange = FeatureChange & { feature: string };

/** What a list needs to know of a feature to name it and to show where it is. */
export interface FeatureSummary extends ShapeSize {
  id: string;
  name: string | null;
  nameEn: string | null;
  parcelCode: string | null;
  /** Of a parcel: its classes of land use, its own first, joined by `+`. */
  landUse: string | null;
  /** West, south, east, north in degrees; null for an empty geometry. */
  bounds: Bounds | null;
}

/** How much of a parcel's land became that of another, m². */
export interface SharedLand {
  before: string;
  after: string;
  area: number;
}

/** One line of a comparison. */
export interface ComparisonEntry {
  kind: EntryKind;
  collection: string;
  /** Features of the first state, in the order of their ids; none where they are added. */
  before: FeatureSummary[];
  /** Features of the second state; none where they are removed. One that stays under its id is in both lists. */
  after: FeatureSummary[];
  /** Differences of features that are in both lists; of `replaced` those from the one parcel to the other. */
  changes: NamedChange[];
  /** Of parcels whose land became that of others: which land went where. */
  shared: SharedLand[];
}

/** Land of a class, m² on a grid of 0.001, and how many parcels it has. */
export interface AreaDifference {
  /** Code as it is stored, of any level; a mixed parcel counts under its main use. */
  landUse: string;
  before: number;
  after: number;
  /** After without before. */
  difference: number;
  parcelsBefore: number;
  parcelsAfter: number;
}

/** All parcels' land. */
export type AreaTotal = Omit<AreaDifference, 'landUse'>;

export interface AreaComparison {
  /** In the order of the codes. A class without land in both states has no row. */
  rows: AreaDifference[];
  total: AreaTotal;
}

export interface Comparison {
  entries: ComparisonEntry[];
  areas: AreaComparison;
}
