import { byZoom } from '../expressions.ts';
import { terrainSign } from '../signs/terrain-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Slopes in shade, the darker the steeper: each level lies over the one before. */
export const terrainShade: LayerBuilder = ({ theme }) => {
  const { shade, shadeOpacity } = terrainSign(theme);
  return {
    ...planLayer('terrain-shade', 'terrain'),
    type: 'fill',
    filter: ['==', ['get', 'kind'], 'shade'],
    paint: {
      'fill-color': shade,
      'fill-opacity': byZoom([10, 0], [10.7, shadeOpacity]),
      'fill-antialias': false,
    },
  };
};
