import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf, type Bounds } from '../cartography/bounds-of.ts';
import { metersBetween, metersPerDegree } from '../geometry/local-meters.ts';
import { GeodesicBow, bowLimits } from './geodesic-bow.ts';
import { LatitudeStrip } from './latitude-strip.ts';
import { PairBudget } from './pair-budget.ts';

/** Numbers of an edge in the list of slopes: longitudes of its ends, latitudes at these, sign. */
const stride = 5;

/**
 * Land with its edges at hand, to be asked how much of it other land covers. Polygons in EPSG:4490, edges straight in
 * degrees; areas in m² on the CGCS2000 ellipsoid. Nothing is clipped and no vertex is rounded, so that shared edges,
 * holes and places where shapes only touch need no care:
 *
 *     The inside of a polygon is what lies under its upper edges without what lies under its lower ones. What
 *     two polygons share is, over all pairs of an edge of each, what lies under both, with the signs of both.
 *
 *          ______        south of a: +     south of c: +
 *         /  a   \____   south of b: -     south of d: -
 *        /   ____/ c  \
 *        \__/ b ‾‾‾‾‾‾/  shared = ac - ad - bc + bd
 *            \___ d _/
 *
 * What lies under both of two edges is what lies under the lower one, which is easily added up. An empty geometry has no
 * land, and shares none.
 */
export class LandShape {
  /** West, south, east, north in degrees; of an empty shape none, turned about. */
  readonly bounds: Readonly<Bounds>;
  /** m² within edges that are straight in degrees. */
  readonly area: number;
  /** m² within edges that are geodesics, as areas are shown; null where one is too long to tell it so. */
  readonly geodesicArea: number | null;
  /** Length of all rings in metres. */
  readonly perimeter: number;
  readonly #strip: LatitudeStrip;
  /**
   * Edges that are not vertical, each from west to east, in the order of their western ends. The sign is 1 where the
   * inside is south of the edge, -1 where it is north.
   */
  readonly #slopes: Float64Array;
  readonly #budget: PairBudget;

  /** `budget` is what telling shared land may take; shapes that are compared with many others have one together. */
  constructor(geometry: Polygon | MultiPolygon, budget: PairBudget = new PairBudget()) {
    this.#budget = budget;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    this.bounds = boundsOf(geometry) ?? [Infinity, Infinity, -Infinity, -Infinity];
    const latitude = (this.bounds[1] + this.bounds[3]) / 2;
    this.#strip = new LatitudeStrip(Number.isFinite(latitude) ? latitude : 0);
    this.#slopes = sortSlopes(slopesOf(polygons));
    this.area = this.#ownArea();
    const { perimeter, longest, bow } = traceRings(polygons, this.#strip.latitude);
    this.perimeter = perimeter;
    const isNear = this.bounds[3] - latitude <= bowLimits.degrees && longest <= bowLimits.meters;
    this.geodesicArea = isNear ? this.area - bow : null;
  }

  /**
   * How much land both cover, m²; null where the outlines are so intricate that telling it would take too long: see
   * `PairBudget`.
   */
  sharedWith(other: LandShape): number | null {
    if (!this.#isNear(other)) return 0;
    const shared = sumOverPairs(this.#slopes, other.#slopes, this.#strip, this.#budget);
    // edges that cancel out leave some billionths
    return shared === null ? null : Math.max(0, shared);
  }

  /** How much land one of both covers and the other doesn't, m²; null as above. */
  differenceFrom(other: LandShape): number | null {
    const shared = this.sharedWith(other);
    return shared === null ? null : Math.max(0, this.area + other.area - 2 * shared);
  }

  #isNear({ bounds: [west, south, east, north] }: LandShape): boolean {
    const [ownWest, ownSouth, ownEast, ownNorth] = this.bounds;
    return west < ownEast && ownWest < east && south < ownNorth && ownSouth < north;
  }

  #ownArea(): number {
    const { latitude } = this.#strip;
    const slopes = this.#slopes;
    let area = 0;
    for (let at = 0; at < slopes.length; at += stride) {
      const [west, east, start, end, sign] = edgeAt(slopes, at);
      area += sign * this.#strip.under(start - latitude, end - latitude, east - west);
    }
    return area;
  }
}

/**
 * The sum over all pairs of an edge of each that have longitudes in common, m²; null once the budget is spent. Both lists
 * are walked together from west to east, and from each edge on the other list as far as the edge reaches: no pair is
 * looked at but those that count, also where a few edges are very wide (the forward scan of a spatial join: Brinkhoff,
 * Kriegel and Seeger, 1993).
 */
function sumOverPairs(
  a: Float64Array,
  b: Float64Array,
  strip: LatitudeStrip,
  budget: PairBudget,
): number | null {
  const share = budget.begin();
  let sum = 0;
  let [aAt, bAt] = [0, 0];
  while (aAt < a.length && bAt < b.length) {
    const isA = a[aAt]! <= b[bAt]!;
    const [list, from, east] = isA ? [b, bAt, a[aAt + 1]!] : [a, aAt, b[bAt + 1]!];
    for (let beside = from; beside < list.length && list[beside]! < east; beside += stride) {
      if (!share.take()) return null;
      sum += isA ? underBoth(a, aAt, b, beside, strip) : underBoth(a, beside, b, bAt, strip);
    }
    if (isA) aAt += stride;
    else bAt += stride;
  }
  return sum;
}

type Edge = [west: number, east: number, start: number, end: number, sign: number];

function edgeAt(slopes: Float64Array, at: number): Edge {
  return [slopes[at]!, slopes[at + 1]!, slopes[at + 2]!, slopes[at + 3]!, slopes[at + 4]!];
}

/** m² under both of two edges, south of a latitude negative, with the signs of both. */
function underBoth(a: Float64Array, aAt: number, b: Float64Array, bAt: number, strip: LatitudeStrip): number {
  const west = Math.max(a[aAt]!, b[bAt]!);
  const east = Math.min(a[aAt + 1]!, b[bAt + 1]!);
  if (west >= east) return 0;
  const sign = a[aAt + 4]! * b[bAt + 4]!;
  const aStart = heightAt(a, aAt, west) - strip.latitude;
  const aEnd = heightAt(a, aAt, east) - strip.latitude;
  const bStart = heightAt(b, bAt, west) - strip.latitude;
  const bEnd = heightAt(b, bAt, east) - strip.latitude;
  if (aStart <= bStart && aEnd <= bEnd) return sign * strip.under(aStart, aEnd, east - west);
  if (bStart <= aStart && bEnd <= aEnd) return sign * strip.under(bStart, bEnd, east - west);
  // they cross: the one is the lower up to there, the other from there on
  const share = (bStart - aStart) / (bStart - aStart + aEnd - bEnd);
  const crossing = aStart + share * (aEnd - aStart);
  const width = share * (east - west);
  const before = strip.under(Math.min(aStart, bStart), crossing, width);
  return sign * (before + strip.under(crossing, Math.min(aEnd, bEnd), east - west - width));
}

/** Latitude of an edge at a longitude. */
function heightAt(slopes: Float64Array, at: number, longitude: number): number {
  const west = slopes[at]!;
  const east = slopes[at + 1]!;
  const start = slopes[at + 2]!;
  const end = slopes[at + 3]!;
  if (longitude === east) return end;
  return start + ((longitude - west) / (east - west)) * (end - start);
}

/** The edges of all rings, whichever way these turn; vertical ones have nothing under them. */
function slopesOf(polygons: readonly Position[][][]): number[] {
  const slopes: number[] = [];
  for (const rings of polygons) {
    for (const [place, ring] of rings.entries()) {
      const turn = turnOf(ring, place);
      for (let at = 0; at + 1 < ring.length; at++) {
        const [ax, ay] = ring[at]! as [number, number];
        const [bx, by] = ring[at + 1]! as [number, number];
        if (ax < bx) slopes.push(ax, bx, ay, by, -turn);
        else if (ax > bx) slopes.push(bx, ax, by, ay, turn);
      }
    }
  }
  return slopes;
}

/** 1 where the inside is on the left of a ring, shells turning counter-clockwise and holes clockwise; -1 where it isn't. */
function turnOf(ring: readonly Position[], place: number): 1 | -1 {
  return turnsLeft(ring) === (place === 0) ? 1 : -1;
}

function turnsLeft(ring: readonly Position[]): boolean {
  const [x0, y0] = (ring[0] ?? [0, 0]) as [number, number];
  let doubledArea = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [ax, ay] = ring[at]! as [number, number];
    const [bx, by] = ring[at + 1]! as [number, number];
    // from the first position on, so that large coordinates keep their digits
    doubledArea += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return doubledArea > 0;
}

function sortSlopes(slopes: readonly number[]): Float64Array {
  const order = Array.from({ length: slopes.length / stride }, (_, place) => place * stride);
  order.sort((a, b) => slopes[a]! - slopes[b]!);
  const sorted = new Float64Array(slopes.length);
  for (const [place, from] of order.entries())
    for (let part = 0; part < stride; part++) sorted[place * stride + part] = slopes[from + part]!;
  return sorted;
}

interface Trace {
  perimeter: number;
  /** Length of the longest edge, metres. */
  longest: number;
  /** m² that geodesics take from what straight edges enclose. */
  bow: number;
}

function traceRings(polygons: readonly Position[][][], latitude: number): Trace {
  const per = metersPerDegree(latitude);
  const geodesics = new GeodesicBow(latitude);
  const trace: Trace = { perimeter: 0, longest: 0, bow: 0 };
  for (const rings of polygons) {
    for (const [place, ring] of rings.entries()) {
      const turn = turnOf(ring, place);
      for (let at = 0; at + 1 < ring.length; at++) {
        const [ax, ay] = ring[at]! as [number, number];
        const [bx, by] = ring[at + 1]! as [number, number];
        const length = metersBetween(ax, ay, bx, by, per);
        trace.perimeter += length;
        trace.longest = Math.max(trace.longest, length);
        trace.bow += turn * geodesics.takenFromLeft(bx - ax, by - ay);
      }
    }
  }
  return trace;
}
