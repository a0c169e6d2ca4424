import { byZoom } from '../expressions.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** A wide, pale band under the planned area's outline: found at a glance, over any land use. */
export const boundaryGlow: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('boundary-glow', 'boundary'),
  type: 'line',
  filter: ['==', ['get', 'kind'], 'planned-area'],
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.planRed,
    'line-opacity': 0.16,
    'line-width': byZoom(
      [8, outlineWidth(4, scale)],
      [12, outlineWidth(9, scale)],
      [16, outlineWidth(13, scale)],
    ),
  },
});
