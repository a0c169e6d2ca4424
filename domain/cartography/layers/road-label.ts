import { mediumFont } from '../fonts.ts';
import { byZoom, nameIn } from '../expressions.ts';
import { byClass, isRoad, perClass } from '../road-expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';

/**
 * Names along the road; the lower classes wait until there is room for them. A street comes in pieces from junction to
 * junction. MapLibre joins pieces of one name, and one name in half the spacing is enough: so a street has it about once
 * in a tile.
 */
export const roadLabel: LayerBuilder = (context) => ({
  ...planLayer('road-label', 'infrastructure'),
  type: 'symbol',
  minzoom: 10,
  filter: [
    'all',
    isRoad,
    ['>=', ['zoom'], perClass({ expressway: 10, arterial: 12, secondary: 13, local: 15 })],
  ],
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': byZoom([10, 400 * context.scale], [16, 800 * context.scale]),
    'symbol-sort-key': ['-', 0, byClass(context.theme, (sign) => sign.rank)],
    'text-field': nameIn(context.language),
    'text-font': mediumFont,
    'text-size': byZoom([12, 14 * context.scale], [17, 16 * context.scale]),
    'text-letter-spacing': context.language === 'zh' ? 0.12 : 0.02,
    'text-max-angle': 32,
    'text-padding': 8,
  },
  paint: labelPaint(context, context.palette.roadInk),
});
