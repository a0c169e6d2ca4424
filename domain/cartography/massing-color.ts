import { paleColor } from './color.ts';
import type { Theme } from './style-options.ts';

/** How far buildings are on the way to white: in the colour of the ground they would not stand off it. */
const paleness = { light: 0.55, dark: 0.25 };

/** How far the mark of what is only pointed at or counted is on the way to white, so that it stays behind a selection. */
const hintPaleness = { light: 0.55, dark: 0.35 };

/** The colour of buildings on land that is drawn in a `#rrggbb` colour. */
export function buildingColor(landColor: string, theme: Theme): string {
  return paleColor(landColor, paleness[theme]);
}

/** The colour of buildings that are pointed at or counted, from that of those that are selected, `#rrggbb`. */
export function hintedBuildingColor(highlight: string, theme: Theme): string {
  return paleColor(highlight, hintPaleness[theme]);
}
