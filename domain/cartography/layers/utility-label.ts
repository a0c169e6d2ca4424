import { boldFont } from '../fonts.ts';
import { match } from '../expressions.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import { mapValues } from '../map-values.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';

/** The letters surveyors write along a pipe, so that networks can be told apart without colour. */
export const utilityLabel: LayerBuilder = (context) => {
  const signs = utilitySigns(context.theme);
  return {
    ...planLayer('utility-label', 'infrastructure'),
    type: 'symbol',
    minzoom: 13,
    filter: ['in', ['get', 'kind'], ['literal', Object.keys(signs)]],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 200 * context.scale,
      'text-field': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.letters),
        '',
      ),
      'text-font': boldFont,
      'text-size': 14 * context.scale,
      'text-keep-upright': true,
    },
    paint: labelPaint(
      context,
      match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        '#888888',
      ),
    ),
  };
};
