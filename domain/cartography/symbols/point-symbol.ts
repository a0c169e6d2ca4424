import type { Theme } from '../style-options.ts';

/** Outline of the plate that a pictogram sits on; each stands for a family, so that colour is never alone. */
export type SymbolShape = 'circle' | 'square' | 'shield' | 'diamond' | 'none';

/** A point symbol: a pictogram of stroked and filled paths on a grid of 24 by 24, on a plate. */
export interface PointSymbol {
  shape: SymbolShape;
  color: Record<Theme, string>;
  stroke?: string;
  fill?: string;
}

/** Plates, as paths on the same grid. */
export const plates: Record<Exclude<SymbolShape, 'none'>, string> = {
  circle: 'M12 1.5a10.5 10.5 0 1 1 0 21a10.5 10.5 0 0 1 0-21z',
  square:
    'M5.5 2h13a3.5 3.5 0 0 1 3.5 3.5v13a3.5 3.5 0 0 1-3.5 3.5h-13a3.5 3.5 0 0 1-3.5-3.5v-13a3.5 3.5 0 0 1 3.5-3.5z',
  shield: 'M12 1l9.5 3.2v7.3c0 5.5-4 9.5-9.5 11.5c-5.5-2-9.5-6-9.5-11.5v-7.3z',
  diamond: 'M12 -1.5l12 12a2.1 2.1 0 0 1 0 3l-12 12l-12-12a2.1 2.1 0 0 1 0-3z',
};

/** Share of the grid that a pictogram fills on its plate. */
export const pictogramScale: Record<SymbolShape, number> = {
  circle: 0.66,
  square: 0.72,
  shield: 0.62,
  diamond: 0.6,
  none: 1,
};
