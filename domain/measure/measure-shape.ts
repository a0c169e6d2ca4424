import { ellipsoidalArea } from '../geometry/ellipsoidal-area.ts';
import { findPolygonFault } from '../geometry/polygon-fault.ts';
import { keptCourseBetween, type Course, type Place } from './geodesic.ts';
import { meetingShares, placeOn } from './line-pieces.ts';

/** One straight part of what was drawn. */
export interface Leg extends Course {
  from: Place;
  to: Place;
}

export interface LineMeasure {
  legs: Leg[];
  /** Metres of all legs. */
  meters: number;
}

/** Why what was drawn has no area, and where that shows. */
export interface AreaFault {
  reason: 'too-few' | 'flat' | 'crossing';
  place: Place | null;
}

export interface AreaMeasure {
  /** The sides, the last one back to the first corner. */
  legs: Leg[];
  perimeterMeters: number;
  /** m² on the ellipsoid; null where there is a fault. */
  squareMeters: number | null;
  fault: AreaFault | null;
}

/** Lengths and bearings of a line; fewer than two places give no legs. */
export function measureLine(places: readonly Place[]): LineMeasure {
  const legs = places.slice(1).map((to, index) => legBetween(places[index]!, to));
  return { legs, meters: totalMeters(legs) };
}

/** What polygons came to, by their corners. */
const keptAreas = new WeakMap<readonly Place[], AreaMeasure>();

/**
 * Area and sides of a polygon given by its corners, the first not repeated. A corner that comes twice in a row counts
 * once. The same corners are measured once, however many ask: they must not be changed.
 */
export function measureArea(corners: readonly Place[]): AreaMeasure {
  const area = keptAreas.get(corners) ?? reckonArea(corners);
  keptAreas.set(corners, area);
  return area;
}

function reckonArea(corners: readonly Place[]): AreaMeasure {
  const legs = corners.length < 2 ? [] : measureLine([...corners, corners[0]!]).legs;
  const fault = findAreaFault(corners);
  const squareMeters = fault
    ? null
    : ellipsoidalArea({ type: 'Polygon', coordinates: [closedRing(corners)] });
  return { legs, perimeterMeters: totalMeters(legs), squareMeters, fault };
}

/** The ring of a polygon's corners: closed, and without repetitions. */
export function closedRing(corners: readonly Place[]): [number, number][] {
  const ring = corners.filter((corner, index) => index === 0 || !isSame(corner, corners[index - 1]!));
  while (ring.length > 1 && isSame(ring[0]!, ring.at(-1)!)) ring.pop();
  return [...ring, ...ring.slice(0, 1)].map(([longitude, latitude]) => [longitude, latitude]);
}

function findAreaFault(corners: readonly Place[]): AreaFault | null {
  const ring = closedRing(corners);
  if (ring.length < 4) return { reason: 'too-few', place: null };
  const fault = findPolygonFault([ring.flat()]);
  if (!fault) return null;
  const isFlat = fault.reason === 'spike' || fault.reason === 'zero-area';
  if (isFlat) return { reason: 'flat', place: [fault.x, fault.y] };
  return { reason: 'crossing', place: findCrossing(ring) ?? [fault.x, fault.y] };
}

/** Where two sides of a ring that aren't neighbours meet for the first time. */
function findCrossing(ring: readonly Place[]): Place | null {
  const sides = ring.slice(1).map((to, index) => ({ from: ring[index]!, to }));
  for (const [index, side] of sides.entries()) {
    const isLastOfFirst = (other: number) => index === 0 && other === sides.length - 1;
    for (let other = index + 2; other < sides.length && !isLastOfFirst(other); other++) {
      const share = meetingShares(side, sides[other]!.from, sides[other]!.to)[0];
      if (share !== undefined) return placeOn(side, share);
    }
  }
  return null;
}

function legBetween(from: Place, to: Place): Leg {
  return { from, to, ...keptCourseBetween(from, to) };
}

function totalMeters(legs: readonly Leg[]): number {
  return legs.reduce((sum, { meters }) => sum + meters, 0);
}

function isSame(a: Place, b: Place): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
