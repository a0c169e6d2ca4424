import type { MultiPolygon, Polygon, Position } from 'geojson';
import { metersPerDegree, metersToSegment } from '../geometry/local-meters.ts';
import { doubledArea, placeInRing } from '../geometry/polygon-fault.ts';
import { flatPolygons, placeInPolygons, type FlatPolygon } from '../topology/flat-polygons.ts';

/** Parts of a degree in which positions are stored: crossings are rounded to that grid. */
const perDegree = 1e9;
/** A vertex so near a line is on it, metres: what was snapped to an edge is rounded to the stored grid. */
const onLineMeters = 0.002;

/**
 * What a line makes of an area: its parts, the largest first. Parts of the line outside, or that end within, part
 * nothing; a line that parts nothing gives the area back as it was, or its polygons. The line may come back to itself.
 * Degrees, EPSG:4490; vertices of both stay where they are, crossings get one, rounded to the stored grid of 1e-9 degree.
 */
export function splitArea(area: Polygon | MultiPolygon, line: readonly Position[]): Polygon[] {
  const polygons = flatPolygons(area);
  const rings = polygons.flat().map(positionsOf);
  const noded = nodeChains(rings, [...line]);
  const graph = new FaceGraph();
  for (const ring of noded.rings) graph.addChain(ring, false);
  for (const piece of piecesWithin(noded.line, polygons)) graph.addChain(piece, true);
  graph.removeDeadEnds();
  return polygonsOf(graph.traceFaces());
}

function positionsOf(ring: FlatPolygon[number]): Position[] {
  return Array.from({ length: ring.length / 2 }, (_, at) => [ring[2 * at]!, ring[2 * at + 1]!]);
}

/** Rings and a line with a vertex of both wherever they meet; the line also where it meets itself. */
function nodeChains(
  rings: readonly Position[][],
  line: readonly Position[],
): { rings: Position[][]; line: Position[] } {
  const edges = edgesOf(line);
  const ofRings = rings.flatMap(edgesOf);
  const nodes: Position[] = [];
  for (const [at, [from, to]] of edges.entries()) {
    const others = [...ofRings, ...edges.filter((_, other) => Math.abs(other - at) > 1)];
    for (const other of others) {
      const crossing = crossingOf(from, to, ...other);
      if (crossing) nodes.push(crossing);
    }
  }
  return {
    rings: rings.map((ring) => withNodes(ring, [...nodes, ...line])),
    line: withNodes(line, [...nodes, ...rings.flat(), ...line]),
  };
}

function edgesOf(chain: readonly Position[]): [Position, Position][] {
  return chain.slice(1).map((to, at) => [chain[at]!, to]);
}

/** Where two edges cross within both, on the stored grid; null where they don't, or lie in one line. */
function crossingOf(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [ux, uy] = [b[0]! - a[0]!, b[1]! - a[1]!];
  const [vx, vy] = [d[0]! - c[0]!, d[1]! - c[1]!];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const [wx, wy] = [c[0]! - a[0]!, c[1]! - a[1]!];
  const [along, beside] = [(wx * vy - wy * vx) / cross, (wx * uy - wy * ux) / cross];
  if (along < 0 || along > 1 || beside < 0 || beside > 1) return null;
  return [a[0]! + along * ux, a[1]! + along * uy].map((degree) => Math.round(degree * perDegree) / perDegree);
}

/** A chain with those of the nodes that lie on its edges, in their order along it. */
function withNodes(chain: readonly Position[], nodes: readonly Position[]): Position[] {
  const per = metersPerDegree(chain[0]?.[1] ?? 0);
  const noded = edgesOf(chain).flatMap(([from, to]) => {
    const isOn = ([x, y]: Position) =>
      metersToSegment(x!, y!, from[0]!, from[1]!, to[0]!, to[1]!, per) <= onLineMeters;
    const isEnd = ([x, y]: Position) =>
      [from, to].some(
        (end) => Math.hypot((end[0]! - x!) * per.longitude, (end[1]! - y!) * per.latitude) <= onLineMeters,
      );
    const along = ([x, y]: Position) =>
      (x! - from[0]!) * (to[0]! - from[0]!) + (y! - from[1]!) * (to[1]! - from[1]!);
    return [from, ...nodes.filter((node) => isOn(node) && !isEnd(node)).sort((a, b) => along(a) - along(b))];
  });
  return [...noded, ...chain.slice(-1)].filter((position, at, all) => keyOf(position) !== keyOf(all[at - 1]));
}

/** Edges of a line that lie inside the polygons. */
function piecesWithin(line: readonly Position[], polygons: readonly FlatPolygon[]): Position[][] {
  return edgesOf(line).filter(
    ([[ax, ay], [bx, by]]) => placeInPolygons((ax! + bx!) / 2, (ay! + by!) / 2, polygons) === 1,
  );
}

const keyOf = (position: Position | undefined) => (position ? `${position[0]} ${position[1]}` : '');

/** Edges that have the inside on their left, and the faces that they go around. */
class FaceGraph {
  readonly #positions = new Map<string, Position>();
  /** By vertex, the vertices that edges lead to from there. */
  readonly #leaving = new Map<string, Set<string>>();

  /** `isBothWays` for a line that parts an inside from an inside. */
  addChain(chain: readonly Position[], isBothWays: boolean): void {
    for (const [from, to] of edgesOf(chain)) {
      this.#add(from, to);
      if (isBothWays) this.#add(to, from);
    }
  }

  #add(from: Position, to: Position): void {
    for (const position of [from, to]) this.#positions.set(keyOf(position), position);
    const targets = this.#leaving.get(keyOf(from)) ?? new Set();
    this.#leaving.set(keyOf(from), targets.add(keyOf(to)));
  }

  /** Take out what leads to a vertex from which there is no way but back. */
  removeDeadEnds(): void {
    const ends = [...this.#leaving.keys()];
    for (let at = ends.pop(); at !== undefined; at = ends.pop()) {
      const [only, ...others] = this.#leaving.get(at) ?? [];
      if (only === undefined || others.length > 0 || !this.#leaving.get(only)?.has(at)) continue;
      this.#leaving.get(at)!.delete(only);
      this.#leaving.get(only)!.delete(at);
      ends.push(only);
    }
  }

  /** Loops around each face, without the first position again at the end. */
  traceFaces(): Position[][] {
    const loops: Position[][] = [];
    for (const [start, targets] of this.#leaving) {
      while (targets.size > 0) {
        const loop: Position[] = [];
        let [from, to] = [start, [...targets][0]!];
        do {
          loop.push(this.#positions.get(from)!);
          this.#leaving.get(from)!.delete(to);
          [from, to] = [to, this.#next(from, to)];
        } while (to !== '');
        loops.push(...simpleLoops(loop));
      }
    }
    return loops;
  }

  /** Where the border of the face on the left goes on to from the end of an edge: the first way to the left of back. */
  #next(from: string, at: string): string {
    const angleTo = (key: string) => {
      const [here, there] = [this.#positions.get(at)!, this.#positions.get(key)!];
      return Math.atan2(there[1]! - here[1]!, there[0]! - here[0]!);
    };
    const back = angleTo(from);
    // clockwise from where one came
    const turn = (key: string) => (back - angleTo(key) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
    let [best, least] = ['', Infinity];
    for (const key of this.#leaving.get(at) ?? []) if (turn(key) < least) [best, least] = [key, turn(key)];
    return best;
  }
}

/** A loop as loops none of which passes a position twice. */
function simpleLoops(loop: readonly Position[]): Position[][] {
  const loops: Position[][] = [];
  const walk: Position[] = [];
  const placeOf = new Map<string, number>();
  for (const position of loop) {
    const place = placeOf.get(keyOf(position));
    if (place !== undefined) {
      const cut = walk.splice(place);
      for (const passed of cut) placeOf.delete(keyOf(passed));
      loops.push(cut);
    }
    placeOf.set(keyOf(position), walk.push(position) - 1);
  }
  return [...loops, walk].filter(({ length }) => length > 2);
}

/** Shells with the holes that lie in them, the largest first. */
function polygonsOf(loops: readonly Position[][]): Polygon[] {
  const rings = loops.map((loop) => [...loop, loop[0]!]);
  const sized = rings.map((ring) => ({ ring, flat: ring.flat(), doubled: doubledArea(ring.flat()) }));
  const shells = sized.filter(({ doubled }) => doubled > 0).sort((a, b) => b.doubled - a.doubled);
  const polygons = shells.map(({ ring }): Polygon => ({ type: 'Polygon', coordinates: [ring] }));
  for (const { ring } of sized.filter(({ doubled }) => doubled < 0)) {
    // the smallest shell around it
    const at = shells.findLastIndex(({ flat }) => isWithin(ring, flat));
    polygons[at]?.coordinates.push(ring);
  }
  return polygons;
}

/** True for a ring inside another, which it may touch. */
function isWithin(ring: readonly Position[], outer: readonly number[]): boolean {
  const places = ring.map(([x, y]) => placeInRing(x!, y!, outer));
  return places.includes(1) && !places.includes(-1);
}
