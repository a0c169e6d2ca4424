import { byZoom } from '../expressions.ts';
import { terrainSign } from '../signs/terrain-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Slopes in light, the brighter the steeper: each level lies over the one before. */
export const terrainLight: LayerBuilder = ({ theme }) => {
  const { light, lightOpacity } = terrainSign(theme);
  return {
    ...planLayer('terrain-light', 'terrain'),
    type: 'fill',
    filter: ['==', ['get', 'kind'], 'light'],
    paint: {
      'fill-color': light,
      'fill-opacity': byZoom([10, 0], [10.7, lightOpacity]),
      'fill-antialias': false,
    },
  };
};
