import type { MultiPolygon, Polygon, Position } from 'geojson';
import { boundsOf, type Bounds } from '../cartography/bounds-of.ts';
import { metersBetween, metersPerDegree } from '../geometry/local-meters.ts';
import { GeodesicBow, bowLimits } from './geodesic-bow.ts';
import { LatitudeStrip } from './latitude-strip.ts';

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
  /** Degrees of longitude of the widest edge. */
  readonly #widest: number;

  constructor(geometry: Polygon | MultiPolygon) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    this.bounds = boundsOf(geometry) ?? [Infinity, Infinity, -Infinity, -Infinity];
    const latitude = (this.bounds[1] + this.bounds[3]) / 2;
    this.#strip = new LatitudeStrip(Number.isFinite(latitude) ? latitude : 0);
    this.#slopes = sortSlopes(slopesOf(polygons));
    this.#widest = widestOf(this.#slopes);
    this.area = this.#ownArea();
    const { perimeter, longest, bow } = traceRings(polygons, this.#strip.latitude);
    this.perimeter = perimeter;
    const isNear = this.bounds[3] - latitude <= bowLimits.degrees && longest <= bowLimits.meters;
    this.geodesicArea = isNear ? this.area - bow : null;
  }

  /** How much land both cover, m². */
  sharedWith(other: LandShape): number {
    if (!this.#isNear(other)) return 0;
    const [slopes, others] = [this.#slopes, other.#slopes];
    let shared = 0;
    for (let at = 0; at < slopes.length; at += stride) {
      const east = slopes[at + 1]!;
      for (let beside = other.#firstBeside(slopes[at]!); beside < others.length; beside += stride) {
        if (others[beside]! >= east) break;
        shared += underBoth(slopes, at, others, beside, this.#strip);
      }
    }
    // edges that cancel out leave some billionths
    return Math.max(0, shared);
  }

  /** How much land one of both covers and the other doesn't, m². */
  differenceFrom(other: LandShape): number {
    return Math.max(0, this.area + other.area - 2 * this.sharedWith(other));
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

  /** The first of the edges that may reach east of a longitude. */
  #firstBeside(longitude: number): number {
    let low = 0;
    let high = this.#slopes.length / stride;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#slopes[middle * stride]! <= longitude - this.#widest) low = middle + 1;
      else high = middle;
    }
    return low * stride;
  }
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

function widestOf(slopes: Float64Array): number {
  let widest = 0;
  for (let at = 0; at < slopes.length; at += stride) widest = Math.max(widest, slopes[at + 1]! - slopes[at]!);
  return widest;
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
