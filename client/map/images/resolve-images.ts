import type { Map } from 'maplibre-gl';
import { findPatternImage } from '#domain/cartography/symbols/pattern-image.ts';
import { findSymbolImage } from '#domain/cartography/symbols/symbol-image.ts';
import { drawPattern } from './draw-pattern.ts';
import { drawSymbol, symbolPixelRatio } from './draw-symbol.ts';

/** Draw the images of the style when the map first asks for them; the style holds only their names. */
export function resolveImages(map: Map): void {
  map.setMissingStyleImageResolver((name) => {
    const symbol = findSymbolImage(name);
    if (symbol) map.addImage(name, drawSymbol(symbol), { pixelRatio: symbolPixelRatio });
    const pattern = findPatternImage(name);
    if (pattern) map.addImage(name, drawPattern(pattern), { pixelRatio: 2 });
  });
}
