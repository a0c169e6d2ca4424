import { pointHighlightPaint } from '../point-highlight-paint.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const pointHighlightFacility: LayerBuilder = (context) => ({
  ...planLayer('point-highlight-facility', 'facility'),
  type: 'circle',
  filter: ['==', ['geometry-type'], 'Point'],
  paint: pointHighlightPaint(context),
});
