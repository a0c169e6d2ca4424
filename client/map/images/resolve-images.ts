import type { Map } from 'maplibre-gl';
import { findPatternImage } from '#domain/cartography/symbols/pattern-image.ts';
import { findShieldImage, type ShieldColors } from '#domain/cartography/symbols/shield-image.ts';
import { findSymbolImage } from '#domain/cartography/symbols/symbol-image.ts';
import { drawPattern } from './draw-pattern.ts';
import { drawShield } from './draw-shield.ts';
import { drawSymbol, symbolPixelRatio } from './draw-symbol.ts';

/** Draw the images of the style when the map first asks for them; the style holds only their names. */
export function resolveImages(map: Map): void {
  map.setMissingStyleImageResolver((name) => {
    const symbol = findSymbolImage(name);
    if (symbol) map.addImage(name, drawSymbol(symbol), { pixelRatio: symbolPixelRatio });
    const shield = findShieldImage(name);
    if (shield) addShield(map, name, shield);
    const pattern = findPatternImage(name);
    if (pattern) map.addImage(name, drawPattern(pattern), { pixelRatio: 2 });
  });
}

function addShield(map: Map, name: string, colors: ShieldColors): void {
  const { image, options } = drawShield(colors);
  map.addImage(name, image, options);
}
