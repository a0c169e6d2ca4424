import type { LineString, Position } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { drawRegion } from './region/draw-region.ts';
import { drawTown } from './town/draw-town.ts';

/**
 * The whole plan: the town, and the region around it. 太忻大道 is drawn by the town within its outline, where it is made
 * of sections with phases; the region's line ends where they begin.
 */
export function drawPlan(): FeatureState[] {
  const town = drawTown();
  const region = drawRegion().flatMap((feature) =>
    feature.id === 'road-taixin-avenue' ? [outsideTown(feature, town)] : [feature],
  );
  return [...town, ...region];
}

/** Degrees of latitude left free between the two, so that the line bends gently from one to the other: some 300 m. */
const joint = 0.003;

/** A line of the region without its part in the town, joined to the ends of the town's avenue. */
function outsideTown(avenue: FeatureState, town: readonly FeatureState[]): FeatureState {
  const sections = town.filter(
    ({ properties }) => properties['name'] === '太忻大道' && properties['kind'] === 'road',
  );
  const positions = sections.flatMap(({ geometry }) => (geometry as LineString).coordinates);
  const byLatitude = positions.toSorted((one, other) => other[1]! - one[1]!);
  const [north, south] = [byLatitude[0]!, byLatitude.at(-1)!];
  const line = (avenue.geometry as LineString).coordinates;
  const parts: Position[][] = [
    [...line.filter(([, latitude]) => latitude! > north[1]! + joint), north],
    [south, ...line.filter(([, latitude]) => latitude! < south[1]! - joint)],
  ];
  return { ...avenue, geometry: { type: 'MultiLineString', coordinates: parts } };
}
