import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { match } from './expressions.ts';
import { groundWidth } from './ground-width.ts';
import { mapValues } from './map-values.ts';
import { roadSigns, type RoadClass, type RoadSign } from './signs/road-signs.ts';
import type { Theme } from './style-options.ts';

export const isRoad: ExpressionSpecification = ['==', ['get', 'kind'], 'road'];

/** Metres from which an arterial road is one that leads through the region, and not only through the town. */
const mainRoadMeters = 55;

export const isExpressway: ExpressionSpecification = ['==', ['get', 'class'], 'expressway'];

/** Roads of the region. Beyond the plan no width is recorded, and only roads that lead far are drawn. */
export const isMainRoad: ExpressionSpecification = [
  'any',
  isExpressway,
  [
    'all',
    ['==', ['get', 'class'], 'arterial'],
    ['>=', ['coalesce', ['get', 'redLineWidth'], mainRoadMeters], mainRoadMeters],
  ],
];

/** The whole zooms at which the lesser classes are first drawn: from afar the streets of a town are a tangle. */
const firstZooms = { arterial: 10, ramp: 11, secondary: 11, local: 12 };

/** The whole zoom from which a main road that is no expressway is more than a hair. */
const mainRoadZoom = 8;

/** True for roads of the classes that are drawn at the zoom; one of no class is drawn as a local one. */
export const isRoadOfZoom: ExpressionSpecification = [
  'all',
  isRoad,
  [
    'any',
    isExpressway,
    ['all', isMainRoad, ['>=', ['zoom'], mainRoadZoom]],
    ['>=', ['zoom'], match(['get', 'class'], firstZooms, firstZooms.local)],
  ],
];

/** A property of the road's sign, by class; a road of no class is drawn as a local one. */
export function byClass(theme: Theme, pick: (sign: RoadSign) => string | number): ExpressionSpecification {
  const signs = roadSigns(theme);
  return match(['get', 'class'], mapValues(signs, pick), pick(signs.local));
}

/** A number for each class of road. */
export function perClass(values: Record<RoadClass, number>): ExpressionSpecification {
  return match(['get', 'class'], values, values.local);
}

/**
 * Pixels across a road. Its carriageway is three fifths of the red line: pavements, trees and verges take the rest.
 */
export function roadWidth(theme: Theme, scale: number, extraPixels = 0): ExpressionSpecification {
  const redLine: ExpressionSpecification = [
    'coalesce',
    ['get', 'redLineWidth'],
    byClass(theme, (sign) => sign.widthMeters),
  ];
  return groundWidth(
    ['*', 0.6, redLine],
    byClass(theme, (sign) => sign.minPixels * scale),
    extraPixels,
  );
}

/**
 * Near by the parcels of streets show the street itself, and its line gives way: opacities up to the zoom where it
 * begins to, and after it only those of expressways and their ramps, which cross the parcels on bridges.
 */
export const givingWay = [
  [13.3, 1],
  [14.2, perClass({ expressway: 1, ramp: 1, arterial: 0, secondary: 0, local: 0 })],
] as const;
