import { boundsOf, type Bounds } from '#domain/cartography/bounds-of.ts';
import type { Geometry } from 'geojson';

/** How far a picture of a feature looks beyond it, as a share of its size, and at least in degrees. */
const [marginShare, leastMargin] = [0.6, 0.004];

/** What a picture shows: the feature with what lies around it, else the whole plan. */
export function pictureBounds(plan: Bounds, geometry: Geometry | null): Bounds {
  const bounds = geometry && boundsOf(geometry);
  if (!bounds) return plan;
  const [west, south, east, north] = bounds;
  const margin = Math.max(leastMargin, marginShare * Math.max(east - west, north - south));
  return [west - margin, south - margin, east + margin, north + margin];
}
