import type { Geometry } from 'geojson';
import { dayNumber } from '#domain/time/day.ts';
import { paperGeometry, type PaperGeometry } from './paper-geometry.ts';
import type { SheetView } from './sheet-view.ts';

/** A feature as the API answers it. */
export interface SourceFeature {
  id?: string | number | undefined;
  geometry: Geometry;
  properties: Readonly<Record<string, unknown>>;
}

/** A feature of a collection on the paper, with the fields that the style asks for. */
export interface SheetFeature {
  kind: PaperGeometry['kind'];
  properties: Readonly<Record<string, unknown>>;
  geometry: PaperGeometry;
  source: Geometry;
}

/** The features on the paper; those without a geometry that can be drawn are left out. */
export function sheetFeatures(view: SheetView, features: readonly SourceFeature[]): SheetFeature[] {
  return features.flatMap((feature) => {
    const geometry = paperGeometry(view, feature.geometry);
    return geometry
      ? [{ kind: geometry.kind, properties: styleProperties(feature), geometry, source: feature.geometry }]
      : [];
  });
}

/** What a tile says of a feature beside its own fields. */
function styleProperties({ id, properties }: SourceFeature): Record<string, unknown> {
  const { validFrom, validTo, provenance, ...fields } = properties;
  const precision = (provenance as { precision?: unknown } | null | undefined)?.precision;
  return {
    id,
    ...fields,
    ...(precision !== undefined && { precision }),
    ...(typeof validFrom === 'string' && { from: dayNumber(validFrom) }),
    ...(typeof validTo === 'string' && { to: dayNumber(validTo) }),
  };
}
