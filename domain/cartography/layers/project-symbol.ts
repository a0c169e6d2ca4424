import { mediumFont } from '../fonts.ts';
import { byZoom, nameIn } from '../expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';
import { symbolImage } from '../symbols/symbol-image.ts';

export const projectSymbol: LayerBuilder = (context) => ({
  ...planLayer('project-symbol', 'project'),
  type: 'symbol',
  minzoom: 10,
  layout: {
    'icon-image': symbolImage(
      'project',
      ['coalesce', ['get', 'industry'], ['get', 'projectClass']],
      context.theme,
    ),
    'icon-size': byZoom([10, 0.5 * context.scale], [12, 0.72 * context.scale], [15, context.scale]),
    'icon-padding': 1,
    'text-field': ['step', ['zoom'], '', 13, nameIn(context.language)],
    'text-font': mediumFont,
    'text-size': 14 * context.scale,
    'text-variable-anchor': ['right', 'left', 'top', 'bottom'],
    'text-radial-offset': 1.4,
    'text-max-width': 9,
    'text-optional': true,
  },
  paint: labelPaint(context),
});
