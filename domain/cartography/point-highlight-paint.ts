import type { CircleLayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, whenMarked } from './expressions.ts';
import { restingCircle } from './highlight-layers.ts';
import type { StyleContext } from './style-context.ts';

/** Paint of a disc behind the symbol of what is marked; a symbol layer itself can't grow by feature state. */
export function pointHighlightPaint({
  palette,
  scale,
}: StyleContext): NonNullable<CircleLayerSpecification['paint']> {
  return {
    ...restingCircle,
    'circle-color': palette.highlight,
    'circle-radius': byZoom(
      [10, whenMarked(14 * scale, 12 * scale, 0)],
      [15, whenMarked(22 * scale, 19 * scale, 0)],
    ),
    'circle-stroke-color': palette.highlight,
    'circle-stroke-width': whenMarked(2.5 * scale, 0, 0),
  };
}
