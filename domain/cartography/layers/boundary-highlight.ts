import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const boundaryHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('boundary-highlight', 'boundary'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(outlineWidth(6, scale), outlineWidth(5, scale), 0),
  },
});
