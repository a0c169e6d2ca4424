import type { MultiPolygon, Polygon } from 'geojson';
import type { FeatureState } from '#domain/features/feature-state.ts';
import { drawTerrain } from '../terrain/draw-terrain.ts';
import { drawClusters } from './clusters/draw-clusters.ts';
import { drawDistricts } from './districts/draw-districts.ts';
import { drawLines } from './lines/draw-lines.ts';
import { drawPlaces } from './places/draw-places.ts';

/**
 * All that lies around the town: districts of the five cities, places, roads, railways and rivers, the seven industrial
 * clusters, and the land. Coordinates are EPSG:4490, longitude first; the same features in the same order on every run.
 */
export function drawRegion(): FeatureState[] {
  const districts = drawDistricts();
  return [
    ...districts,
    ...drawPlaces(),
    ...drawLines(areaOfCities(districts)),
    ...drawClusters(districts),
    ...drawTerrain(),
  ];
}

/** The five cities side by side; lines run to their outer edge. */
function areaOfCities(districts: readonly FeatureState[]): MultiPolygon {
  const cities = districts.filter(({ properties }) => properties['kind'] === 'prefecture');
  return { type: 'MultiPolygon', coordinates: cities.flatMap(polygonsOf) };
}

function polygonsOf({ geometry }: FeatureState) {
  const shape = geometry as Polygon | MultiPolygon;
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}
