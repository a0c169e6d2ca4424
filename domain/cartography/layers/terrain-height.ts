import { byZoom, match } from '../expressions.ts';
import { terrainSign } from '../signs/terrain-signs.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Bands of height, each over those it stands on. Their edges are no lines: antialiasing would draw some. */
export const terrainHeight: LayerBuilder = ({ theme }) => {
  const [ground, ...tints] = terrainSign(theme).tints;
  const byLevel = Object.fromEntries(tints.map((tint, at) => [String(at + 1), tint]));
  return {
    ...planLayer('terrain-height', 'terrain'),
    type: 'fill',
    filter: ['==', ['get', 'kind'], 'height'],
    layout: { 'fill-sort-key': ['get', 'level'] },
    paint: {
      'fill-color': match(['to-string', ['get', 'level']], byLevel, tints.at(-1) ?? ground!),
      'fill-antialias': false,
      'fill-opacity': byZoom([10, 0], [10.7, 1]),
    },
  };
};
