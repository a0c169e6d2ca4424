import { whenMarked } from '../expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const controlLineHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('control-line-highlight', 'control-line'),
  type: 'line',
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    'line-opacity': 0.7,
    'line-width': whenMarked(5 * scale, 4 * scale, 0),
  },
});
