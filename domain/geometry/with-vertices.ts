import type { MultiPolygon, Polygon, Position } from 'geojson';
import { metersPerDegree, metersToSegment, type MetersPerDegree } from './local-meters.ts';

/**
 * How far from an edge a vertex may lie to be taken for one on it, in metres: what is snapped to an edge is rounded to
 * the stored grid of a tenth of a millimetre.
 */
const onEdgeMeters = 0.002;

/**
 * The shape with those of the vertices that lie on its edges, within 2 mm; the same object where none does. Degrees,
 * EPSG:4490. No vertex is moved.
 */
export function withVertices<Shape extends Polygon | MultiPolygon>(
  shape: Shape,
  vertices: readonly Position[],
): Shape {
  const sorted = [...vertices].sort(([a], [b]) => a! - b!);
  let isChanged = false;
  const ringWith = (ring: Position[]): Position[] => {
    const added = ring.flatMap((from, at) => {
      const to = ring[at + 1];
      const between = to ? onEdge(from, to, sorted) : [];
      if (between.length > 0) isChanged = true;
      return [from, ...between];
    });
    return added;
  };
  const coordinates =
    shape.type === 'Polygon'
      ? shape.coordinates.map(ringWith)
      : shape.coordinates.map((rings) => rings.map(ringWith));
  return isChanged ? ({ ...shape, coordinates } as Shape) : shape;
}

/** Vertices on the edge between two positions, without its ends, from the first to the second, each once. */
function onEdge(from: Position, to: Position, sorted: readonly Position[]): Position[] {
  const [ax, ay, bx, by] = [from[0]!, from[1]!, to[0]!, to[1]!];
  const per = metersPerDegree(ay);
  const [padX, padY] = [onEdgeMeters / per.longitude, onEdgeMeters / per.latitude];
  const [south, north] = [Math.min(ay, by) - padY, Math.max(ay, by) + padY];
  const [west, east] = [Math.min(ax, bx) - padX, Math.max(ax, bx) + padX];
  const found: { position: Position; along: number }[] = [];
  for (let at = firstFrom(sorted, west); at < sorted.length && sorted[at]![0]! <= east; at++) {
    const [x, y] = [sorted[at]![0]!, sorted[at]![1]!];
    if (y < south || y > north || isNear(x, y, ax, ay, per) || isNear(x, y, bx, by, per)) continue;
    if (metersToSegment(x, y, ax, ay, bx, by, per) > onEdgeMeters) continue;
    const along = (x - ax) * (bx - ax) * per.longitude ** 2 + (y - ay) * (by - ay) * per.latitude ** 2;
    found.push({ position: [x, y], along });
  }
  found.sort((a, b) => a.along - b.along);
  return found.map(({ position }) => position).filter((position, at, all) => !isSame(position, all[at - 1]));
}

/** What is so near an end is meant to be that end: a vertex beside it would make an edge of no length. */
function isNear(x: number, y: number, ax: number, ay: number, per: MetersPerDegree): boolean {
  return Math.hypot((x - ax) * per.longitude, (y - ay) * per.latitude) <= onEdgeMeters;
}

function isSame([x, y]: Position, other: Position | undefined): boolean {
  return other?.[0] === x && other?.[1] === y;
}

/** Place of the first position that lies no farther west, of positions sorted by longitude. */
function firstFrom(sorted: readonly Position[], west: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]![0]! < west) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All positions of the rings, the last of each again. */
export function verticesOf(shape: Polygon | MultiPolygon): Position[] {
  return shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2);
}
