import { boldFont } from '../fonts.ts';
import { match, nameIn } from '../expressions.ts';
import { mapValues } from '../map-values.ts';
import { boundarySigns } from '../signs/boundary-signs.ts';
import { areaLabelLayer, labelPaint, type LayerBuilder } from '../style-context.ts';

/** Names of whole areas, from afar; nearer, the clusters and places inside say where one is. */
export const boundaryLabel: LayerBuilder = (context) => ({
  ...areaLabelLayer('boundary-label', 'boundary', context),
  type: 'symbol',
  maxzoom: 11.5,
  layout: {
    'text-field': nameIn(context.language),
    'text-font': boldFont,
    'text-size': 15 * context.scale,
    'text-max-width': 8,
    'text-padding': 10,
    'symbol-sort-key': match(['get', 'kind'], { 'planned-area': 1, 'core-area': 9 }, 5),
  },
  paint: labelPaint(
    context,
    match(
      ['get', 'kind'],
      mapValues(boundarySigns(context.theme), (sign) => sign.color),
      context.palette.division,
    ),
  ),
});
