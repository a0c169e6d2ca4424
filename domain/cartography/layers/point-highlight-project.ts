import { byZoom, whenMarked } from '../expressions.ts';
import { restingCircle } from '../highlight-layers.ts';
import { projectLayer, type LayerBuilder } from '../style-context.ts';

/** A disc behind the symbol; a symbol layer itself can't grow by feature state. */
export const pointHighlightProject: LayerBuilder = (context) => {
  const { palette, scale } = context;
  return {
    ...projectLayer('point-highlight-project', context),
    type: 'circle',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': palette.highlight,
      ...restingCircle,
      'circle-radius': byZoom(
        [10, whenMarked(14 * scale, 12 * scale, 0)],
        [15, whenMarked(22 * scale, 19 * scale, 0)],
      ),
      'circle-stroke-color': palette.highlight,
      'circle-stroke-width': whenMarked(2.5 * scale, 0, 0),
    },
  };
};
