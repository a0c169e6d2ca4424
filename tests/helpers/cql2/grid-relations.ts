/**
 * How geometries of horizontal and vertical lines on a grid are related, reckoned without any geometry library. Such
 * lines cut the plane into corners, open sides and open cells, and each of these lies as a whole in the interior, on
 * the boundary or in the exterior of a geometry:
 *
 *     o---o---o     o corner, dimension 0
 *     |   |   |     - | side, dimension 1
 *     o---o---o     and the cell between, dimension 2
 */
import type { Position } from 'geojson';
import type { SimpleGeometry, SpatialRelation } from '#domain/cql2/condition.ts';

type Point = readonly [x: number, y: number];
type Place = 'interior' | 'boundary' | 'exterior';

/** Twice the steps of the grid, 0.001°, so that sides and cells have whole numbers in their middle. */
const perDegree = 2_000;
const origin: Point = [112.69, 38.17];
const size: Point = [90, 70];

const onGrid = ([longitude, latitude]: Position): Point => [
  Math.round((longitude! - origin[0]) * perDegree),
  Math.round((latitude! - origin[1]) * perDegree),
];
const key = ([x, y]: Point) => `${x} ${y}`;

/** A point of each corner, side and cell. */
const samples: readonly Point[] = Array.from({ length: size[0] * size[1] }, (_, at) => [
  (at % size[0]) - 2,
  Math.floor(at / size[0]) - 2,
]);

const located = new WeakMap<SimpleGeometry, Place[]>();

/** Where the samples lie in a geometry. */
function placesIn(geometry: SimpleGeometry): Place[] {
  const places = located.get(geometry) ?? samples.map(locate(geometry));
  located.set(geometry, places);
  return places;
}

function flat(coordinates: unknown): Position[] {
  const parts = coordinates as (number | unknown[])[];
  return typeof parts[0] === 'number' ? [parts as Position] : parts.flatMap(flat);
}

const dimensionOf = ({ type }: SimpleGeometry) =>
  type.endsWith('Point') ? 0 : type.endsWith('LineString') ? 1 : 2;
const sampleDimension = ([x, y]: Point) => Math.abs(x % 2) + Math.abs(y % 2);

function locate(geometry: SimpleGeometry): (point: Point) => Place {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint': {
      const points = new Set(flat(geometry.coordinates).map((position) => key(onGrid(position))));
      return (point) => (points.has(key(point)) ? 'interior' : 'exterior');
    }
    case 'LineString':
      return locateOnLines([geometry.coordinates.map(onGrid)]);
    case 'MultiLineString':
      return locateOnLines(geometry.coordinates.map((line) => line.map(onGrid)));
    case 'Polygon':
      return locateInRings(geometry.coordinates.map((ring) => ring.map(onGrid)));
    case 'MultiPolygon':
      return locateInRings(geometry.coordinates.flat().map((ring) => ring.map(onGrid)));
  }
}

/** Ends are the boundary, where an odd number of lines end. */
function locateOnLines(lines: Point[][]): (point: Point) => Place {
  const ends = lines.flatMap((line) => [key(line[0]!), key(line.at(-1)!)]);
  return (point) => {
    if (!lines.some((line) => isOnLine(point, line))) return 'exterior';
    return ends.filter((end) => end === key(point)).length % 2 === 1 ? 'boundary' : 'interior';
  };
}

function locateInRings(rings: Point[][]): (point: Point) => Place {
  return (point) => {
    if (rings.some((ring) => isOnLine(point, ring))) return 'boundary';
    const crossings = rings.reduce((count, ring) => count + crossingsEast(point, ring), 0);
    return crossings % 2 === 1 ? 'interior' : 'exterior';
  };
}

const pairs = (line: Point[]) => line.slice(1).map((to, at) => [line[at]!, to] as const);

function isOnLine([x, y]: Point, line: Point[]): boolean {
  const isBetween = (value: number, a: number, b: number) => (value - a) * (value - b) <= 0;
  return pairs(line).some(([[x1, y1], [x2, y2]]) => isBetween(x, x1, x2) && isBetween(y, y1, y2));
}

/** Vertical sides that a ray from the point, a little above it, crosses. */
function crossingsEast([x, y]: Point, ring: Point[]): number {
  return pairs(ring).filter(([[x1, y1], [, y2]]) => x1 > x && y1 > y !== y2 > y).length;
}

/** The nine intersections, each by its dimension; -1 where there is none. */
function intersectionsOf(a: SimpleGeometry, b: SimpleGeometry): (ofA: Place, ofB: Place) => number {
  const found = new Map<string, number>();
  const note = (ofA: Place, ofB: Place, dimension: number) => {
    const at = `${ofA} ${ofB}`;
    if (dimension > (found.get(at) ?? -1)) found.set(at, dimension);
  };
  const [inA, inB] = [placesIn(a), placesIn(b)];
  for (const [at, sample] of samples.entries()) note(inA[at]!, inB[at]!, sampleDimension(sample));
  // beyond the grid there are points alone
  for (const point of [a, b].flatMap(({ coordinates }) => flat(coordinates)).map(onGrid))
    note(locate(a)(point), locate(b)(point), 0);
  return (ofA, ofB) => found.get(`${ofA} ${ofB}`) ?? -1;
}

/** True where `a` is so related to `b`, as OGC 06-103r4, 6.1.15 defines it. */
export function areRelated(relation: SpatialRelation, a: SimpleGeometry, b: SimpleGeometry): boolean {
  const meet = intersectionsOf(a, b);
  const [ofA, ofB] = [dimensionOf(a), dimensionOf(b)];
  const inner = meet('interior', 'interior');
  const isWithin = inner >= 0 && meet('interior', 'exterior') < 0 && meet('boundary', 'exterior') < 0;
  const holds = inner >= 0 && meet('exterior', 'interior') < 0 && meet('exterior', 'boundary') < 0;
  const touch = Math.max(
    meet('interior', 'boundary'),
    meet('boundary', 'interior'),
    meet('boundary', 'boundary'),
  );
  const [aOutside, bOutside] = [meet('interior', 'exterior') >= 0, meet('exterior', 'interior') >= 0];
  switch (relation) {
    case 'intersects':
      return inner >= 0 || touch >= 0;
    case 'disjoint':
      return inner < 0 && touch < 0;
    case 'touches':
      return inner < 0 && touch >= 0;
    case 'within':
      return isWithin;
    case 'contains':
      return holds;
    case 'equals':
      return isWithin && holds;
    case 'overlaps':
      return ofA === ofB && aOutside && bOutside && (ofA === 1 ? inner === 1 : inner >= 0);
    case 'crosses':
      if (ofA === ofB) return ofA === 1 && inner === 0;
      return inner >= 0 && (ofA < ofB ? aOutside : bOutside);
  }
}
