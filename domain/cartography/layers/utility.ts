import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, match } from '../expressions.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import { mapValues } from '../map-values.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { isBranch, isUtilityFrom } from '../utility-expressions.ts';

/** Thin and pale: there are thousands of them, and the land use is the picture. */
export const utility: LayerBuilder = ({ theme, scale }) => {
  const signs = utilitySigns(theme);
  return {
    ...planLayer('utility', 'infrastructure'),
    type: 'line',
    minzoom: 13,
    filter: isUtilityFrom(13, 15),
    layout: { 'line-join': 'round', 'line-sort-key': ['case', isBranch, 0, 1] },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        '#888888',
      ),
      'line-opacity': byZoom([13, 0.25], [14, 0.4], [15, 0.6], [17, 0.85]),
      'line-width': byZoom(
        [13, width(1, 0.6, scale)],
        [15, width(1.4, 0.8, scale)],
        [17, width(2.4, 1.6, scale)],
        [19, width(3.4, 2.6, scale)],
      ),
      'line-dasharray': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.dash ?? [1, 0]),
        [1, 0],
      ),
    },
  };
};

function width(trunk: number, branch: number, scale: number): ExpressionSpecification {
  return ['case', isBranch, branch * scale, trunk * scale];
}
