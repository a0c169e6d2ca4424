import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const lineHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('line-highlight', 'infrastructure'),
  type: 'line',
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(9 * scale, 6 * scale, 0),
  },
});
