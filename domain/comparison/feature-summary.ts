import { boundsOf } from '../cartography/bounds-of.ts';
import type { FeatureState } from '../features/feature-state.ts';
import type { FeatureSummary } from './comparison.ts';
import { landUseOf } from './feature-changes.ts';
import type { ShapeBook } from './shape-book.ts';

/** What a list needs to know of a feature; its geometry is in EPSG:4490. */
export function summarize(feature: FeatureState, book: ShapeBook): FeatureSummary {
  const { id, geometry, properties } = feature;
  return {
    id,
    name: textOf(properties['name']),
    nameEn: textOf(properties['nameEn']),
    parcelCode: textOf(properties['parcelCode']),
    landUse: landUseOf(feature),
    ...book.sizeOf(geometry),
    bounds: boundsOf(geometry),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
