import type { PaddingOptions } from 'maplibre-gl';
import { halfSheet, type SheetPart, type SheetStop } from '../state/page/panels.svelte.ts';

/** What lies over the map, in rem, as in styles/tokens.css. */
const leftPanel = 20.75;
const card = 23.75;
const footer = 2;
const timeBar = 4.25;
/** On a narrow screen the day stands over the bar, and both over the sheet while it is down. */
const narrowTimeBar = 5.75;
/** The strip above the map on a narrow screen. */
const topStrip = 2;
/** On a phone on its side the sheet stands at the left, and the time bar beside it. */
const asideSheet = 20;
/** Share of the map's width that it takes at most. */
const asideShare = 0.44;
const lowBar = 4.75;
/** The heads of what is compared, and the sentence below them. */
const compareHead = 6.5;
/** The buttons at the right edge, where no card pushes them aside. */
const controls = 3;
export const margin = 1.5;

/** Share of the height that the sheet covers while it is down; beyond half there is no map left to fit into. */
const lowSheet = 0.16;

/** What is open around the map, and how large. */
export interface Layout {
  isNarrow: boolean;
  /** A narrow screen that is wider than high. */
  isLow: boolean;
  isLeftOpen: boolean;
  isCardOpen: boolean;
  /** Share of the height that the dock takes; 0 while it is closed. */
  dockShare: number;
  /** True while two days or scenarios are compared: which, and what differs, stands at the top. */
  isCompared: boolean;
  /** True where the plan has phases, and with them a time bar. */
  hasTime: boolean;
  stop: SheetStop;
  /** What the sheet shows before legend and layers. */
  sheetPart: SheetPart | null;
  /** Pixels in a rem. */
  rem: number;
  width: number;
  height: number;
}

/** Share of its width and height that counts as free whatever lies over the map: there must be a place to look at. */
const leastFree = 0.25;

/** How much of the map is covered at each edge. */
export function mapCover(layout: Layout): Required<PaddingOptions> {
  return withRoom(coverOf(layout), layout);
}

/** The same with so much less on opposite sides that some of the map is left between them. */
function withRoom(
  { top, right, bottom, left }: Required<PaddingOptions>,
  { width, height }: Pick<Layout, 'width' | 'height'>,
): Required<PaddingOptions> {
  const share = (covered: number, side: number) =>
    covered > 0 ? Math.min(1, ((1 - leastFree) * side) / covered) : 1;
  const [across, down] = [share(left + right, width), share(top + bottom, height)];
  return { top: top * down, right: right * across, bottom: bottom * down, left: left * across };
}

function coverOf({
  isNarrow,
  isLow,
  isLeftOpen,
  isCardOpen,
  dockShare,
  hasTime,
  stop,
  sheetPart,
  rem,
  width,
  height,
}: Layout): Required<PaddingOptions> {
  if (isLow) {
    const left = stop === 'low' ? 0 : Math.min(asideSheet * rem, width * asideShare);
    return { top: topStrip * rem, left, right: 0, bottom: hasTime || stop === 'low' ? lowBar * rem : 0 };
  }
  if (isNarrow) {
    const sheet = stop === 'low' ? lowSheet : halfSheet(sheetPart);
    const time = hasTime && stop === 'low' ? narrowTimeBar * rem : 0;
    return { top: topStrip * rem, left: 0, right: 0, bottom: sheet * height + time };
  }
  return {
    top: 0,
    left: isLeftOpen ? leftPanel * rem : 0,
    right: isCardOpen ? card * rem : 0,
    bottom: (footer + (hasTime ? timeBar : 0)) * rem + dockShare * height,
  };
}

/** Room to leave free around what the map is fitted to, so that no panel covers it. */
export function mapPadding(layout: Layout): Required<PaddingOptions> {
  const { top, left, right, bottom } = coverOf(layout);
  const edge = margin * layout.rem;
  const besideControls = layout.isNarrow || layout.isCardOpen ? 0 : controls * layout.rem;
  const padding = {
    top: top + edge + (layout.isCompared ? compareHead * layout.rem : 0),
    // as much on both sides of the line between what is compared: it goes through the middle of what is fitted
    left: left + edge + (layout.isCompared ? besideControls : 0),
    right: right + edge + besideControls,
    bottom: bottom + edge,
  };
  return withRoom(padding, layout);
}
