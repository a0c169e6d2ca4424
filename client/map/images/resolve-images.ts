import type { Map } from 'maplibre-gl';
import { findHatchTheme } from '#domain/cartography/symbols/hatch-image.ts';
import { findSymbolImage } from '#domain/cartography/symbols/symbol-image.ts';
import { drawHatch } from './draw-hatch.ts';
import { drawSymbol, symbolPixelRatio } from './draw-symbol.ts';

/** Draw the images of the style when the map first asks for them; the style holds only their names. */
export function resolveImages(map: Map): void {
  map.setMissingStyleImageResolver((name) => {
    const symbol = findSymbolImage(name);
    if (symbol) map.addImage(name, drawSymbol(symbol), { pixelRatio: symbolPixelRatio });
    const theme = findHatchTheme(name);
    if (theme) map.addImage(name, drawHatch(theme), { pixelRatio: 2 });
  });
}
