import { byZoom } from '../expressions.ts';
import { groundWidth } from '../ground-width.ts';
import { byClass, isRoad, roadMeters } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const roadCasing: LayerBuilder = ({ theme, scale }) => ({
  ...planLayer('road-casing', 'infrastructure'),
  type: 'line',
  filter: isRoad,
  layout: {
    'line-cap': 'butt',
    'line-join': 'round',
    'line-sort-key': byClass(theme, (sign) => sign.rank),
  },
  paint: {
    'line-color': byClass(theme, (sign) => sign.casing),
    'line-opacity': byZoom([9, 0], [11, 1]),
    'line-width': groundWidth(
      roadMeters(theme),
      byClass(theme, (sign) => sign.minPixels * scale),
      1.6 * scale,
    ),
  },
});
