import { groundWidth } from '../ground-width.ts';
import { riverMeters, riverPixels } from '../river-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const riverGroundEdge: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river-ground-edge', 'infrastructure'),
  type: 'line',
  minzoom: 13,
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: {
    'line-color': palette.waterEdge,
    'line-width': groundWidth(riverMeters, riverPixels * scale, 2 * scale),
  },
});
