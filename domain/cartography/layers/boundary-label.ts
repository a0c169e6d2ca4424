import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { boldFont } from '../fonts.ts';
import { match } from '../expressions.ts';
import { mapValues } from '../map-values.ts';
import { mapNameIn } from '../name-expressions.ts';
import { boundarySigns } from '../signs/boundary-signs.ts';
import { areaLabelLayer, labelPaint, type LayerBuilder } from '../style-context.ts';

/**
 * Whole zooms at which each kind is named, first and last: one level of divisions at a time, from afar the higher.
 * Nearer, the clusters and places inside say where one is. The planned area is named by a layer of its own, before all.
 */
const namedAt = {
  province: [4, 5],
  prefecture: [6, 7],
  county: [8, 10],
  'core-area': [11, 11],
};

/** A zoom beyond all, for kinds that are named nowhere. */
const unnamed = 30;

export const boundaryLabel: LayerBuilder = (context) => {
  const layer = areaLabelLayer('boundary-label', 'boundary', context);
  const own = 'filter' in layer ? [layer.filter] : [];
  return {
    ...layer,
    filter: ['all', ...own, ...isNamedHere] as ExpressionSpecification,
    type: 'symbol',
    maxzoom: 11.5,
    layout: {
      'text-field': mapNameIn(context.language),
      'text-font': boldFont,
      'text-size': match(
        ['get', 'kind'],
        { county: 14 * context.scale, prefecture: 16 * context.scale, province: 18 * context.scale },
        15 * context.scale,
      ),
      'text-letter-spacing': match(
        ['get', 'kind'],
        { county: 0.12, prefecture: 0.2, province: 0.3 },
        context.language === 'zh' ? 0.05 : 0,
      ),
      'text-max-width': 8,
      'text-padding': 10,
      'symbol-sort-key': match(['get', 'kind'], { 'core-area': 9 }, 5),
    },
    paint: labelPaint(
      context,
      match(
        ['get', 'kind'],
        mapValues(boundarySigns(context.theme), (sign) => sign.color),
        context.palette.division,
      ),
    ),
  };
};

const isNamedHere = [
  [
    '>=',
    ['zoom'],
    match(
      ['get', 'kind'],
      mapValues(namedAt, ([first]) => first!),
      unnamed,
    ),
  ],
  [
    '<',
    ['zoom'],
    match(
      ['get', 'kind'],
      mapValues(namedAt, ([, last]) => last! + 1),
      unnamed,
    ),
  ],
];
