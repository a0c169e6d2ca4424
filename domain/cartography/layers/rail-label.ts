import { mediumFont } from '../fonts.ts';
import { mapNameIn } from '../name-expressions.ts';
import { isRail } from '../rail-expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';

export const railLabel: LayerBuilder = (context) => ({
  ...planLayer('rail-label', 'infrastructure'),
  type: 'symbol',
  minzoom: 10,
  filter: isRail,
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 420 * context.scale,
    'text-field': mapNameIn(context.language),
    'text-font': mediumFont,
    'text-size': 14 * context.scale,
    'text-offset': [0, 0.9],
    'text-max-angle': 32,
  },
  paint: labelPaint(context, context.palette.quietInk),
});
