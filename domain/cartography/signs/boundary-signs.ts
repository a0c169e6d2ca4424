import type { Theme } from '../style-options.ts';
import { paletteOf } from '../palette.ts';
import type { LineSign } from './line-sign.ts';

export type BoundaryKind = 'province' | 'prefecture' | 'county' | 'township' | 'planned-area' | 'core-area';

/**
 * Divisions in the conventional order of dash-dots, the more dots the lower; the plan's own outlines in reds, that of
 * the core area dotted, as no network is, and farther from the background than the red of power lines.
 */
export function boundarySigns(theme: Theme): Record<BoundaryKind, LineSign> {
  const { division, planRed, coreRed } = paletteOf(theme);
  return {
    province: { color: division, width: 2.4, dash: [6, 1.5, 1.2, 1.5] },
    prefecture: { color: division, width: 2, dash: [5, 1.5, 1, 1.5, 1, 1.5] },
    county: { color: division, width: 1.4, dash: [5, 2, 1, 2, 1, 2, 1, 2] },
    township: { color: division, width: 1, dash: [2, 2] },
    'planned-area': { color: planRed, width: 2.8, dash: [6, 1.6, 1.2, 1.6] },
    'core-area': { color: coreRed, width: 2.4, dash: [1, 1] },
  };
}
