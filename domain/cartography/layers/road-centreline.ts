import { byZoom, match } from '../expressions.ts';
import { isRoad, perClass } from '../road-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** What is left of a street's line over its parcel: a fine line in the middle, dashed where it is still to be built. */
export const roadCentreline: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('road-centreline', 'infrastructure'),
  type: 'line',
  minzoom: 13.5,
  filter: ['all', isRoad, ['!', ['in', ['get', 'class'], ['literal', ['expressway', 'ramp']]]]],
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.roadCentre,
    'line-opacity': byZoom([13.5, 0], [14.2, 0.85]),
    'line-width': perClass({
      expressway: 1.5 * scale,
      ramp: 0.8 * scale,
      arterial: 1.5 * scale,
      secondary: 1.1 * scale,
      local: 0.8 * scale,
    }),
    'line-dasharray': match(['get', 'plannedState'], { planned: [6, 4] }, [1, 0]),
  },
});
