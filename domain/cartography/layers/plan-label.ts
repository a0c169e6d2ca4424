import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { boldFont } from '../fonts.ts';
import { byZoom } from '../expressions.ts';
import { plannedPlaceIn } from '../name-expressions.ts';
import { areaLabelLayer, labelPaint, type LayerBuilder } from '../style-context.ts';

/** Whole zoom from which the planned area is large enough to bear its own name; from farther it stands beside it. */
const insideZoom = 9;

/** The name of the place that is planned: what the map is about, from afar until its parts are named. */
export const planLabel: LayerBuilder = (context) => {
  const layer = areaLabelLayer('plan-label', 'boundary', context);
  const own = 'filter' in layer ? [layer.filter] : [];
  const { scale, palette } = context;
  return {
    ...layer,
    filter: ['all', ...own, ['==', ['get', 'kind'], 'planned-area']] as ExpressionSpecification,
    type: 'symbol',
    maxzoom: 11,
    layout: {
      'text-field': plannedPlaceIn(context.language),
      'text-font': boldFont,
      'text-size': byZoom([6, 15 * scale], [11, 19 * scale]),
      'text-letter-spacing': context.language === 'zh' ? 0.05 : 0,
      'text-max-width': 8,
      'text-anchor': ['step', ['zoom'], 'left', insideZoom, 'center'],
      'text-offset': [
        'step',
        ['zoom'],
        ['literal', [0.8, 0]],
        8,
        ['literal', [1.6, 0]],
        insideZoom,
        ['literal', [0, 0]],
      ],
      'text-justify': 'auto',
    },
    paint: { ...labelPaint(context, palette.planRed), 'text-halo-width': 2 * scale },
  };
};
