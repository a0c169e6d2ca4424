import type { MultiPolygon, Polygon, Position } from 'geojson';
import { doubledArea, placeInRing } from '#domain/geometry/polygon-fault.ts';
import type { ShapedArc } from './shape-arcs.ts';

/** Square degrees below which a ring is what quantisation left over, or too small to be told from it: 0.4 km² here. */
const sliver = 4e-5;

/**
 * The area of all counties whose codes are taken, from the borders between them and the others: dissolving is to leave
 * out the borders inside. Shells run counter-clockwise, largest first; slivers are left out.
 */
export function assemblePolygons(
  arcs: readonly ShapedArc[],
  takes: (code: string) => boolean,
): Polygon | MultiPolygon {
  const border = arcs.filter(({ codes }) => codes.filter(takes).length === 1);
  const rings = joinRings(border.map(({ positions }) => positions))
    .map((ring) => ({ ring, area: areaOf(ring) }))
    .filter(({ area }) => Math.abs(area) >= sliver)
    .sort((one, other) => Math.abs(other.area) - Math.abs(one.area))
    .map(({ ring, area }) => (area > 0 ? ring : ring.toReversed()));
  const polygons = nestRings(rings);
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** Counter-clockwise rings, largest first, as shells and holes: a ring within a hole is a shell again. */
function nestRings(rings: readonly Position[][]): Position[][][] {
  const polygons: Position[][][] = [];
  const nested: { ring: Position[]; polygon: Position[][]; isHole: boolean }[] = [];
  for (const ring of rings) {
    const around = nested.findLast((outer) => isInside(ring, outer.ring));
    const isHole = around !== undefined && !around.isHole;
    const polygon = isHole ? around.polygon : [];
    polygon.push(isHole ? ring.toReversed() : ring);
    if (!isHole) polygons.push(polygon);
    nested.push({ ring, polygon, isHole });
  }
  return polygons;
}

/** Arcs put end to end. Where a ring meets itself in a point it is cut into two. */
function joinRings(arcs: readonly Position[][]): Position[][] {
  const open = new Map<string, Set<Position[]>>();
  for (const arc of arcs) {
    for (const end of [arc[0]!, arc.at(-1)!]) {
      open.set(keyOf(end), (open.get(keyOf(end)) ?? new Set()).add(arc));
    }
  }
  const unused = new Set(arcs);
  const rings: Position[][] = [];
  for (const first of arcs) {
    if (!unused.has(first)) continue;
    let line: Position[] = [first[0]!];
    let next: Position[] | undefined = first;
    while (next) {
      unused.delete(next);
      const along = keyOf(next[0]!) === keyOf(line.at(-1)!) ? next : next.toReversed();
      line.push(...along.slice(1));
      // only junctions, and so only the ends of arcs, are passed twice
      const met = line.findIndex((earlier) => keyOf(earlier) === keyOf(line.at(-1)!));
      if (met < line.length - 1) {
        rings.push(line.slice(met));
        line = line.slice(0, met + 1);
      }
      next = [...open.get(keyOf(line.at(-1)!))!].find((arc) => unused.has(arc));
    }
  }
  return rings;
}

function keyOf([x, y]: Position): string {
  return `${x} ${y}`;
}

function areaOf(ring: Position[]): number {
  return doubledArea(ring.flat()) / 2;
}

/** Decided at the first position that does not lie on the other ring. */
function isInside(ring: Position[], outer: Position[]): boolean {
  const flat = outer.flat();
  for (const [x, y] of ring) {
    const place = placeInRing(x!, y!, flat);
    if (place !== 0) return place === 1;
  }
  return false;
}
