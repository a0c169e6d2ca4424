import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { match } from './expressions.ts';
import { railSigns } from './signs/rail-signs.ts';

export const isRail: ExpressionSpecification = ['==', ['get', 'kind'], 'rail'];

/** From this zoom on the light dashes of a railway are drawn. */
export const firstDashZoom = 9;

/** Pixels across a railway, times a factor. */
export function railWidth(factor: number): ExpressionSpecification {
  const { conventional } = railSigns;
  return match(
    ['get', 'class'],
    { 'high-speed': railSigns['high-speed'].width * factor },
    conventional.width * factor,
  );
}
