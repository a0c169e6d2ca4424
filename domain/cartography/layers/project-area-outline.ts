import { match, whenMarked } from '../expressions.ts';
import { outlineWidth } from '../outline-width.ts';
import { projectLayer, type LayerBuilder } from '../style-context.ts';

export const projectAreaOutline: LayerBuilder = (context) => {
  const { palette, scale } = context;
  return {
    ...projectLayer('project-area-outline', context),
    type: 'line',
    minzoom: 11,
    filter: ['==', ['geometry-type'], 'Polygon'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': [
        'case',
        ['boolean', ['feature-state', 'selected'], false],
        palette.highlight,
        palette.ink,
      ],
      'line-width': whenMarked(outlineWidth(4, scale), outlineWidth(2.4, scale), outlineWidth(1.2, scale)),
      'line-dasharray': match(['get', 'precision'], { illustrative: [3, 2] }, [1, 0]),
    },
  };
};
