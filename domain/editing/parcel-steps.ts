import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { FeatureState } from '../features/feature-state.ts';
import { intersectAreas, subtractAreas, uniteAreas, type Area } from '../geometry/clip-areas.ts';
import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import { findGeometryFault, type GeometryFault } from '../geometry/geometry-fault.ts';
import { placeInRing } from '../geometry/polygon-fault.ts';
import { boundsOfPolygons, flatPolygons } from '../topology/flat-polygons.ts';
import { splitArea } from './split-area.ts';
import { weave } from './weave.ts';

/** What lies around a parcel: others, and the outline that all of them tile. */
export interface Around {
  /** Parcels and outline whose bounds meet a box in degrees. */
  areasIn(west: number, south: number, east: number, north: number): FeatureState[];
}

/** What an action makes of features: as they are to be, and ids of those that are to be none. */
export interface ParcelStep {
  features: FeatureState[];
  removed: string[];
}

/** Why an action makes nothing. */
export type StepFault =
  /** Others cover all of it. */
  | { kind: 'covered' }
  /** The line goes through none of them. */
  | { kind: 'not-crossed' }
  /** They don't touch, and make no one area. */
  | { kind: 'apart' }
  /** It would leave nothing, or lies beside it. */
  | { kind: 'not-within' }
  | { kind: 'invalid'; fault: GeometryFault };

export type StepResult = ParcelStep | StepFault;

export const isStep = (result: StepResult): result is ParcelStep => 'features' in result;

/** Parts that are less are those of edges that were rounded, m². */
const leastArea = 0.01;

/** A parcel in its place, with the corners of those beside it, which get its corners. */
export function placeParcel(parcel: FeatureState, around: Around): StepResult {
  const shape = parcel.geometry as Area;
  const fault = findGeometryFault(shape);
  if (fault) return { kind: 'invalid', fault };
  return { features: wovenIn([parcel], around), removed: [] };
}

/** A parcel without what others cover. */
export function clipParcel(parcel: FeatureState, around: Around): StepResult {
  const others = besides([parcel], around).filter(({ collection }) => collection === parcel.collection);
  const left = simplest(subtractAreas(parcel.geometry as Area, others.map(areaOf)));
  if (!left) return { kind: 'covered' };
  return { features: wovenIn([{ ...parcel, geometry: left }], around), removed: [] };
}

/**
 * Parcels parted by a line: of each the largest part stays what it was, and others are new, of the same properties but
 * for the code, which is one parcel's. `makeId` gives their ids.
 */
export function splitParcels(
  parcels: readonly FeatureState[],
  line: readonly Position[],
  around: Around,
  makeId: () => string,
): StepResult {
  const parted = parcels.flatMap((parcel) => {
    const before = parcel.geometry.type === 'MultiPolygon' ? parcel.geometry.coordinates.length : 1;
    const parts = splitArea(areaOf(parcel), line).filter((part) => ellipsoidalArea(part) >= leastArea);
    if (parts.length <= before) return [];
    const properties = withoutCode(parcel.properties);
    return parts.map((geometry, at): FeatureState =>
      at === 0 ? { ...parcel, geometry } : { ...parcel, id: makeId(), properties, geometry },
    );
  });
  if (parted.length === 0) return { kind: 'not-crossed' };
  return { features: wovenIn(parted, around), removed: [] };
}

function withoutCode(properties: FeatureState['properties']): FeatureState['properties'] {
  return Object.fromEntries(Object.entries(properties).filter(([field]) => field !== 'parcelCode'));
}

/** Parcels made one, which is the first with what the others cover; they must meet along an edge. */
export function mergeParcels(parcels: readonly FeatureState[]): StepResult {
  const [first, ...others] = parcels;
  if (!first || others.length === 0) return { kind: 'apart' };
  const united = uniteAreas(parcels.map(areaOf));
  if (united.coordinates.length > Math.max(...parcels.map(partCount))) return { kind: 'apart' };
  return {
    features: [{ ...first, geometry: simplest(united)! }],
    removed: others.map(({ id }) => id),
  };
}

/** A parcel with a hole of a shape, which must lie within it; `filling` is what is to lie in the hole, if anything. */
export function cutHole(
  parcel: FeatureState,
  hole: Polygon,
  around: Around,
  filling: FeatureState | null,
): StepResult {
  const fault = findGeometryFault(hole);
  if (fault) return { kind: 'invalid', fault };
  const left = simplest(subtractAreas(areaOf(parcel), [hole]));
  const cut = simplest(intersectAreas(areaOf(parcel), [hole]));
  if (!left || !cut) return { kind: 'not-within' };
  const changed = [{ ...parcel, geometry: left }, ...(filling ? [{ ...filling, geometry: cut }] : [])];
  return { features: wovenIn(changed, around), removed: [] };
}

/** A parcel without the hole that holds a place; null where none does. */
export function fillHole(parcel: FeatureState, [x, y]: Position): FeatureState | null {
  let isFilled = false;
  const withoutHole = ([shell, ...holes]: Position[][]): Position[][] => {
    const left = holes.filter((ring) => {
      const isOver = holds(ring, x!, y!);
      if (isOver) isFilled = true;
      return !isOver;
    });
    return [shell!, ...left];
  };
  const geometry = parcel.geometry as Area;
  const filled: Area =
    geometry.type === 'Polygon'
      ? { type: 'Polygon', coordinates: withoutHole(geometry.coordinates) }
      : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(withoutHole) };
  return isFilled ? { ...parcel, geometry: filled } : null;
}

function holds(ring: readonly Position[], x: number, y: number): boolean {
  return placeInRing(x, y, ring.flat()) >= 0;
}

/** Areas with the corners of each other and of those around them, and those that got corners of them. */
function wovenIn(areas: readonly FeatureState[], around: Around): FeatureState[] {
  const others = new Map(besides(areas, around).map((other) => [other.id, other]));
  const woven = new Map(areas.map((area) => [area.id, area]));
  const changed = new Set<string>();
  for (const { id } of areas) {
    const area = woven.get(id)!;
    const rest = [...[...woven.values()].filter((one) => one.id !== id), ...others.values()];
    const { shape, neighbours } = weave(areaOf(area), rest);
    woven.set(id, { ...area, geometry: shape });
    for (const neighbour of neighbours) {
      if (woven.has(neighbour.id)) woven.set(neighbour.id, neighbour);
      else {
        others.set(neighbour.id, neighbour);
        changed.add(neighbour.id);
      }
    }
  }
  return [...woven.values(), ...[...changed].map((id) => others.get(id)!)];
}

/** All that lies around areas, but for themselves. */
function besides(areas: readonly FeatureState[], around: Around): FeatureState[] {
  const own = new Set(areas.map(({ id }) => id));
  const found = areas.flatMap((area) => around.areasIn(...boundsOfPolygons(flatPolygons(area.geometry))));
  return [...new Map(found.filter(({ id }) => !own.has(id)).map((one) => [one.id, one])).values()];
}

function areaOf({ geometry }: FeatureState): Area {
  return geometry as Area;
}

function partCount({ geometry }: FeatureState): number {
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.length : 1;
}

/** One polygon as a polygon; null for none. */
function simplest({ coordinates }: MultiPolygon): Area | null {
  const parts = coordinates.filter(
    (rings) => ellipsoidalArea({ type: 'Polygon', coordinates: rings }) >= leastArea,
  );
  const [only, ...others] = parts;
  if (!only) return null;
  return others.length === 0
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: parts };
}
