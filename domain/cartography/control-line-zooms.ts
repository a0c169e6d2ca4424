import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ControlLineKind } from './signs/control-line-signs.ts';

/** The three lines that every plan of a territory is bound by; the others belong to single sites and streets. */
const bindingLines: readonly ControlLineKind[] = [
  'ecological-red-line',
  'basic-farmland',
  'urban-development-boundary',
];

/** True for the lines that are drawn at the zoom; the lesser wait until the land between two of them can be seen. */
export const isControlLineOfZoom: ExpressionSpecification = [
  '>=',
  ['zoom'],
  ['case', ['in', ['get', 'kind'], ['literal', [...bindingLines]]], 11, 12],
];
