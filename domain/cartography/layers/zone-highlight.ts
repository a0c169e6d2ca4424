import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Parcels that a figure counts are outlined like those that are pointed at, a little stronger. */
function countedWidth(scale: number): ExpressionSpecification {
  return ['case', ['boolean', ['feature-state', 'counted'], false], outlineWidth(3, scale), 0];
}

export const zoneHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('zone-highlight', 'zone'),
  type: 'line',
  minzoom: 13,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(outlineWidth(4, scale), outlineWidth(2, scale), countedWidth(scale)),
  },
});
