import { byZoom } from '../expressions.ts';
import { firstDashZoom, isRail, railWidth } from '../rail-expressions.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const railBase: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('rail-base', 'infrastructure'),
  type: 'line',
  filter: isRail,
  layout: { 'line-join': 'round' },
  paint: {
    'line-color': ['step', ['zoom'], palette.railFar, firstDashZoom, palette.railDark],
    'line-width': byZoom(
      [7, railWidth(0.35 * scale)],
      [11, railWidth(0.8 * scale)],
      [14, railWidth(1.3 * scale)],
    ),
  },
});
