import { mediumFont } from '../fonts.ts';
import { byZoom, match } from '../expressions.ts';
import { mapNameIn } from '../name-expressions.ts';
import { labelPaint, planLayer, type LayerBuilder } from '../style-context.ts';
import { symbolImage } from '../symbols/symbol-image.ts';

/** Lowest zoom of each kind; a rank below ten brings nothing forward, it only decides who stays when two meet. */
const appearsAt = {
  'provincial-capital': 4,
  city: 5,
  'county-seat': 8,
  airport: 8,
  pass: 9,
  town: 10,
  station: 10,
  'industrial-park': 10,
  attraction: 10,
};

export const placeSymbol: LayerBuilder = (context) => ({
  ...planLayer('place-symbol', 'place'),
  type: 'symbol',
  filter: ['>=', ['zoom'], match(['get', 'kind'], appearsAt, 12)],
  layout: {
    'icon-image': symbolImage('place', ['get', 'kind'], context.theme),
    'icon-size': byZoom([6, 0.5 * context.scale], [12, 0.7 * context.scale]),
    'icon-optional': false,
    // from afar cities lie close: each is to keep its dot
    'icon-padding': byZoom([6, 0], [8, 2]),
    'text-padding': byZoom([6, 0], [8, 2]),
    'symbol-sort-key': ['coalesce', ['get', 'rank'], 20],
    'text-field': mapNameIn(context.language),
    'text-font': mediumFont,
    'text-size': match(
      ['get', 'kind'],
      {
        'provincial-capital': 18 * context.scale,
        city: 16 * context.scale,
        'county-seat': 15 * context.scale,
      },
      14 * context.scale,
    ),
    'text-variable-anchor': ['right', 'left', 'top', 'bottom'],
    'text-radial-offset': 0.7,
    'text-max-width': 10,
  },
  paint: labelPaint(context),
});
