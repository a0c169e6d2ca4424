import type { FeatureState } from '../features/feature-state.ts';
import { completionDay, isValidOn } from '../features/validity.ts';
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import { flatPolygons } from './flat-polygons.ts';
import { mendEdges } from './mend-edges.ts';
import { findNearMisses, findNearVertices, type NearMiss } from './near-misses.ts';
import { groupBy } from './group-by.ts';
import { namedOthers } from './named-others.ts';
import { ParcelIndex, type Parcel } from './parcel-index.ts';
import type { TopologyFault } from './topology-fault.ts';
import { boundaryOwner, findUnmatchedEdges, type UnmatchedEdges } from './unmatched-edges.ts';
import { describeRegions, type TilingOfDay } from './tiling-region.ts';

/** Square metres by which the areas of the parcels may differ from that of the boundary. */
const areaTolerance = 1;

/**
 * Where parcels do not tile the boundary. On the day from which on the plan is whole there may be neither overlap nor
 * gap, every junction is a vertex of all that meet there, and the ellipsoidal areas add up to the boundary's within
 * 1 m²; on the earlier days there may be land not yet planned, but no overlap; and after it no parcel may end before the
 * boundary does, for none comes to take its place. Decided exactly, edge by edge (see
 * findUnmatchedEdges). Geometries must be valid, EPSG:4490. No parcels at all are one gap.
 */
export function findPartitionFaults(zones: readonly FeatureState[], boundary: FeatureState): TopologyFault[] {
  const whole = completionDay(zones);
  const faults = findFaultsOfDay(zones, boundary, whole);
  for (const day of earlierDays(zones, whole)) {
    const overlaps = findFaultsOfDay(zones, boundary, day).filter(
      ({ code }) => code === 'overlap' || code === 'outside-boundary',
    );
    faults.push(...overlaps.filter((fault) => !faults.some((known) => isSame(known, fault))));
  }
  return [...faults, ...findEndings(zones, boundary, whole)];
}

/** Parcels of the whole plan that end before the boundary: each leaves its land empty. One fault for each such day. */
function findEndings(
  zones: readonly FeatureState[],
  boundary: FeatureState,
  whole: string | null,
): TopologyFault[] {
  const ending = zones.filter(
    (zone) =>
      zone.validTo !== null &&
      isValidOn(zone, whole) &&
      (boundary.validTo === null || zone.validTo < boundary.validTo),
  );
  return [...groupBy(ending, ({ validTo }) => validTo!)].map(([day, [first, ...others]]) => ({
    code: 'parcel-not-followed',
    feature: first!.id,
    field: 'validTo',
    values: { day, ...namedOthers(others) },
  }));
}

/** Days before the last on which parcels that end are valid; on all others what is valid is so on the last day. */
function earlierDays(zones: readonly FeatureState[], whole: string | null): (string | null)[] {
  const ending = zones.filter((zone) => !isValidOn(zone, whole));
  const days = new Set(zones.map(({ validFrom }) => validFrom));
  return [...days].filter((day) => day !== whole && ending.some((zone) => isValidOn(zone, day)));
}

function isSame(a: TopologyFault, b: TopologyFault): boolean {
  return a.code === b.code && a.feature === b.feature && a.other === b.other;
}

function findFaultsOfDay(
  zones: readonly FeatureState[],
  boundary: FeatureState,
  day: string | null,
): TopologyFault[] {
  const index = new ParcelIndex(zones.filter((zone) => isValidOn(zone, day)));
  const tiling: TilingOfDay = { index, boundary, outline: flatPolygons(boundary.geometry) };
  const unmatched = findUnmatchedEdges(
    index.parcels.map(({ polygons }) => polygons),
    tiling.outline,
  );
  return unmatched.edges.length === 0
    ? findAreaFault(tiling, index.parcels)
    : describeUnmatched(unmatched, tiling);
}

/** What edges that nothing runs back along say of a tiling: at least one fault where there are any. */
export function describeUnmatched(unmatched: UnmatchedEdges, tiling: TilingOfDay): TopologyFault[] {
  if (unmatched.edges.length === 0) return [];
  const near = findNearVertices(unmatched);
  const mended = mendEdges(unmatched, near);
  const { faults, areBeside } = describeRegions(mended, tiling);
  const misses = findNearMisses(near, unmatched).filter(({ x, y }) => !areBeside(x, y));
  const told = [...faults, ...misses.map((miss) => describeMiss(miss, tiling))];
  return told.length > 0 ? told : [describeEdge(unmatched, tiling)];
}

/** Edges that match have the same areas; this is the proof of the sum, and of the area's own arithmetic. */
function findAreaFault({ boundary }: TilingOfDay, parcels: readonly Parcel[]): TopologyFault[] {
  const sum = parcels.reduce((total, { feature }) => total + areaOf(feature), 0);
  const expected = areaOf(boundary);
  if (Math.abs(sum - expected) <= areaTolerance) return [];
  const values = { squareMeters: sum, expected };
  return [{ code: 'areas-differ', feature: boundary.id, field: 'geometry', values }];
}

function areaOf({ geometry }: FeatureState): number {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? ellipsoidalArea(geometry) : 0;
}

function describeMiss(miss: NearMiss, tiling: TilingOfDay): TopologyFault {
  return {
    code: miss.kind === 'on-edge' ? 'junction-without-vertex' : 'corners-apart',
    feature: nameOf(miss.owner, tiling),
    other: nameOf(miss.vertexOwner, tiling),
    field: 'geometry',
    at: [miss.x, miss.y],
    values: { meters: miss.meters },
  };
}

/** An edge that nothing else explains: thinner than the grid. */
function describeEdge({ edges, vertices }: UnmatchedEdges, tiling: TilingOfDay): TopologyFault {
  const { from, owners } = edges[0]!;
  return {
    code: 'edge-unmatched',
    feature: nameOf(owners.find((owner) => owner !== boundaryOwner) ?? boundaryOwner, tiling),
    field: 'geometry',
    at: [vertices.xs[from]!, vertices.ys[from]!],
  };
}

function nameOf(owner: number, { index, boundary }: TilingOfDay): string {
  return owner === boundaryOwner ? boundary.id : index.parcels[owner]!.feature.id;
}
