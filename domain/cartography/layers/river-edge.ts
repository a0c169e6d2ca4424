import { groundWidth } from '../ground-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const riverEdge: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river-edge', 'infrastructure'),
  type: 'line',
  minzoom: 11,
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': palette.waterEdge, 'line-width': groundWidth(30, 2.4 * scale, 2 * scale) },
});
