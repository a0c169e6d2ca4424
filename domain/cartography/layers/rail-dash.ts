import { byZoom, match } from '../expressions.ts';
import { firstDashZoom, isRail, railWidth } from '../rail-expressions.ts';
import { railSigns } from '../signs/rail-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** The light dashes inside the dark line that make it a railway. */
export const railDash: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('rail-dash', 'infrastructure'),
  type: 'line',
  minzoom: firstDashZoom,
  filter: isRail,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': palette.railLight,
    'line-width': byZoom(
      [firstDashZoom, railWidth(0.3 * scale)],
      [11, railWidth(0.5 * scale)],
      [14, railWidth(0.85 * scale)],
    ),
    'line-dasharray': match(
      ['get', 'class'],
      { 'high-speed': railSigns['high-speed'].dash },
      railSigns.conventional.dash,
    ),
  },
});
