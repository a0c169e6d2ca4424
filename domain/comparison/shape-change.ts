import type {
  Geometry,
  LineString,
  MultiLineString,
  MultiPoint,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { courseBetween, type Place } from '../measure/geodesic.ts';
import type { FeatureChange, ShapeSize } from './comparison.ts';
import { isSameJson } from './same-json.ts';
import { areCornersShared } from './same-outline.ts';
import { isSameLine } from './same-line.ts';
import { isAreal, rounded, type ShapeBook } from './shape-book.ts';

/** Positions are stored on a grid of a tenth of a millimetre: what lies within two steps of it is the same. */
const reachMeters = 0.000_2;

/** Points have no size. */
const ofPoints: ShapeSize = { area: null, length: null };

/** Of land that is the same no more than this share may differ, however small it is. */
const leastShare = 0.001;

/**
 * How two geometries in EPSG:4490 differ: `redrawn` where vertices differ but the shape is the same, to a fifth of a
 * millimetre, `reshaped` where it is another; null where the coordinates are the same.
 */
export function findShapeChange(before: Geometry, after: Geometry, book: ShapeBook): FeatureChange | null {
  if (isSameJson(before, after)) return null;
  if (isAreal(before) && isAreal(after)) return compareLand(before, after, book);
  if (isLinear(before) && isLinear(after) && isSameLine(before, after, reachMeters))
    return { kind: 'redrawn' };
  if (isOfPoints(before) && isOfPoints(after)) return comparePoints(before, after);
  return reshaped(book.sizeOf(before), book.sizeOf(after));
}

function reshaped(
  before: ShapeSize,
  after: ShapeSize,
  difference: number | null = null,
  moved: number | null = null,
): FeatureChange {
  return { kind: 'reshaped', before, after, difference, moved };
}

function compareLand(
  before: Polygon | MultiPolygon,
  after: Polygon | MultiPolygon,
  book: ShapeBook,
): FeatureChange {
  const [land, otherLand] = [book.landOf(before), book.landOf(after)];
  const difference = land.differenceFrom(otherLand);
  if (difference === null) return reshaped(book.sizeOf(before), book.sizeOf(after));
  const outline = Math.max(land.perimeter, otherLand.perimeter);
  const least = Math.min(outline * reachMeters, Math.min(land.area, otherLand.area) * leastShare);
  if (difference <= least && areCornersShared(before, after, reachMeters)) return { kind: 'redrawn' };
  return reshaped(book.sizeOf(before), book.sizeOf(after), rounded(difference));
}

function isLinear(geometry: Geometry): geometry is LineString | MultiLineString {
  return geometry.type === 'LineString' || geometry.type === 'MultiLineString';
}

function isOfPoints(geometry: Geometry): geometry is Point | MultiPoint {
  return geometry.type === 'Point' || geometry.type === 'MultiPoint';
}

function comparePoints(before: Point | MultiPoint, after: Point | MultiPoint): FeatureChange {
  const [places, otherPlaces] = [placesOf(before), placesOf(after)];
  if (isSameJson(places, otherPlaces)) return { kind: 'redrawn' };
  const isSingle = places.length === 1 && otherPlaces.length === 1;
  return reshaped(ofPoints, ofPoints, null, isSingle ? distance(places[0]!, otherPlaces[0]!) : null);
}

/** In an order of their own: that of several points says nothing. */
function placesOf(geometry: Point | MultiPoint): Position[] {
  const places = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
  return places.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
}

function distance([x, y]: Position, [otherX, otherY]: Position): number {
  const [from, to]: [Place, Place] = [
    [x!, y!],
    [otherX!, otherY!],
  ];
  return rounded(courseBetween(from, to).meters);
}
