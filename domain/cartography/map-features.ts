import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { CollectionDefinition } from '#domain/collections/definition.ts';
import { dayNumber } from '#domain/time/day.ts';

/** A feature as the API answers it, as far as the map draws it. */
export interface DrawnItem {
  readonly id: string;
  readonly geometry: Geometry;
  readonly properties: Readonly<Record<string, unknown>> & {
    readonly validFrom?: string | null;
    readonly validTo?: string | null;
    readonly provenance?: { readonly precision: string } | null;
  };
}

/** Features of a collection with the properties that tiles have of them, and the name of the collection. */
export function mapFeatures(
  { name, tile }: CollectionDefinition,
  items: readonly DrawnItem[],
): FeatureCollection {
  return { type: 'FeatureCollection', features: items.map((item) => mapFeature(name, tile.fields, item)) };
}

function mapFeature(
  collection: string,
  fields: readonly string[],
  { id, geometry, properties }: DrawnItem,
): Feature {
  const { validFrom, validTo, provenance } = properties;
  const said = fields.flatMap((field) => {
    const value = properties[field];
    return value === undefined || value === null ? [] : [[field, value] as const];
  });
  return {
    type: 'Feature',
    geometry,
    properties: {
      collection,
      id,
      ...Object.fromEntries(said),
      ...(provenance && { precision: provenance.precision }),
      ...(typeof validFrom === 'string' && { from: dayNumber(validFrom) }),
      ...(typeof validTo === 'string' && { to: dayNumber(validTo) }),
    },
  };
}
