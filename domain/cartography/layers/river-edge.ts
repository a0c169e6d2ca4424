import { byZoom } from '../expressions.ts';
import { riverMeters, riverPixels, riverGivingWay } from '../river-expressions.ts';
import { groundWidth } from '../ground-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const riverEdge: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river-edge', 'infrastructure'),
  type: 'line',
  minzoom: 11,
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: {
    'line-color': palette.waterEdge,
    'line-opacity': byZoom(...riverGivingWay),
    'line-width': groundWidth(riverMeters, riverPixels * scale, 2 * scale),
  },
});
