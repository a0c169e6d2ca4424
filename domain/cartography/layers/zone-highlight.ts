import { whenMarked } from '../expressions.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const zoneHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('zone-highlight', 'zone'),
  type: 'line',
  minzoom: 13,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.highlight,
    'line-width': whenMarked(outlineWidth(4, scale), outlineWidth(2, scale), 0),
  },
});
