import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';

/**
 * Metres a pixel spans at zoom 12 on the latitude of the plan, 38° N: 2πR·cos φ / (512·2¹²). Mercator changes by
 * less than one per cent over the half degree that the plan and its surroundings span.
 */
export const metersPerPixelAtZoom12 = 15.06;

/**
 * Line width in pixels of something `meters` wide on the ground, never less than `minPixels` below zoom 12.
 * Both are expressions over a feature or numbers. Doubling with each zoom is what a true width does.
 */
export function groundWidth(
  meters: ExpressionSpecification | number,
  minPixels: ExpressionSpecification | number,
  extraPixels = 0,
): ExpressionSpecification {
  const at = (zoom: number) => ['/', meters, metersPerPixelAtZoom12 / 2 ** (zoom - 12)];
  const stops = [
    [6, ['*', minPixels, 0.5]],
    [10, ['*', minPixels, 0.8]],
    [12, ['max', minPixels, at(12)]],
    [13, ['max', ['*', minPixels, 1.6], at(13)]],
    [14, ['max', ['*', minPixels, 2.2], at(14)]],
    [20, at(20)],
  ].flatMap(([zoom, width]) => [zoom, extraPixels ? ['+', width, extraPixels] : width]);
  return ['interpolate', ['exponential', 2], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}
