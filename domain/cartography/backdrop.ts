import type { RasterLayerSpecification, RasterSourceSpecification } from '@maplibre/maplibre-gl-style-spec';
import { backdropLayerLimit, type Backdrop, type Theme } from './style-options.ts';

/** Layers that a picture of the ground takes the place of. */
export const groundLayers: ReadonlySet<string> = new Set(['terrain', 'boundary-planned-area-fill']);

const tileSize = 256;

/** How bright a picture is at most on a dark map: it would outshine the plan. */
const brightestInDark = 0.6;

/** A raster source for each layer of a backdrop, by the name of the layer that draws it. */
export function backdropSources({
  layers,
  minZoom,
  maxZoom,
}: Backdrop): Record<string, RasterSourceSpecification> {
  const sources = layers
    .slice(0, backdropLayerLimit)
    .map((tiles, at): [string, RasterSourceSpecification] => [
      nameOf(at),
      { type: 'raster', tiles: [tiles], tileSize, minzoom: minZoom, maxzoom: maxZoom },
    ]);
  return Object.fromEntries(sources);
}

/** The layers that draw a backdrop. */
export function backdropLayers(backdrop: Backdrop, theme: Theme): RasterLayerSpecification[] {
  return Object.keys(backdropSources(backdrop)).map((name) => ({
    id: name,
    type: 'raster',
    source: name,
    paint: theme === 'dark' ? { 'raster-brightness-max': brightestInDark } : {},
  }));
}

function nameOf(at: number): string {
  return `backdrop-${at}`;
}
