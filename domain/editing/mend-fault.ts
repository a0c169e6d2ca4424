import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { intersectAreas, subtractAreas, uniteAreas, type Area } from '../geometry/clip-areas.ts';
import { metersBetween, metersPerDegree } from '../geometry/local-meters.ts';
import { verticesOf, withVertices } from '../geometry/with-vertices.ts';
import { boundsOfPolygons, flatPolygons, placeInPolygons } from '../topology/flat-polygons.ts';
import type { TopologyFault } from '../topology/topology-fault.ts';
import { moveCorner } from './corners.ts';
import { placeParcel, type Around, type StepResult } from './parcel-steps.ts';

/** What can be done about a fault without asking anybody what they meant. */
export type Fix = 'clip' | 'clip-to-outline' | 'absorb' | 'fill' | 'add-vertex' | 'snap';

/** The plan in which faults are mended. */
export interface MendedPlan extends Around {
  feature(id: string): FeatureState | null;
  /** The outline that parcels tile; null for none. */
  readonly outline: FeatureState | null;
}

/** Where a gap is looked for at first, degrees to each side; then ever farther around. */
const firstReach = 0.002;
/** Corners that lie apart are told within 5 cm; so far one is moved, metres. */
const snapMeters = 0.06;

/** What can be done about a fault, the likeliest first; none for what takes a decision. */
export function fixesOf({ code }: TopologyFault): Fix[] {
  switch (code) {
    case 'overlap':
      return ['clip'];
    case 'outside-boundary':
      return ['clip-to-outline'];
    case 'gap':
      return ['absorb', 'fill'];
    case 'boundary-uncovered':
      return ['fill', 'absorb'];
    case 'junction-without-vertex':
      return ['add-vertex'];
    case 'corners-apart':
      return ['snap'];
    default:
      return [];
  }
}

/**
 * Mend a fault; null where it is not there any more. `newness` tells of which two parcels over each other gives way: the newer, such as one
 * that was drawn just now. `fill` is the parcel that a gap becomes, in a shape of its own.
 */
export function mendFault(
  fault: TopologyFault,
  fix: Fix,
  plan: MendedPlan,
  { newness, filling }: { newness: (id: string) => number; filling: FeatureState },
): StepResult | null {
  const feature = plan.feature(fault.feature);
  const other = fault.other === undefined ? null : plan.feature(fault.other);
  switch (fix) {
    case 'clip': {
      if (!feature || !other) return null;
      const isOtherNewer = newness(other.id) > newness(feature.id);
      const [given, kept] = isOtherNewer ? [other, feature] : [feature, other];
      return reshaped(given, subtractAreas(areaOf(given), [areaOf(kept)]), plan);
    }
    case 'clip-to-outline':
      if (!feature || !plan.outline) return null;
      return reshaped(feature, intersectAreas(areaOf(feature), [areaOf(plan.outline)]), plan);
    case 'fill': {
      const gap = findGap(fault, plan);
      return gap && placeParcel({ ...filling, geometry: gap }, plan);
    }
    case 'absorb': {
      const gap = findGap(fault, plan);
      const beside = gap && besideMost(gap, plan);
      return gap && beside && reshaped(beside, uniteAreas([areaOf(beside), gap]), plan);
    }
    case 'add-vertex': {
      if (!feature || !fault.at) return null;
      const geometry = withVertices(areaOf(feature), [[...fault.at]]);
      return geometry === feature.geometry ? null : { features: [{ ...feature, geometry }], removed: [] };
    }
    case 'snap':
      return feature && fault.at ? snapCorner(feature, fault.at, plan) : null;
  }
}

function areaOf({ geometry }: FeatureState): Area {
  return geometry as Area;
}

function reshaped(parcel: FeatureState, { coordinates }: MultiPolygon, plan: MendedPlan): StepResult {
  const [only, ...others] = coordinates;
  if (!only) return { kind: 'covered' };
  const geometry: Area =
    others.length === 0 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates };
  return placeParcel({ ...parcel, geometry }, plan);
}

/** The land without a parcel at the place of a fault; null for none. */
function findGap({ at }: TopologyFault, plan: MendedPlan): Polygon | null {
  const { outline } = plan;
  if (!at || !outline) return null;
  const [x, y] = at;
  const bounds = boundsOfPolygons(flatPolygons(outline.geometry));
  for (let reach = firstReach; ; reach *= 4) {
    const box = [x - reach, y - reach, x + reach, y + reach] as const;
    const parcels = plan.areasIn(...box).filter(({ id }) => id !== outline.id);
    const window: Polygon = { type: 'Polygon', coordinates: [ringOf(box)] };
    const free = subtractAreas(
      intersectAreas(areaOf(outline), [window]) satisfies MultiPolygon,
      parcels.map(areaOf),
    );
    const gap = free.coordinates
      .map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
      .find((polygon) => placeInPolygons(x, y, flatPolygons(polygon)) >= 0);
    const isWhole = box[0] <= bounds[0] && box[1] <= bounds[1] && box[2] >= bounds[2] && box[3] >= bounds[3];
    if (isWhole || (gap && !verticesOf(gap).some((vertex) => isOnBox(vertex, box)))) return gap ?? null;
  }
}

function ringOf([west, south, east, north]: readonly [number, number, number, number]): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function isOnBox([x, y]: Position, [west, south, east, north]: readonly number[]): boolean {
  const near = 2e-9;
  return Math.min(x! - west!, east! - x!) <= near || Math.min(y! - south!, north! - y!) <= near;
}

/** The parcel that a gap has most of its border with. */
function besideMost(gap: Polygon, plan: MendedPlan): FeatureState | null {
  const bounds = boundsOfPolygons(flatPolygons(gap));
  const vertices = verticesOf(gap);
  const per = metersPerDegree(bounds[1]);
  const shared = (parcel: FeatureState) => {
    const edges = new Set<string>();
    const rings = flatPolygons(withVertices(areaOf(parcel), vertices)).flat();
    for (const ring of rings)
      for (let at = 0; at + 3 < ring.length; at += 2)
        edges.add([ring[at], ring[at + 1], ring[at + 2], ring[at + 3]].join(' '));
    let meters = 0;
    for (const ring of flatPolygons(gap).flat())
      for (let at = 0; at + 3 < ring.length; at += 2) {
        const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
        if (edges.has([bx, by, ax, ay].join(' '))) meters += metersBetween(ax, ay, bx, by, per);
      }
    return meters;
  };
  const around = plan
    .areasIn(...bounds)
    .filter(({ id }) => id !== plan.outline?.id)
    .map((parcel) => ({ parcel, meters: shared(parcel) }))
    .filter(({ meters }) => meters > 0)
    .sort((a, b) => b.meters - a.meters);
  return around[0]?.parcel ?? null;
}

/** Move the corner of a feature that lies beside a place to that place, in all that meet in it. */
function snapCorner(feature: FeatureState, [x, y]: [number, number], plan: MendedPlan): StepResult | null {
  const per = metersPerDegree(y);
  const away = (vertex: Position) => metersBetween(x, y, vertex[0]!, vertex[1]!, per);
  const [nearest] = verticesOf(areaOf(feature))
    .filter((vertex) => away(vertex) > 0 && away(vertex) <= snapMeters)
    .sort((a, b) => away(a) - away(b));
  if (!nearest) return null;
  const meeting = plan.areasIn(nearest[0]!, nearest[1]!, nearest[0]!, nearest[1]!);
  return { features: moveCorner(meeting, nearest, [x, y]), removed: [] };
}
