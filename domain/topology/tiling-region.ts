import Flatbush from 'flatbush';
import type { FeatureState } from '../features/feature-state.ts';
import { ellipsoidalArea, geodesicLength } from '../geometry/ellipsoidal-area.ts';
import { innerPosition } from '../geometry/inner-position.ts';
import { EdgeOwners } from './edge-owners.ts';
import { placeInPolygons, type FlatPolygon } from './flat-polygons.ts';
import type { ParcelsAt } from './parcel-index.ts';
import { namedOthers } from './named-others.ts';
import { PolygonOutline } from './polygon-outline.ts';
import type { TopologyFault } from './topology-fault.ts';
import { boundaryOwner, type UnmatchedEdges } from './unmatched-edges.ts';
import { findUnmatchedRegions, type UnmatchedRegion } from './unmatched-regions.ts';

/** The parcels valid on a day, and what they should tile. */
export interface TilingOfDay {
  index: ParcelsAt;
  boundary: FeatureState;
  outline: readonly FlatPolygon[];
}

/** The overlaps and gaps of a tiling. */
export interface TilingRegions {
  faults: TopologyFault[];
  /** True for a position on the outline of one of them: a vertex there is told with it. */
  areBeside: (x: number, y: number) => boolean;
}

/** Farthest from a region's outline that a vertex belongs to it, in metres: vertices within 5 cm were made one. */
const besideMeters = 0.1;

/** The regions that unmatched edges go around, in the words of the plan. */
export function describeRegions(unmatched: UnmatchedEdges, tiling: TilingOfDay): TilingRegions {
  const regions = findUnmatchedRegions(unmatched);
  const outlines = regions.map(({ polygon }) => new PolygonOutline(polygon));
  const owners = new EdgeOwners(unmatched);
  const faults = regions.map((region, at) => describe(region, outlines[at]!, owners, tiling));
  if (outlines.length === 0) return { faults, areBeside: () => false };
  const boxes = new Flatbush(outlines.length);
  for (const { bounds } of outlines) boxes.add(...bounds);
  boxes.finish();
  // a box ends at its corners, and a vertex may be a millionth of a degree beyond
  const pad = 1e-6;
  const areBeside = (x: number, y: number) =>
    boxes.search(x - pad, y - pad, x + pad, y + pad).some((at) => outlines[at]!.isNear(x, y, besideMeters));
  return { faults, areBeside };
}

function describe(
  { kind, polygon }: UnmatchedRegion,
  outline: PolygonOutline,
  owners: EdgeOwners,
  tiling: TilingOfDay,
): TopologyFault {
  const squareMeters = ellipsoidalArea(polygon);
  // a long thin area is half its outline long
  const width =
    (2 * squareMeters) / geodesicLength({ type: 'MultiLineString', coordinates: polygon.coordinates });
  const at = innerPosition(polygon) ?? (polygon.coordinates[0]![0] as [number, number]);
  const told =
    kind === 'covered-twice' ? describeCovered(at, tiling) : describeGap(owners.along(outline), tiling);
  return { ...told, field: 'geometry', at, values: { squareMeters, width, ...told.values } };
}

type Told = Pick<TopologyFault, 'code' | 'feature' | 'other' | 'values'>;

function describeCovered([x, y]: [number, number], { index, boundary, outline }: TilingOfDay): Told {
  const [first, second, ...others] = index.findAt(x, y, true).map(({ feature }) => feature);
  if (first && second && placeInPolygons(x, y, outline) >= 0)
    return { code: 'overlap', feature: first.id, other: second.id, values: namedOthers(others) };
  return { code: 'outside-boundary', feature: first?.id ?? boundary.id, other: boundary.id };
}

function describeGap(owners: readonly number[], { index, boundary }: TilingOfDay): Told {
  const [first, second] = owners
    .filter((owner) => owner !== boundaryOwner)
    .map((owner) => index.parcels[owner]!.feature.id);
  if (owners.includes(boundaryOwner)) {
    return { code: 'boundary-uncovered', feature: boundary.id, ...(first !== undefined && { other: first }) };
  }
  return { code: 'gap', feature: first ?? boundary.id, ...(second !== undefined && { other: second }) };
}
