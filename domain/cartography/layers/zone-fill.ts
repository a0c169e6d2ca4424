import { byZoom } from '../expressions.ts';
import { landUseColorExpression } from '../land-use-color.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { zoneFadeIn } from '../zone-zooms.ts';

export const zoneFill: LayerBuilder = ({ theme, colors }) => ({
  ...planLayer('zone-fill', 'zone'),
  type: 'fill',
  minzoom: zoneFadeIn.from,
  paint: {
    'fill-color': landUseColorExpression(theme, colors),
    'fill-opacity': byZoom([zoneFadeIn.from, 0], [zoneFadeIn.to, 1]),
  },
});
