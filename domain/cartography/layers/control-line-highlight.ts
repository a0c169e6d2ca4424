import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const controlLineHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('control-line-highlight', 'control-line'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(outlineWidth(5, scale), outlineWidth(4, scale), 0),
  },
});
