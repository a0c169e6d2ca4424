import { byZoom } from '../expressions.ts';
import { byClass, givingWay, isRoadOfZoom, perClass, roadWidth } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const roadCasing: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('road-casing', 'infrastructure'),
  type: 'line',
  filter: isRoadOfZoom,
  layout: {
    'line-cap': 'butt',
    'line-join': 'round',
    'line-sort-key': byClass(theme, (sign) => sign.rank),
  },
  paint: {
    'line-color': byClass(theme, (sign) => sign.casing),
    'line-opacity': byZoom(
      [9, 0],
      [11, perClass({ expressway: 1, ramp: 0, arterial: 1, secondary: 0, local: 0 })],
      [12.3, perClass({ expressway: 1, ramp: 1, arterial: 1, secondary: 0.8, local: 0 })],
      [12.8, perClass({ expressway: 1, ramp: 1, arterial: 1, secondary: 1, local: 0.6 })],
      ...givingWay,
    ),
    'line-width': roadWidth(theme, scale, 1.6 * scale),
  },
});
