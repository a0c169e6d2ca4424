import type { FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { buildStyle } from '#domain/cartography/build-style.ts';
import { metersPerPixelAtZoom12 } from '#domain/cartography/ground-width.ts';
import type { LayerGroupId } from '#domain/cartography/layer-groups.ts';
import { paletteOf } from '#domain/cartography/palette.ts';
import type { LandUseColors, Language, Theme } from '#domain/cartography/style-options.ts';
import { zone } from '#domain/collections/zone.ts';

/**
 * Millimetres of paper for a pixel of the style: its labels of 14 pixels come as letters of 2.8 mm (8 point). A screen's
 * pixel is a third larger, but paper is read from nearer and holds finer lines.
 */
export const millimetersPerPixel = 0.2;

/** The theme of all paper. */
export const paperTheme = 'light';

/** The zoom at which the style draws its ground widths true at a scale: a pixel then spans as many metres as on the paper. */
export function zoomOfScale(scale: number): number {
  const metersPerPixel = (millimetersPerPixel / 1_000) * scale;
  return 12 + Math.log2(metersPerPixelAtZoom12 / metersPerPixel);
}

/** What of the map's settings a sheet takes over. */
export interface SheetStyleOptions {
  language: Language;
  /** Null shows everything, whatever its dates. */
  date: string | null;
  hidden: readonly LayerGroupId[];
  /** Where areas are named. */
  areaLabels: FeatureCollection<Point>;
  /** How many times larger letters and symbols are than on A4. */
  letterScale: number;
  /** A picture for a screen may be of another theme than paper, its land use in softened colours. */
  theme?: Theme;
  colors?: LandUseColors;
}

/**
 * The layers of the map's own style for paper, lowest first: light, in the exact colours of the standard, without what
 * only answers a pointer.
 */
export function sheetLayers(options: SheetStyleOptions): LayerSpecification[] {
  const { language, date, hidden, areaLabels, letterScale, theme = paperTheme, colors = 'exact' } = options;
  const style = buildStyle({
    source: {},
    language,
    theme,
    colors,
    hidden,
    areaLabels,
    scale: letterScale,
    ...(date !== null && { date }),
  });
  return style.layers.filter(isDrawn).map((layer) => forPaper(layer, theme));
}

function isDrawn(layer: LayerSpecification): boolean {
  const isHidden = layer.type !== 'background' && layer.layout?.visibility === 'none';
  return !isHidden && !/highlight/.test(layer.id);
}

/**
 * A screen parts parcels by light lines; on paper a boundary is a fine dark one. And where a tile holds a point for the
 * label of a parcel, there are whole parcels here.
 */
function forPaper(layer: LayerSpecification, theme: Theme): LayerSpecification {
  if (layer.id === 'zone-label' && layer.type === 'symbol') return { ...layer, 'source-layer': zone.name };
  if (layer.id !== 'zone-outline' || layer.type !== 'line') return layer;
  const paint = { 'line-color': paletteOf(theme).ink, 'line-width': 0.5, 'line-opacity': 0.7 };
  return { ...layer, paint };
}

/** The collections that are drawn at all with these settings: only they need to be fetched. */
export function collectionsOnSheet(options: SheetStyleOptions): string[] {
  const collections = sheetLayers(options).flatMap((layer) =>
    'source-layer' in layer ? [String(layer['source-layer'])] : [],
  );
  return [...new Set(collections)];
}
