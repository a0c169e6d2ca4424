import { landUseColorExpression } from '../land-use-color.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const zoneFill: LayerBuilder = ({ theme, colors }) => ({
  ...planLayer('zone-fill', 'zone'),
  type: 'fill',
  paint: { 'fill-color': landUseColorExpression(theme, colors) },
});
