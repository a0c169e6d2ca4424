import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { paleColor } from '../color.ts';
import { byZoom } from '../expressions.ts';
import { landUseColorExpression } from '../land-use-color.ts';
import { massingSourceId, type LayerBuilder } from '../style-context.ts';
import { massingZooms } from '../massing-zooms.ts';

/** How far roofs are on the way to white: in the colour of the ground they would not stand off it. */
const paleness = { light: 0.55, dark: 0.25 };

/** Parcels as buildings: they rise from the ground as one comes near. */
export const massing: LayerBuilder = ({ theme, colors }) => ({
  id: 'massing',
  source: massingSourceId,
  type: 'fill-extrusion',
  minzoom: massingZooms.from,
  paint: {
    'fill-extrusion-color': landUseColorExpression(theme, colors, (color) =>
      paleColor(color, paleness[theme]),
    ),
    'fill-extrusion-base': rising('base'),
    'fill-extrusion-height': rising('height'),
    'fill-extrusion-opacity': 0.9,
    'fill-extrusion-vertical-gradient': true,
  },
});

function rising(field: 'base' | 'height'): ExpressionSpecification {
  return byZoom([massingZooms.from, 0], [massingZooms.full, ['get', field]]);
}
