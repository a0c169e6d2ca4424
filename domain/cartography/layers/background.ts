import type { LayerBuilder } from '../style-context.ts';

export const background: LayerBuilder = ({ palette }) => ({
  id: 'background',
  type: 'background',
  paint: { 'background-color': palette.background },
});
