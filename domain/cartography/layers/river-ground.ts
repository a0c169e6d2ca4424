import { groundWidth } from '../ground-width.ts';
import { riverMeters, riverPixels } from '../river-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Under the parcels: seen where there are none, beyond the planned area or with the land use switched off. */
export const riverGround: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river-ground', 'infrastructure'),
  type: 'line',
  minzoom: 13,
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': palette.water, 'line-width': groundWidth(riverMeters, riverPixels * scale) },
});
