import { regularFont } from '../fonts.ts';
import { byZoom } from '../expressions.ts';
import { isExample, mapNameIn } from '../name-expressions.ts';
import { facilityRank, facilityZoom, isFacilityOfZoom, isMinorFacility } from '../facility-ranks.ts';
import { exampleInk, labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';
import { symbolImage } from '../symbols/symbol-image.ts';

/** Zooms from which facilities are named: first those that a source tells of, last those at every corner. */
const namedAt = { told: 14, example: 15, minor: 17 };

export const facilitySymbol: LayerBuilder = (context) => ({
  ...planLayer('facility-symbol', 'facility'),
  type: 'symbol',
  minzoom: facilityZoom,
  filter: isFacilityOfZoom,
  layout: {
    'icon-image': symbolImage('facility', ['get', 'kind'], context.theme),
    'icon-size': byZoom(
      [12, 0.55 * context.scale],
      [14, ['case', isMinorFacility, 0.5 * context.scale, 0.76 * context.scale]],
      [16, ['case', isMinorFacility, 0.68 * context.scale, 0.95 * context.scale]],
      [18, 0.95 * context.scale],
    ),
    'icon-padding': 1,
    'symbol-sort-key': facilityRank,
    'text-field': [
      'step',
      ['zoom'],
      '',
      namedAt.told,
      ['case', isExample, '', mapNameIn(context.language)],
      namedAt.example,
      ['case', isMinorFacility, '', mapNameIn(context.language)],
      namedAt.minor,
      mapNameIn(context.language),
    ],
    'text-font': regularFont,
    'text-size': 14 * context.scale,
    'text-variable-anchor': ['top', 'right', 'left', 'bottom'],
    'text-radial-offset': 1.25,
    'text-max-width': 8,
    'text-optional': true,
  },
  paint: labelPaint(context, exampleInk(context)),
});
