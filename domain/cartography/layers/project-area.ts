import { match } from '../expressions.ts';
import { mapValues } from '../map-values.ts';
import { projectLayer, type LayerBuilder } from '../style-context.ts';
import { projectSymbols } from '../symbols/project-symbols.ts';

/** Sites of projects that are drawn as areas. */
export const projectArea: LayerBuilder = (context) => {
  const { theme, palette } = context;
  return {
    ...projectLayer('project-area', context),
    type: 'fill',
    minzoom: 11,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {
      'fill-color': match(
        ['coalesce', ['get', 'industry'], ['get', 'projectClass']],
        mapValues(projectSymbols, (symbol) => symbol.color[theme]),
        palette.quietInk,
      ),
      'fill-opacity': 0.22,
    },
  };
};
