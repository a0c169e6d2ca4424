import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { ControlLineKind } from './signs/control-line-signs.ts';

/** The three lines that every plan of a territory is bound by; the others belong to single sites and streets. */
const bindingLines: readonly ControlLineKind[] = [
  'ecological-red-line',
  'basic-farmland',
  'urban-development-boundary',
];

/** Zooms from which binding lines are drawn, and the lesser ones. */
const firstZoom = { binding: 11, lesser: 12 };

/**
 * The lesser lines run in pairs, along both sides of a street's green or on both banks. Up to this zoom they are too
 * close for dashes: fine and unbroken, a pair is the edge of one band.
 */
export const pairedZoom = 14;

export const isBindingLine: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', [...bindingLines]]];

/** True for the lines that are drawn at the zoom; the lesser wait until the land between two of them can be seen. */
export const isControlLineOfZoom: ExpressionSpecification = [
  '>=',
  ['zoom'],
  ['case', isBindingLine, firstZoom.binding, firstZoom.lesser],
];
