import { groundWidth } from '../ground-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Thirty metres is the width of the streams of this valley; the collection records none. */
export const river: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('river', 'infrastructure'),
  type: 'line',
  filter: ['==', ['get', 'kind'], 'river'],
  layout: { 'line-cap': 'round', 'line-join': 'round' },
  paint: { 'line-color': palette.water, 'line-width': groundWidth(30, 2.4 * scale) },
});
