import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { isClusterOfZoom } from '../cluster-expressions.ts';
import { boldFont } from '../fonts.ts';
import { byZoom, match } from '../expressions.ts';
import { mapNameIn } from '../name-expressions.ts';
import { clusterColors } from '../signs/cluster-signs.ts';
import { areaLabelLayer, labelPaint, type LayerBuilder } from '../style-context.ts';

export const clusterLabel: LayerBuilder = (context) => {
  const layer = areaLabelLayer('cluster-label', 'cluster', context);
  const own = 'filter' in layer ? [layer.filter] : [];
  return {
    ...layer,
    filter: ['all', ...own, isClusterOfZoom] as ExpressionSpecification,
    type: 'symbol',
    minzoom: 8,
    maxzoom: 16,
    layout: {
      'text-field': mapNameIn(context.language),
      'text-font': boldFont,
      'text-size': byZoom(
        [8, sizeOf(14, context.scale)],
        [12, sizeOf(16, context.scale)],
        [14, sizeOf(20, context.scale)],
      ),
      'text-letter-spacing': context.language === 'zh' ? 0.08 : 0,
      'text-max-width': 9,
      'text-padding': 6,
      // its area is large: rather beside the middle than not at all
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'symbol-sort-key': match(['get', 'kind'], { town: 1, axis: 2, group: 3 }, 4),
    },
    paint: {
      ...labelPaint(context, match(['get', 'kind'], clusterColors(context.theme), context.palette.ink)),
      'text-halo-width': 2 * context.scale,
    },
  };
};

/** Towns a step larger than the groups in them. */
function sizeOf(pixels: number, scale: number): ExpressionSpecification {
  return match(['get', 'kind'], { town: pixels * 1.2 * scale }, pixels * scale);
}
