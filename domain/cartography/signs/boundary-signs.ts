import type { Theme } from '../style-options.ts';
import { paletteOf } from '../palette.ts';
import type { LineSign } from './line-sign.ts';

export type BoundaryKind = 'province' | 'prefecture' | 'county' | 'township' | 'planned-area' | 'core-area';

/**
 * Divisions by weight, the higher the heavier. Their lines are unbroken: neighbours share a border, which is drawn once
 * for each, and dashes of one would fill the gaps of the other. The plan's own outlines are dashed in reds, that of the
 * core area dotted, as no network is, and farther from the background than the red of power lines.
 */
export function boundarySigns(theme: Theme): Record<BoundaryKind, LineSign> {
  const { division, planRed, coreRed } = paletteOf(theme);
  return {
    province: { color: division, width: 2.8 },
    prefecture: { color: division, width: 1.6 },
    county: { color: division, width: 0.7 },
    township: { color: division, width: 0.5 },
    'planned-area': { color: planRed, width: 2.8, dash: [6, 1.6, 1.2, 1.6] },
    'core-area': { color: coreRed, width: 2.4, dash: [1, 1] },
  };
}
