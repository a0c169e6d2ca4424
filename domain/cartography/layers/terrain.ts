import { byZoom, match } from '../expressions.ts';
import { terrainSign } from '../signs/terrain-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/**
 * Bands of height, each over those it stands on; over them slopes in shade, the darker the steeper, and slopes in
 * light, the brighter the steeper. One layer, as each is drawn once for every tile in view. Their edges are no lines:
 * antialiasing would draw some.
 */
export const terrain: LayerBuilder = ({ theme }) => {
  const { tints, shade, shadeOpacity, light, lightOpacity } = terrainSign(theme);
  const [ground, ...bands] = tints;
  const byLevel = Object.fromEntries(bands.map((tint, at) => [String(at + 1), tint]));
  const band = match(['to-string', ['get', 'level']], byLevel, tints.at(-1) ?? ground!);
  return {
    ...planLayer('terrain', 'terrain'),
    type: 'fill',
    layout: {
      'fill-sort-key': ['+', ['get', 'level'], match(['get', 'kind'], { shade: 100, light: 200 }, 0)],
    },
    paint: {
      'fill-color': match(['get', 'kind'], { shade, light }, band),
      'fill-antialias': false,
      'fill-opacity': byZoom(
        [10, 0],
        [10.7, match(['get', 'kind'], { shade: shadeOpacity, light: lightOpacity }, 1)],
      ),
    },
  };
};
