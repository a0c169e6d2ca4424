import { mediumFont } from '../fonts.ts';
import { mapNameIn } from '../name-expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';

export const riverLabel: LayerBuilder = (context) => ({
  ...planLayer('river-label', 'infrastructure'),
  type: 'symbol',
  minzoom: 11.5,
  filter: ['==', ['get', 'kind'], 'river'],
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 420 * context.scale,
    'text-field': mapNameIn(context.language),
    'text-font': mediumFont,
    'text-size': 14 * context.scale,
    'text-letter-spacing': 0.15,
    'text-max-angle': 35,
  },
  paint: labelPaint(context, context.palette.waterInk),
});
