import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom } from '../expressions.ts';
import { countedSourceId, type LayerBuilder } from '../style-context.ts';

/** What features say they are to be drawn larger by. */
const size: ExpressionSpecification = ['coalesce', ['get', 'size'], 1];

/** Features that a figure counts, as points where parcels are too small, or merged, to be outlined. */
export const countedPoint: LayerBuilder = ({ palette, scale }) => ({
  id: 'counted-point',
  type: 'circle',
  source: countedSourceId,
  maxzoom: 13.5,
  paint: {
    'circle-radius': byZoom(
      [8, ['*', size, scale]],
      [11, ['*', size, 1.7 * scale]],
      [12, ['*', size, 2.6 * scale]],
      [13, ['*', size, 4 * scale]],
    ),
    'circle-color': palette.highlight,
    'circle-stroke-color': palette.halo,
    'circle-stroke-width': byZoom([8, 0.5 * scale], [13, 1.5 * scale]),
  },
});
