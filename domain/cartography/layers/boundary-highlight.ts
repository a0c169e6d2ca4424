import { whenMarked } from '../expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const boundaryHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('boundary-highlight', 'boundary'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    'line-opacity': 0.7,
    'line-width': whenMarked(6 * scale, 5 * scale, 0),
  },
});
