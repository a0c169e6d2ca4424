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
  /** Where areas are named, see area-labels.ts. Without them an area is named once in each tile it touches. */
  areaLabels?: FeatureCollection<Point>;
  /** The area that is picked, drawn where tiles hold it only merged with its neighbours. */
  pickedArea?: Geometry;
}
