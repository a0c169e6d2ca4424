import { regularFont } from '../fonts.ts';
import { byZoom, nameIn } from '../expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';
import { symbolImage } from '../symbols/symbol-image.ts';

export const facilitySymbol: LayerBuilder = (context) => ({
  ...planLayer('facility-symbol', 'facility'),
  type: 'symbol',
  minzoom: 11,
  layout: {
    'icon-image': symbolImage('facility', ['get', 'kind'], context.theme),
    'icon-size': byZoom([11, 0.5 * context.scale], [13, 0.72 * context.scale], [16, 0.95 * context.scale]),
    'icon-padding': 1,
    'text-field': ['step', ['zoom'], '', 14, nameIn(context.language)],
    'text-font': regularFont,
    'text-size': 14 * context.scale,
    'text-variable-anchor': ['top', 'right', 'left', 'bottom'],
    'text-radial-offset': 1.25,
    'text-max-width': 8,
    'text-optional': true,
  },
  paint: labelPaint(context),
});
