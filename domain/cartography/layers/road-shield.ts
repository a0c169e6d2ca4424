import { boldFont } from '../fonts.ts';
import { byZoom } from '../expressions.ts';
import { isRoad } from '../road-expressions.ts';
import { hasRoadNumber, roadNumber } from '../road-number.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { shieldImage, shieldInk } from '../symbols/shield-image.ts';

/** Numbers of roads on shields that stand upright: letters and digits along a steep line are hard to read. */
export const roadShield: LayerBuilder = ({ scale }) => ({
  ...planLayer('road-shield', 'infrastructure'),
  type: 'symbol',
  minzoom: 8,
  filter: ['all', isRoad, hasRoadNumber],
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': byZoom([8, 260 * scale], [14, 420 * scale]),
    'icon-image': shieldImage,
    'icon-text-fit': 'both',
    'icon-text-fit-padding': [2 * scale, 3 * scale, 0, 3 * scale],
    'icon-rotation-alignment': 'viewport',
    'icon-padding': 6,
    'text-field': roadNumber,
    'text-font': boldFont,
    'text-size': 14 * scale,
    'text-rotation-alignment': 'viewport',
    'text-padding': 6,
  },
  paint: { 'text-color': shieldInk },
});
