import { byZoom, match } from '../expressions.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import { mapValues } from '../map-values.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

export const utility: LayerBuilder = ({ theme, scale }) => {
  const signs = utilitySigns(theme);
  const kinds = Object.keys(signs);
  return {
    ...planLayer('utility', 'infrastructure'),
    type: 'line',
    minzoom: 12,
    filter: ['in', ['get', 'kind'], ['literal', kinds]],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        '#888888',
      ),
      'line-width': byZoom([12, 1.2 * scale], [15, 2.2 * scale], [18, 3 * scale]),
      'line-dasharray': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.dash ?? [1, 0]),
        [1, 0],
      ),
    },
  };
};
