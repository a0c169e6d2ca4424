import type { FeatureCollection, Geometry, Point } from 'geojson';
import type { VectorSourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { LayerGroupId } from './layer-groups.ts';

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** `soft` eases the hues of the standard for long reading on a screen; `exact` keeps its RGB values. */
export type LandUseColors = 'soft' | 'exact';

/** `grey` leaves colour to what an analysis lays over the map. */
export type Tone = 'color' | 'grey';

/** What a vector source of the plan says beyond its type and its ids, which are always the same. */
export type PlanSource = Omit<VectorSourceSpecification, 'type' | 'promoteId'>;

/** Pictures of the ground from elsewhere, that the plan is drawn on. */
export interface Backdrop {
  /** Addresses of the tiles of each layer, the lowest first. */
  layers: readonly string[];
  minZoom: number;
  maxZoom: number;
}

/** Most layers of a backdrop: a picture of the ground, and its names. */
export const backdropLayerLimit = 2;

export interface StyleOptions {
  source: PlanSource;
  language: Language;
  theme: Theme;
  /** `YYYY-MM-DD`: show only what is valid on that day. Absent: everything, whatever its dates. */
  date?: string;
  colors?: LandUseColors;
  /** Factor for text and symbols, above 1 for wide walls. */
  scale?: number;
  hidden?: readonly LayerGroupId[];
  /** Share, 0 to 1, of the opacity that groups of layers have by themselves. */
  opacities?: Readonly<Partial<Record<LayerGroupId, number>>>;
  tone?: Tone;
  /** Takes the place of the plain ground and its terrain. */
  backdrop?: Backdrop;
  /** Where areas are named, see area-labels.ts. Without them an area is named once in each tile it touches. */
  areaLabels?: FeatureCollection<Point>;
  /**
   * The projects, see map-features.ts; without them they come with the tiles. They come and go on many days on which the
   * rest of the plan stays as it is: from a source of their own, MapLibre then lays out them alone.
   */
  projects?: FeatureCollection;
  /** Points of the features that a figure counts, while one is chosen. */
  counted?: FeatureCollection<Point>;
  /** The area that is picked, drawn where tiles hold it only merged with its neighbours. */
  pickedArea?: Geometry;
  /** Address of the buildings that parcels rise as, GeoJSON; absent while they lie flat. */
  massing?: string;
}
