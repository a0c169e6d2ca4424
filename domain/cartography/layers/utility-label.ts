import { mediumFont } from '../fonts.ts';
import { byZoom, match } from '../expressions.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import { mapValues } from '../map-values.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';
import { isUtilityFrom } from '../utility-expressions.ts';

/** Letters along a pipe, so that networks can be told apart without colour. */
export const utilityLabel: LayerBuilder = (context) => {
  const signs = utilitySigns(context.theme);
  return {
    ...planLayer('utility-label', 'infrastructure'),
    type: 'symbol',
    minzoom: 15,
    filter: isUtilityFrom(15, 17),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 700 * context.scale,
      'text-field': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.letters[context.language]),
        '',
      ),
      'text-font': mediumFont,
      'text-size': 14 * context.scale,
      'text-keep-upright': true,
      'text-padding': 6,
    },
    paint: {
      ...labelPaint(
        context,
        match(
          ['get', 'kind'],
          mapValues(signs, (sign) => sign.color),
          '#888888',
        ),
      ),
      'text-opacity': byZoom([15, 0.6], [17, 0.9]),
    },
  };
};
