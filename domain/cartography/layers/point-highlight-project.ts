import { pointHighlightPaint } from '../point-highlight-paint.ts';
import { projectLayer, type LayerBuilder } from '../style-context.ts';

export const pointHighlightProject: LayerBuilder = (context) => ({
  ...projectLayer('point-highlight-project', context),
  type: 'circle',
  filter: ['==', ['geometry-type'], 'Point'],
  paint: pointHighlightPaint(context),
});
