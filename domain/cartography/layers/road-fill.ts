import { groundWidth } from '../ground-width.ts';
import { byClass, isRoad, roadMeters } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const roadFill: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('road-fill', 'infrastructure'),
  type: 'line',
  filter: isRoad,
  layout: {
    'line-cap': 'round',
    'line-join': 'round',
    'line-sort-key': byClass(theme, (sign) => sign.rank),
  },
  paint: {
    'line-color': byClass(theme, (sign) => sign.color),
    'line-width': groundWidth(
      roadMeters(theme),
      byClass(theme, (sign) => sign.minPixels * scale),
    ),
  },
});
