import { contours } from 'd3-contour';
import type { MultiPolygon, Position } from 'geojson';
import { doubledArea, findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import { cellMeters, columns, rows, toDegrees, type Place } from './frame.ts';

/** Square metres below which an area, or a hole in one, is left out. */
const smallestArea = 110_000;

/** Metres within which a position that is left out lies from the outline that stays. */
const tolerance = 28;

/**
 * Where values of the grid reach a threshold, as valid polygons in degrees (EPSG:4490) with smooth outlines. What is too
 * small to be seen is left out.
 */
export function areasAbove(values: Float64Array, threshold: number): MultiPolygon {
  const { coordinates } = contours()
    .size([columns, rows])
    .contour([...values], threshold);
  const polygons = coordinates.map(([shell, ...holes]) => [
    shell!,
    ...holes.filter((hole) => areaOf(hole) >= smallestArea),
  ]);
  return {
    type: 'MultiPolygon',
    coordinates: polygons
      .filter(([shell]) => areaOf(shell!) >= smallestArea)
      .map(shapePolygon)
      .filter((polygon) => polygon !== null),
  };
}

/** Square metres, of a ring in cells. */
function areaOf(ring: Position[]): number {
  return (Math.abs(doubledArea(ring.flat())) / 2) * cellMeters ** 2;
}

/** The smooth polygon, or a plainer one where rounding its corners made it cross itself; null where nothing is left. */
function shapePolygon(rings: Position[][]): Position[][] | null {
  // d3 puts a value in the middle of its cell
  const places = rings.map((ring) =>
    ring.map(([x, y]): Place => [(x! - 0.5) * cellMeters, (y! - 0.5) * cellMeters]),
  );
  for (const shape of [(ring: Place[]) => thin(cutCorners(ring)), cutCorners, (ring: Place[]) => ring]) {
    const polygon = places.map((ring, index) => orient(shape(ring).map(toDegrees), index === 0));
    if (findPolygonFault(polygon.map((ring) => ring.flat())) === null) return polygon;
  }
  return null;
}

/** Shells counter-clockwise, holes clockwise; positions that rounding made equal are one. */
function orient(ring: Position[], isShell: boolean): Position[] {
  const distinct = ring.filter(
    ([x, y], index) => index === 0 || x !== ring[index - 1]![0] || y !== ring[index - 1]![1],
  );
  return doubledArea(distinct.flat()) > 0 === isShell ? distinct : distinct.toReversed();
}

/** Chaikin's corner cutting, once: each side keeps its middle half. */
function cutCorners(ring: Place[]): Place[] {
  const cut: Place[] = [];
  for (let index = 0; index + 1 < ring.length; index++) {
    const [x0, y0] = ring[index]!;
    const [x1, y1] = ring[index + 1]!;
    cut.push([0.75 * x0 + 0.25 * x1, 0.75 * y0 + 0.25 * y1], [0.25 * x0 + 0.75 * x1, 0.25 * y0 + 0.75 * y1]);
  }
  return [...cut, cut[0]!];
}

/** Douglas and Peucker's ring, cut at its start and at the place furthest from it. */
function thin(ring: Place[]): Place[] {
  const last = ring.length - 1;
  const kept = new Set([0, last]);
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let furthest = tolerance;
    let at = from;
    for (let index = from + 1; index < to; index++) {
      const distance = distanceToChord(ring[index]!, ring[from]!, ring[to]!);
      if (distance <= furthest) continue;
      furthest = distance;
      at = index;
    }
    if (at === from) continue;
    kept.add(at);
    spans.push([from, at], [at, to]);
  }
  return ring.filter((_, index) => kept.has(index));
}

function distanceToChord([x, y]: Place, [x0, y0]: Place, [x1, y1]: Place): number {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return Math.hypot(x - x0, y - y0);
  return Math.abs((x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)) / length;
}
