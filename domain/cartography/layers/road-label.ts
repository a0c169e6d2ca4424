import { mediumFont } from '../fonts.ts';
import { byZoom, nameIn } from '../expressions.ts';
import { byClass, isRoad } from '../road-expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';

/** Names along the road; the lower classes wait until there is room for them. */
export const roadLabel: LayerBuilder = (context) => ({
  ...planLayer('road-label', 'infrastructure'),
  type: 'symbol',
  minzoom: 10,
  filter: [
    'all',
    isRoad,
    ['>=', ['zoom'], ['match', ['get', 'class'], 'expressway', 10, 'arterial', 12, 'secondary', 13, 14]],
  ],
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': byZoom([10, 300 * context.scale], [16, 520 * context.scale]),
    'symbol-sort-key': ['-', 0, byClass(context.theme, (sign) => sign.rank)],
    'text-field': nameIn(context.language),
    'text-font': mediumFont,
    'text-size': byZoom([12, 14 * context.scale], [17, 16 * context.scale]),
    'text-letter-spacing': context.language === 'zh' ? 0.12 : 0.02,
    'text-max-angle': 32,
    'text-padding': 4,
  },
  paint: labelPaint(context, context.palette.roadInk),
});
