import type { FeatureState } from '#domain/features/feature-state.ts';

/** A feature of the history as GeoJSON (longitude first), with the members that items have. */
export function featureJson({
  id,
  geometry,
  properties,
  provenance,
  validFrom,
  validTo,
}: FeatureState): object {
  return { type: 'Feature', id, geometry, properties: { ...properties, validFrom, validTo, provenance } };
}
