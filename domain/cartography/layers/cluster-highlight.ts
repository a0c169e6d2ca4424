import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const clusterHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('cluster-highlight', 'cluster'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(outlineWidth(4, scale), 0, 0),
  },
});
