import { byClass, isRoad, roadWidth } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/**
 * Near by, roads lie under the parcels: the parcels of a street show its true shape, and where there are none, beyond
 * the planned area or with the land use switched off, the road shows through.
 */
export const roadGround: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('road-ground', 'infrastructure'),
  type: 'line',
  minzoom: 13,
  filter: isRoad,
  layout: {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': byClass(theme, (sign) => sign.rank),
  },
  paint: { 'line-color': byClass(theme, (sign) => sign.color), 'line-width': roadWidth(theme, scale) },
});
