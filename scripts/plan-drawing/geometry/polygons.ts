/** Set operations on areas of the plane, in whole millimetres, so that they are exact and the same everywhere. */
import {
  Clipper64,
  ClipperOffset,
  ClipType,
  EndType,
  FillRule,
  JoinType,
  PolyTree64,
  type Path64,
  type PolyPath64,
} from 'clipper2-ts';
import type { Point } from './projection.ts';

/** A closed line in metres, its first point not repeated. */
export type Ring = Point[];

/** One piece of an area: its outer ring counter-clockwise, then its holes clockwise. */
export type Polygon = Ring[];

/** Any number of pieces that don't overlap; none for an empty area. */
export type Area = Polygon[];

const unitsPerMeter = 1_000;

/** Arcs keep within this of the true circle, in metres. */
const arcTolerance = 0.25;

/** What lies in either. */
export function union(...areas: readonly Area[]): Area {
  return clip(ClipType.Union, areas.flat(), []);
}

/** What lies in both. */
export function intersect(one: Area, other: Area): Area {
  return clip(ClipType.Intersection, one, other);
}

/** What lies in the first but not in the second. */
export function subtract(from: Area, what: Area): Area {
  return clip(ClipType.Difference, from, what);
}

/** The strip within `distance` metres of lines, their ends cut square or rounded. */
export function buffer(
  lines: readonly (readonly Point[])[],
  distance: number,
  ends: 'butt' | 'round' = 'butt',
): Area {
  const offset = new ClipperOffset(4, arcTolerance * unitsPerMeter);
  offset.addPaths(lines.map(toPath), JoinType.Round, ends === 'butt' ? EndType.Butt : EndType.Round);
  const tree = new PolyTree64();
  offset.execute(distance * unitsPerMeter, tree);
  return fromTree(tree);
}

/** An area grown by a distance in metres, or shrunk when it is negative; corners are rounded. */
export function inflate(area: Area, distance: number): Area {
  const offset = new ClipperOffset(2, arcTolerance * unitsPerMeter);
  offset.addPaths(ringPaths(area), JoinType.Round, EndType.Polygon);
  const tree = new PolyTree64();
  offset.execute(distance * unitsPerMeter, tree);
  return fromTree(tree);
}

/** The area without what is thinner than `width` metres: spikes and slivers of rounding. Its corners stay sharp. */
export function withoutSpikes(area: Area, width: number): Area {
  return miter(miter(area, -width / 2), width / 2);
}

function miter(area: Area, distance: number): Area {
  const offset = new ClipperOffset(4, arcTolerance * unitsPerMeter);
  offset.addPaths(ringPaths(area), JoinType.Miter, EndType.Polygon);
  const tree = new PolyTree64();
  offset.execute(distance * unitsPerMeter, tree);
  return fromTree(tree);
}

/** The area with its corners rounded to a radius in metres; what is thinner than twice the radius is lost. */
export function roundCorners(area: Area, radius: number): Area {
  return inflate(inflate(area, -radius), radius);
}

/** Square metres of an area in the plane. */
export function areaOf(area: Area): number {
  return area.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

/** Square metres of a polygon in the plane. */
export function polygonArea(polygon: Polygon): number {
  return polygon.reduce((sum, ring) => sum + ringArea(ring), 0);
}

/** Square metres inside a ring, negative when it runs clockwise. */
function ringArea(ring: Ring): number {
  let twice = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x0, y0] = ring[before]!;
    const [x1, y1] = ring[at]!;
    twice += x0 * y1 - x1 * y0;
  }
  return twice / 2;
}

/** The centre of gravity of a ring. */
export function centroidOf(ring: Ring): Point {
  let x = 0;
  let y = 0;
  let twice = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x0, y0] = ring[before]!;
    const [x1, y1] = ring[at]!;
    const cross = x0 * y1 - x1 * y0;
    twice += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return twice === 0 ? ring[0]! : [x / (3 * twice), y / (3 * twice)];
}

/** True when a point lies inside a polygon. */
export function contains(polygon: Polygon, [x, y]: Point): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [x0, y0] = ring[before]!;
      const [x1, y1] = ring[at]!;
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
    }
  }
  return inside;
}

/** The smallest box around points: [west, south, east, north] in metres. */
export function boxOf(points: readonly Point[]): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}

/** The parts of lines that lie inside an area. */
export function linesInside(lines: readonly (readonly Point[])[], area: Area): Point[][] {
  return clipLines(ClipType.Intersection, lines, area);
}

/** The parts of lines that lie outside an area. */
export function linesOutside(lines: readonly (readonly Point[])[], area: Area): Point[][] {
  return clipLines(ClipType.Difference, lines, area);
}

function clipLines(type: ClipType, lines: readonly (readonly Point[])[], area: Area): Point[][] {
  const clipper = new Clipper64();
  clipper.addOpenSubject(lines.map(toPath));
  clipper.addClip(ringPaths(area));
  const closed: Path64[] = [];
  const open: Path64[] = [];
  clipper.execute(type, FillRule.NonZero, closed, open);
  return open.map(fromPath).filter((line) => line.length > 1);
}

function clip(type: ClipType, subject: Area, clipArea: Area): Area {
  const clipper = new Clipper64();
  clipper.addSubject(ringPaths(subject));
  if (clipArea.length > 0) clipper.addClip(ringPaths(clipArea));
  const tree = new PolyTree64();
  clipper.execute(type, FillRule.NonZero, tree);
  return fromTree(tree);
}

/** Rings as paths, without those of which rounding leaves one point or two: Clipper fails on one. */
function ringPaths(area: Area): Path64[] {
  return area
    .flat()
    .map(toPath)
    .filter((path) => new Set(path.map(({ x, y }) => `${x},${y}`)).size > 2);
}

function toPath(line: readonly Point[]): Path64 {
  return line.map(([x, y]) => ({ x: Math.round(x * unitsPerMeter), y: Math.round(y * unitsPerMeter) }));
}

function fromPath(path: Path64): Ring {
  return path.map(({ x, y }) => [x / unitsPerMeter, y / unitsPerMeter] as const);
}

function fromTree(tree: PolyTree64): Area {
  const area: Area = [];
  collect(tree, area);
  return area;
}

/** Outer rings and their holes alternate down the tree; what lies in a hole is a piece of its own. */
function collect(node: PolyPath64, area: Area): void {
  for (let at = 0; at < node.count; at++) {
    const outer = node.child(at);
    const polygon: Polygon = [fromPath(outer.poly ?? [])];
    for (let hole = 0; hole < outer.count; hole++) {
      polygon.push(fromPath(outer.child(hole).poly ?? []));
      collect(outer.child(hole), area);
    }
    area.push(polygon);
  }
}
