import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, match } from '../expressions.ts';
import { utilitySigns } from '../signs/utility-signs.ts';
import { mapValues } from '../map-values.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';
import { isBranch, isUtilityFrom } from '../utility-expressions.ts';

/** Hairlines from afar: there are thousands of them, and the land use is the picture. */
export const utility: LayerBuilder = ({ theme, scale }) => {
  const signs = utilitySigns(theme);
  return {
    ...planLayer('utility', 'infrastructure'),
    type: 'line',
    minzoom: 14,
    filter: isUtilityFrom(14, 16),
    layout: { 'line-join': 'round', 'line-sort-key': ['case', isBranch, 0, 1] },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        '#888888',
      ),
      'line-opacity': byZoom([14, 0.2], [15, 0.35], [16, 0.45], [17, 0.65], [18, 0.85]),
      'line-width': byZoom(
        [14, width(0.8, 0.5, scale)],
        [16, width(1.2, 0.6, scale)],
        [17, width(1.8, 1.1, scale)],
        [19, width(3.4, 2.4, scale)],
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
