import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { whenMarked } from '../expressions.ts';
import { restingLine } from '../highlight-layers.ts';
import { planLayer, type LayerBuilder } from '../style-context.ts';

/** Sections of a road that was sought are marked together, a little thinner than one that is pointed at. */
const countedWidth = (scale: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'counted'], false],
  5 * scale,
  0,
];

export const lineHighlight: LayerBuilder = ({ palette, scale }) => ({
  ...planLayer('line-highlight', 'infrastructure'),
  type: 'line',
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: {
    'line-color': palette.highlight,
    ...restingLine,
    'line-width': whenMarked(9 * scale, 6 * scale, countedWidth(scale)),
  },
});
