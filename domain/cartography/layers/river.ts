import { byZoom } from '../expressions.ts';
import { riverMeters, riverPixels, riverGivingWay } from '../river-expressions.ts';
import { groundWidth } from '../ground-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const river: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river', 'infrastructure'),
  type: 'line',
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: {
    'line-color': palette.water,
    'line-opacity': byZoom(...riverGivingWay),
    'line-width': groundWidth(riverMeters, riverPixels * scale),
  },
});
