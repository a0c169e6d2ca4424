import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, match } from '../expressions.ts';
import { mapValues } from '../map-values.ts';
import { boundarySigns, type BoundaryKind } from '../signs/boundary-signs.ts';
import { outlineWidth } from '../outline-width.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Where borders meet, that of the higher division lies on top, and the plan's own on all. */
const ranks: Record<BoundaryKind, number> = {
  township: 1,
  county: 2,
  prefecture: 3,
  province: 4,
  'core-area': 5,
  'planned-area': 6,
};

/**
 * From afar the cities count, near by the plan does: the borders of divisions step back on the way in. The core area
 * comes with the land use.
 */
const opacities = byZoom(
  [6, opacity({ province: 0.9, prefecture: 0.7, county: 0, township: 0, 'core-area': 0 })],
  [8, opacity({ province: 0.9, prefecture: 0.75, county: 0.35, township: 0, 'core-area': 0 })],
  [10, opacity({ province: 0.8, prefecture: 0.7, county: 0.55, township: 0.3, 'core-area': 0 })],
  [10.8, opacity({ province: 0.7, prefecture: 0.6, county: 0.45, township: 0.3, 'core-area': 1 })],
  [12, opacity({ province: 0.6, prefecture: 0.5, county: 0.35, township: 0.3, 'core-area': 1 })],
  [14, opacity({ province: 0.5, prefecture: 0.4, county: 0.25, township: 0.2, 'core-area': 1 })],
);

export const boundaryLine: LayerBuilder = ({ theme, palette, scale }) => {
  const signs = boundarySigns(theme);
  const widths = (factor: number) =>
    match(
      ['get', 'kind'],
      mapValues(signs, (sign) => outlineWidth(sign.width * factor, scale)),
      outlineWidth(factor, scale),
    );
  return {
    ...planLayer('boundary-line', 'boundary'),
    type: 'line',
    layout: { 'line-join': 'round', 'line-sort-key': match(['get', 'kind'], ranks, 0) },
    paint: {
      'line-color': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.color),
        palette.division,
      ),
      'line-opacity': opacities,
      'line-width': byZoom([6, widths(0.6)], [12, widths(1)], [16, widths(1.3)]),
      'line-dasharray': match(
        ['get', 'kind'],
        mapValues(signs, (sign) => sign.dash ?? [1, 0]),
        [1, 0],
      ),
    },
  };
};

function opacity(
  kinds: Record<'province' | 'prefecture' | 'county' | 'township' | 'core-area', number>,
): ExpressionSpecification {
  return match(['get', 'kind'], kinds, 1);
}
