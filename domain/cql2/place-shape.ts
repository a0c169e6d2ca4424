/** Geometries of a filter, from the numbers that were sent to shapes that a database may be given. */
import type { Position } from 'geojson';
import { findGeometryFault } from '../geometry/geometry-fault.ts';
import { onStoredGrid } from '../geometry/stored-grid.ts';
import type { Shape, SimpleGeometry } from './condition.ts';
import { inOrder, toDegrees, type CoordinateFrame } from './coordinate-frame.ts';
import { invalid, type FilterPlace } from './filter-fault.ts';

type Box = [west: number, south: number, east: number, north: number];

/** Filters may reach to the poles, where nothing can be stored. */
const mostLatitude = 90;

const isNoShape = 'this is no valid geometry within the bounds of its coordinate system.';

/**
 * The shape of geometries whose numbers stand in the order of the frame's register. Throws a FilterFault for one that
 * is not valid: no database sees it.
 */
export function placeShape(
  geometries: readonly SimpleGeometry[],
  frame: CoordinateFrame,
  place: FilterPlace,
): Shape {
  const parts = geometries.map((geometry) => {
    const placed = onStoredGrid({
      ...geometry,
      coordinates: placeAll(geometry.coordinates, frame, place),
    } as SimpleGeometry);
    if (findGeometryFault(placed, mostLatitude)) throw invalid(place, isNoShape);
    return placed;
  });
  return { kind: 'shape', parts };
}

function placeAll(
  coordinates: SimpleGeometry['coordinates'] | number,
  frame: CoordinateFrame,
  place: FilterPlace,
): unknown {
  const parts = coordinates as (number | Position)[];
  if (typeof parts[0] !== 'number') return parts.map((part) => placeAll(part, frame, place));
  const position = toDegrees(frame, ...inOrder(frame, parts[0], parts[1] as number));
  if (!position) throw invalid(place, isNoShape);
  return position;
}

/**
 * The shape of a box: lowest first and second coordinate, highest first and second one, in degrees also over the
 * antimeridian. It may be as thin as a line or a point.
 */
export function placeBox(numbers: readonly number[], frame: CoordinateFrame, place: FilterPlace): Shape {
  // six numbers carry heights, which plans don't have
  const [a1, b1, a2, b2] = numbers.length === 6 ? [0, 1, 3, 4].map((at) => numbers[at]!) : numbers;
  const [west, south] = inOrder(frame, a1!, b1!);
  const [east, north] = inOrder(frame, a2!, b2!);
  const isPlane = frame.system.kind !== 'degrees';
  if (south > north || (isPlane && west > east))
    throw invalid(place, 'the first corner of a box is its lowest, the second its highest.');
  return isPlane
    ? placePlaneBox([west, south, east, north], frame, place)
    : placeDegreesBox([west, south, east, north], frame, place);
}

function placeDegreesBox([west, south, east, north]: Box, frame: CoordinateFrame, place: FilterPlace): Shape {
  if (!toDegrees(frame, west, south) || !toDegrees(frame, east, north)) throw invalid(place, isNoShape);
  const boxes: Box[] =
    west > east
      ? [
          [west, south, 180, north],
          [-180, south, east, north],
        ]
      : [[west, south, east, north]];
  const parts = boxes.map((box) => onStoredGrid(rectangle(box)));
  return { kind: 'shape', parts: joined(parts) };
}

/** Both sides of the antimeridian as one geometry, where both are areas. */
function joined(parts: SimpleGeometry[]): SimpleGeometry[] {
  const areas = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : []));
  return areas.length === 2 ? [{ type: 'MultiPolygon', coordinates: areas }] : parts;
}

function rectangle([west, south, east, north]: Box): SimpleGeometry {
  const [first, opposite]: Position[] = [
    [west, south],
    [east, north],
  ];
  if (west === east && south === north) return { type: 'Point', coordinates: first! };
  if (west === east || south === north) return { type: 'LineString', coordinates: [first!, opposite!] };
  return { type: 'Polygon', coordinates: [[first!, [east, south], opposite!, [west, north], first!]] };
}

/** Straight lines of a projection bend in degrees: sides longer than this many metres get points in between. */
const straightMeters = 1_000;
const stepsOfSide = 16;
/** Coordinates are answered in tenths of a millimetre: asked for what was answered, rounding must not miss it. */
const tolerance = 0.0001;

function placePlaneBox([west, south, east, north]: Box, frame: CoordinateFrame, place: FilterPlace): Shape {
  const [lowestX, lowestY, highestX, highestY] = frame.bounds;
  // projections have no meaning far outside: the box is cut to where they do
  const [left, low] = [Math.max(west - tolerance, lowestX), Math.max(south - tolerance, lowestY)];
  const [right, high] = [Math.min(east + tolerance, highestX), Math.min(north + tolerance, highestY)];
  if (!(left < right && low < high)) throw invalid(place, isNoShape);
  const corners = [
    [left, low],
    [right, low],
    [right, high],
    [left, high],
    [left, low],
  ] as const;
  const outline = corners.slice(1).flatMap(([x, y], at) => between(corners[at]!, [x, y]));
  const ring = outline.map(([x, y]) => toDegrees(frame, x, y)!);
  const polygon: SimpleGeometry = { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
  // not on the stored grid, on which a box as thin as the tolerance would fall flat
  if (findGeometryFault(polygon, mostLatitude)) throw invalid(place, isNoShape);
  return { kind: 'shape', parts: [polygon] };
}

/** Points from one corner to just before the next. */
function between([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]) {
  const length = Math.abs(x2 - x1) + Math.abs(y2 - y1) > straightMeters ? stepsOfSide : 1;
  return Array.from({ length }, (_, step): [number, number] => [
    x1 + ((x2 - x1) * step) / length,
    y1 + ((y2 - y1) * step) / length,
  ]);
}
