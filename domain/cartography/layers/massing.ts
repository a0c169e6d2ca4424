import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { zone } from '#domain/collections/zone.ts';
import { byZoom } from '../expressions.ts';
import { landUseColorExpression } from '../land-use-color.ts';
import { buildingColor, hintedBuildingColor } from '../massing-color.ts';
import { massingZooms } from '../massing-zooms.ts';
import { massingSourceId, type LayerBuilder, type StyleContext } from '../style-context.ts';

/** Parcels as buildings: they rise from the ground as one comes near, and come and go on the days of their parcels. */
export const massing: LayerBuilder = (context) => ({
  id: 'massing',
  source: massingSourceId,
  metadata: { collection: zone.name },
  type: 'fill-extrusion',
  minzoom: massingZooms.from,
  paint: {
    'fill-extrusion-color': color(context),
    'fill-extrusion-base': rising('base'),
    'fill-extrusion-height': rising('height'),
    'fill-extrusion-opacity': 0.9,
    'fill-extrusion-vertical-gradient': true,
  },
});

/** Buildings hide the outline of their parcel, which shows elsewhere that it is marked. */
function color({ theme, colors, palette }: StyleContext): ExpressionSpecification {
  return [
    'case',
    hasMark('selected'),
    palette.highlight,
    ['any', hasMark('hover'), hasMark('counted')],
    hintedBuildingColor(palette.highlight, theme),
    landUseColorExpression(theme, colors, (land) => buildingColor(land, theme)),
  ];
}

function hasMark(mark: string): ExpressionSpecification {
  return ['boolean', ['feature-state', mark], false];
}

function rising(field: 'base' | 'height'): ExpressionSpecification {
  return byZoom([massingZooms.from, 0], [massingZooms.full, ['get', field]]);
}
