import type { ExpressionSpecification, SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom } from './expressions.ts';
import { mediumFont } from './fonts.ts';
import { byClass, isRoad } from './road-expressions.ts';
import { roadNameIn } from './road-number.ts';
import { labelPaint, planLayer, type StyleContext } from './style-context.ts';

/** Which roads a layer names, from which zoom, and how many pixels apart the map looks for room while they are new. */
export interface RoadNames<Id extends string> {
  id: Id;
  minzoom: number;
  spacing: number;
  which: ExpressionSpecification;
}

/**
 * Degrees that a name may bend within a letter. Streets are nearly straight, but in the grid of a tile each short piece
 * turns by a few degrees one way and back, and MapLibre adds up both.
 */
const maxAngle = 85;

/**
 * A layer of names along roads. Each rank has its own, because a filter sees whole zooms only and the ranks come in
 * between. A street comes in pieces from junction to junction. MapLibre joins pieces of one name, and looks for room at
 * every spacing: close at first, where junctions and symbols leave little of it, wide where one name is enough.
 */
export function roadNames<const Id extends string>(
  { id, minzoom, spacing, which }: RoadNames<Id>,
  context: StyleContext,
): SymbolLayerSpecification {
  const { language, theme, palette, scale } = context;
  return {
    ...planLayer(id, 'infrastructure'),
    type: 'symbol',
    minzoom,
    filter: ['all', isRoad, which] as ExpressionSpecification,
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': byZoom([11, spacing * scale], [13, 260 * scale], [16, 800 * scale]),
      'symbol-sort-key': ['-', 0, byClass(theme, (sign) => sign.rank)],
      'text-field': roadNameIn(language),
      'text-font': mediumFont,
      'text-size': byZoom([12, 14 * scale], [17, 16 * scale]),
      'text-letter-spacing': language === 'zh' ? 0.12 : 0.02,
      'text-max-angle': maxAngle,
      'text-padding': 8,
    },
    paint: labelPaint(context, palette.roadInk),
  };
}
