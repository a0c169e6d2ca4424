import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import { dayNumber } from '#domain/time/day.ts';
import { labelPoint } from './label-point.ts';

/** A feature as the API answers it, as far as its name is concerned. */
export interface NamedArea {
  id?: string | number | undefined;
  geometry: Geometry;
  properties: Readonly<Record<string, unknown>>;
}

/** The points that the areas of a collection are named at, with what the style asks of a label. */
export function areaLabels(collection: string, areas: readonly NamedArea[]): FeatureCollection<Point> {
  return { type: 'FeatureCollection', features: areas.flatMap((area) => labelOf(collection, area) ?? []) };
}

function labelOf(collection: string, { id, geometry, properties }: NamedArea): Feature<Point> | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const coordinates = labelPoint(geometry);
  if (!coordinates) return null;
  const { name, nameEn, kind, validFrom, validTo } = properties;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: {
      collection,
      id,
      ...(name !== undefined && { name }),
      ...(nameEn !== undefined && { nameEn }),
      kind,
      ...(typeof validFrom === 'string' && { from: dayNumber(validFrom) }),
      ...(typeof validTo === 'string' && { to: dayNumber(validTo) }),
    },
  };
}
