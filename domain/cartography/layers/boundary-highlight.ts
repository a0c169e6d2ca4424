import { whenMarked } from '../expressions.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const boundaryHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('boundary-highlight', 'boundary'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    'line-opacity': 0.7,
    'line-width': whenMarked(outlineWidth(6, scale), outlineWidth(5, scale), 0),
  },
});
