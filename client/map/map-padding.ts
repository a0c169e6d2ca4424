import type { PaddingOptions } from 'maplibre-gl';
import type { SheetStop } from '../state/panels.svelte.ts';

/** What lies over the map, in rem, as in styles/tokens.css. */
const leftPanel = 20.75;
const card = 23.75;
const footer = 2;
/** The strip above the map on a narrow screen. */
const topStrip = 2;
const margin = 1.5;

/** Shares of the height that the sheet covers on a narrow screen; beyond half there is no map left to fit into. */
const sheetShare: Record<SheetStop, number> = { low: 0.16, half: 0.5, full: 0.5 };

interface Cover {
  isNarrow: boolean;
  isLeftOpen: boolean;
  isCardOpen: boolean;
  stop: SheetStop;
  /** Pixels in a rem. */
  rem: number;
  height: number;
}

/** Room to leave free around what the map is fitted to, so that no panel covers it. */
export function mapPadding({
  isNarrow,
  isLeftOpen,
  isCardOpen,
  stop,
  rem,
  height,
}: Cover): Required<PaddingOptions> {
  const edge = margin * rem;
  if (isNarrow)
    return { top: edge + topStrip * rem, left: edge, right: edge, bottom: sheetShare[stop] * height + edge };
  return {
    top: edge,
    left: edge + (isLeftOpen ? leftPanel * rem : 0),
    right: edge + (isCardOpen ? card * rem : 3 * rem),
    bottom: edge + footer * rem,
  };
}
