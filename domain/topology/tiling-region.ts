import type { Polygon } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { ellipsoidalArea, geodesicLength } from '../geometry/ellipsoidal-area.ts';
import { innerPosition } from '../geometry/inner-position.ts';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import { placeInPolygons, type FlatPolygon } from './flat-polygons.ts';
import type { NearMiss } from './near-misses.ts';
import type { ParcelIndex } from './parcel-index.ts';
import type { TopologyFault } from './topology-fault.ts';
import { boundaryOwner, type UnmatchedEdges } from './unmatched-edges.ts';
import type { UnmatchedRegion } from './unmatched-regions.ts';

/** The parcels valid on a day, and what they should tile. */
export interface TilingOfDay {
  index: ParcelIndex;
  boundary: FeatureState;
  outline: readonly FlatPolygon[];
}

/** A fault of the tiling with a place, and what it has to do with vertices that nearly meet. */
export interface TilingRegion {
  fault: TopologyFault;
  /** True when the vertex lies on the outline of the region, which is no mere seam: the region is told. */
  explains: (miss: NearMiss) => boolean;
}

/** What a region is, in the words of the plan. */
export function describeRegion(
  region: UnmatchedRegion,
  unmatched: UnmatchedEdges,
  tiling: TilingOfDay,
): TilingRegion {
  const { polygon } = region;
  const squareMeters = ellipsoidalArea(polygon);
  // a long thin area is half its outline long
  const width =
    (2 * squareMeters) / geodesicLength({ type: 'MultiLineString', coordinates: polygon.coordinates });
  const at = innerPosition(polygon) ?? (polygon.coordinates[0]![0] as [number, number]);
  const told =
    region.kind === 'covered-twice' ? describeCovered(at, tiling) : describeGap(polygon, unmatched, tiling);
  return {
    fault: { ...told, field: 'geometry', at, values: { squareMeters, width } },
    explains: ({ x, y }) => isOnOutline(x, y, polygon),
  };
}

type Told = Pick<TopologyFault, 'code' | 'feature' | 'other'>;

function describeCovered([x, y]: [number, number], { index, boundary, outline }: TilingOfDay): Told {
  const [first, second] = index.findAt(x, y, true).map(({ feature }) => feature.id);
  if (first !== undefined && second !== undefined && placeInPolygons(x, y, outline) >= 0)
    return { code: 'overlap', feature: first, other: second };
  return { code: 'outside-boundary', feature: first ?? boundary.id, other: boundary.id };
}

function describeGap(polygon: Polygon, unmatched: UnmatchedEdges, { index, boundary }: TilingOfDay): Told {
  const owners = ownersAlong(polygon, unmatched);
  const [first, second] = owners
    .filter((owner) => owner !== boundaryOwner)
    .map((owner) => index.parcels[owner]!.feature.id);
  if (owners.includes(boundaryOwner)) {
    return { code: 'boundary-uncovered', feature: boundary.id, ...(first !== undefined && { other: first }) };
  }
  return { code: 'gap', feature: first ?? boundary.id, ...(second !== undefined && { other: second }) };
}

/** Who has edges along the region, whoever has most of them first. */
function ownersAlong(polygon: Polygon, { vertices, edges }: UnmatchedEdges): number[] {
  const counts = new Map<number, number>();
  for (const { from, to, owners } of edges) {
    const x = (vertices.xs[from]! + vertices.xs[to]!) / 2;
    const y = (vertices.ys[from]! + vertices.ys[to]!) / 2;
    if (!isOnOutline(x, y, polygon)) continue;
    for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([owner]) => owner);
}

/** Within a decimetre: vertices within reach were made one, and the region's corners are on the stored grid, where edges cross they are nobody's vertices. */
function isOnOutline(x: number, y: number, { coordinates }: Polygon): boolean {
  const per = metersPerDegree(y);
  return coordinates.some((ring) =>
    ring.some(([bx, by], at) => {
      const [ax, ay] = ring[at === 0 ? ring.length - 1 : at - 1]!;
      return metersToSegment(x, y, ax!, ay!, bx!, by!, per) < 0.1;
    }),
  );
}
