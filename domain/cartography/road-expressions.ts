import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { match } from './expressions.ts';
import { mapValues } from './map-values.ts';
import { roadSigns, type RoadSign } from './signs/road-signs.ts';
import type { Theme } from './style-options.ts';

export const isRoad: ExpressionSpecification = ['==', ['get', 'kind'], 'road'];

/** A property of the road's sign, by class; a road of no class is drawn as a local one. */
export function byClass(theme: Theme, pick: (sign: RoadSign) => string | number): ExpressionSpecification {
  const signs = roadSigns(theme);
  return match(['get', 'class'], mapValues(signs, pick), pick(signs.local));
}

/**
 * Width of the carriageway in metres. Three fifths of the red line: pavements, trees and verges take the rest.
 */
export function roadMeters(theme: Theme): ExpressionSpecification {
  return ['*', 0.6, ['coalesce', ['get', 'redLineWidth'], byClass(theme, (sign) => sign.widthMeters)]];
}
