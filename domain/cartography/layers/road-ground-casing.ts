import { byClass, isRoad, roadWidth } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const roadGroundCasing: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('road-ground-casing', 'infrastructure'),
  type: 'line',
  minzoom: 13,
  filter: isRoad,
  layout: {
    'line-cap': 'butt',
    'line-join': 'round',
    'line-sort-key': byClass(theme, (sign) => sign.rank),
  },
  paint: {
    'line-color': byClass(theme, (sign) => sign.casing),
    'line-width': roadWidth(theme, scale, 1.6 * scale),
  },
});
