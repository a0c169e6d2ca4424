import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { findLandUse, landUseClasses, type LandUseClass } from '#domain/vocabularies/land-use.ts';
import { softenColor } from './color.ts';
import { match } from './expressions.ts';
import type { LandUseColors, Theme } from './style-options.ts';

/** Shown for a code that the classification doesn't know; no class of the standard has this grey. */
const unknownColor = '#c9ccd0';

/**
 * What is eased in the place of a colour that would come too near to another's once both are. Transport land has greys
 * of the standard that are a step apart: stations become lighter and bluish, highways and pipelines darker, while the
 * streets between all parcels stay as they are. Research becomes a darker crimson beside the red of commerce, health a
 * deeper and welfare a lighter rose.
 */
const partedColors: Readonly<Record<string, string>> = {
  '#B7B7B7': '#C6D0DC',
  '#ADADAD': '#7C858F',
  '#999999': '#5E6266',
  '#E6005C': '#C90068',
  '#FF7F7E': '#F06472',
  '#FF9F7F': '#FFB593',
};

/** Fill colour of a class on the screen, `#rrggbb`. */
export function landUseColor(landUse: LandUseClass | null, theme: Theme, colors: LandUseColors): string {
  const color = landUse?.color ?? unknownColor;
  return colors === 'exact' ? color : softenColor(partedColors[color] ?? color, theme);
}

/**
 * Colour of a feature by its `landUse`, looked up at six, four and then two digits, so that a code of a later
 * edition still gets the colour of the class it belongs to. `change` makes of each colour the one that is drawn.
 */
export function landUseColorExpression(
  theme: Theme,
  colors: LandUseColors,
  change: (color: string) => string = (color) => color,
): ExpressionSpecification {
  let color: string | ExpressionSpecification = change(landUseColor(null, theme, colors));
  for (const digits of [2, 4, 6]) {
    const table = Object.fromEntries(
      landUseClasses
        .filter((entry) => entry.code.length === digits && differsFromParent(entry))
        .map((entry) => [entry.code, change(landUseColor(entry, theme, colors))]),
    );
    if (Object.keys(table).length) color = match(['slice', ['get', 'landUse'], 0, digits], table, color);
  }
  return color as ExpressionSpecification;
}

/** The class whose colour a code is shown in: the nearest above it that has a colour of its own; null if unknown. */
export function shownLandUse(code: string): LandUseClass | null {
  for (const digits of [6, 4, 2]) {
    const landUse = code.length >= digits ? findLandUse(code.slice(0, digits)) : null;
    if (landUse && differsFromParent(landUse)) return landUse;
  }
  return null;
}

function differsFromParent(landUse: LandUseClass): boolean {
  return landUse.parent === null || findLandUse(landUse.parent)?.color !== landUse.color;
}
