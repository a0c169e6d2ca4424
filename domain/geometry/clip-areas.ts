import { Clipper64, ClipType, FillRule, PolyTree64, type Path64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { clippedShells, type ClippedShell } from './clipped-shells.ts';
import { placeInRing } from './polygon-fault.ts';
import { verticesOf, withVertices } from './with-vertices.ts';

/** Parts of a degree in which positions are stored: what is clipped stays on that grid. */
const perDegree = 1e9;

export type Area = Polygon | MultiPolygon;

/** What is covered by any of the areas. */
export function uniteAreas(areas: readonly Area[]): MultiPolygon {
  return clip(ClipType.Union, areas, []);
}

/** What is covered by an area and none of the others. */
export function subtractAreas(area: Area, others: readonly Area[]): MultiPolygon {
  return clip(ClipType.Difference, [area], others);
}

/** What is covered by an area and any of the others. */
export function intersectAreas(area: Area, others: readonly Area[]): MultiPolygon {
  return clip(ClipType.Intersection, [area], others);
}

/**
 * Areas of EPSG:4490 with straight edges in degrees, valid and within some degrees of each other. Vertices of the areas
 * that stay vertices stay where they are to the last bit; new ones, where edges cross, are rounded to the stored grid of
 * 1e-9 degree. Empty where nothing is left.
 */
function clip(type: ClipType, subjects: readonly Area[], clips: readonly Area[]): MultiPolygon {
  const origin = firstPosition(subjects);
  // where one touches the edge of another both have a vertex, at which rings that touch themselves are parted
  const vertices = [...subjects, ...clips].flatMap(verticesOf);
  const pathsOf = (areas: readonly Area[]) =>
    areas.flatMap((area) => toPaths(withVertices(area, vertices), origin));
  const clipper = new Clipper64();
  clipper.addSubject(pathsOf(subjects));
  if (clips.length > 0) clipper.addClip(pathsOf(clips));
  const tree = new PolyTree64();
  clipper.execute(type, FillRule.NonZero, tree);
  return {
    type: 'MultiPolygon',
    coordinates: [...clippedShells(tree)].flatMap((shell) => polygonsOf(shell, origin)),
  };
}

/** Whole parts of a degree, from which paths are counted: clipper multiplies them, and near 0 products stay exact. */
type Origin = readonly [number, number];

function firstPosition(areas: readonly Area[]): Origin {
  const [x = 0, y = 0] = areas.flatMap(ringsOf)[0]?.[0] ?? [];
  return [Math.round(x * perDegree), Math.round(y * perDegree)];
}

function ringsOf(area: Area): Position[][] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

/** Shells one way and holes the other, however they came. */
function toPaths(area: Area, [x0, y0]: Origin): Path64[] {
  const polygons = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return polygons.flatMap((rings) =>
    rings.map((ring, at) => {
      const path = ring
        .slice(0, -1)
        .map(([x, y]) => ({ x: Math.round(x! * perDegree) - x0, y: Math.round(y! * perDegree) - y0 }));
      return isCounterClockwise(path) === (at === 0) ? path : path.reverse();
    }),
  );
}

function isCounterClockwise(path: Path64): boolean {
  let doubled = 0;
  for (const [at, { x, y }] of path.entries()) {
    const next = path[(at + 1) % path.length]!;
    doubled += x * next.y - next.x * y;
  }
  return doubled > 0;
}

function polygonsOf({ shell, holes }: ClippedShell, origin: Origin): Position[][][] {
  const loops = [shell, ...holes].flatMap(loopsOf);
  const toRing = (loop: Path64) => ringOf(loop, origin);
  const polygons = loops.filter(isCounterClockwise).map((loop) => [toRing(loop)]);
  for (const hole of loops.filter((loop) => !isCounterClockwise(loop)).map(toRing))
    polygons.find(([ring]) => polygons.length === 1 || isWithin(hole, ring!))?.push(hole);
  return polygons;
}

/**
 * A ring as loops none of which passes a position twice: clipper lets a ring touch itself, where polygons have several
 * shells, or a hole that touches the shell.
 */
function loopsOf(path: Path64): Path64[] {
  const loops: Path64[] = [];
  const walk: Path64 = [];
  const placeOf = new Map<string, number>();
  for (const point of path) {
    const key = `${point.x} ${point.y}`;
    const place = placeOf.get(key);
    if (place !== undefined) {
      const loop = walk.splice(place);
      for (const { x, y } of loop) placeOf.delete(`${x} ${y}`);
      loops.push(loop);
    }
    placeOf.set(key, walk.push(point) - 1);
  }
  return [...loops, walk].filter((loop) => loop.length > 2);
}

/** True for a ring inside another, which it may touch in single positions. */
function isWithin(ring: readonly Position[], outer: readonly Position[]): boolean {
  const flat = outer.flat();
  const places = ring.map(([x, y]) => placeInRing(x!, y!, flat));
  return places.includes(1) && !places.includes(-1);
}

function ringOf(path: Path64, [x0, y0]: Origin): Position[] {
  const ring = path.map(({ x, y }): Position => [(x + x0) / perDegree, (y + y0) / perDegree]);
  return [...ring, ring[0]!];
}
