/**
 * A polygonal coverage on the grid of the files (1e-7 degree): every edge belongs to two polygons in opposite
 * directions, or to one and the outline, and every corner on a neighbour's side is a vertex of that neighbour too.
 */
import { toLngLat } from './projection.ts';
import { withoutSpikes, type Polygon } from './polygons.ts';

/** A piece of land, and the feature it is part of. */
export interface Piece {
  key: string;
  polygon: Polygon;
}

/** A closed line in degrees, longitude first, its first position repeated at the end. */
type PositionRing = [number, number][];

/** A feature of the coverage: outer rings counter-clockwise with their holes clockwise, and what it borders on. */
export interface Covered {
  polygons: PositionRing[][];
  /** Length of the edge shared with each neighbour, in metres, roughly. */
  neighbours: Map<string, number>;
}

const unitsPerDegree = 1e7;

/** Vertices nearer than this are one, in units: about 5 cm. */
const sameWithin = 5;

/** A vertex nearer to an edge than this lies on it, in units: about 4 cm. */
const onEdgeWithin = 4;

/** What is thinner than this many metres comes from rounding. */
const thinnest = 0.12;

/** A grid unit in metres, roughly. */
const metersPerUnit = 1e-2;

/** One grid unit squared in square metres, near enough to tell a sliver. */
const squareUnit = 0.88e-2 * 1.11e-2;

/**
 * Pieces that tile an area up to rounding, fitted together exactly. Pieces smaller than `sliver` square metres, and
 * cracks, go to the neighbour they share most edge with; `prefer` says how much better one key is than another. Throws
 * when the pieces don't tile.
 */
export class Coverage {
  readonly #keys: string[];
  readonly #edges = new Edges();
  readonly #vertices = new Vertices();

  constructor(
    pieces: readonly Piece[],
    sliver: (key: string) => number,
    prefer: (key: string, neighbour: string) => number,
  ) {
    this.#keys = pieces.map(({ key }) => key);
    for (const { piece, ring } of this.#fitted(pieces)) this.#edges.addRing(ring, piece);
    // a crack is a ring of edges that have no other side, inside the area
    const [, ...cracks] = ringsOf(this.#edges.unmatched(), this.#vertices);
    for (const crack of cracks) {
      this.#keys.push('');
      this.#edges.addRing(crack.toReversed(), this.#keys.length - 1);
    }
    giveAway(this.#keys, this.#edges, this.#vertices, sliver, prefer);
  }

  /** Make features part of others, by key. */
  merge(into: ReadonlyMap<string, string>): void {
    for (const [at, key] of this.#keys.entries()) this.#keys[at] = into.get(key) ?? key;
  }

  /** The features by key, in the order in which keys first came. */
  features(): Map<string, Covered> {
    const own = new Map<string, [number, number][]>();
    const neighbours = new Map<string, Map<string, number>>();
    for (const key of this.#keys) {
      if (!own.has(key)) own.set(key, []);
      if (!neighbours.has(key)) neighbours.set(key, new Map());
    }
    for (const [edge, piece] of this.#edges.all()) {
      const key = this.#keys[piece]!;
      const across = this.#edges.across(edge);
      const other = across === undefined ? undefined : this.#keys[across]!;
      if (other === key) continue;
      own.get(key)!.push(edge);
      if (other === undefined) continue;
      const beside = neighbours.get(key)!;
      beside.set(other, (beside.get(other) ?? 0) + this.#vertices.between(edge) * metersPerUnit);
    }
    return new Map(
      [...own]
        .filter(([, edges]) => edges.length > 0)
        .map(([key, edges]) => [
          key,
          { polygons: polygonsOf(ringsOf(edges, this.#vertices), this.#vertices), neighbours: neighbours.get(key)! },
        ]),
    );
  }

  /** The outline of all of them, counter-clockwise; throws when it is in several pieces. */
  outline(): PositionRing {
    const rings = ringsOf(this.#edges.unmatched(), this.#vertices);
    if (rings.length !== 1) throw new Error(`the outline has ${rings.length} rings`);
    return positionsOf(rings[0]!, this.#vertices);
  }

  /** Rings of vertices, each with every vertex that lies on its edges. */
  #fitted(pieces: readonly Piece[]): { piece: number; ring: number[] }[] {
    let rings = pieces.flatMap(({ polygon }, piece) =>
      // what is thinner than the grid could turn inside out on it; the crack it leaves is closed after
      withoutSpikes([polygon], thinnest)
        .flat()
        .map((ring) => ({ piece, ring: tidy(ring.map((point) => this.#vertices.take(toLngLat(point)))) })),
    );
    for (let round = 0, changed = true; changed && round < 8; round++) {
      changed = false;
      rings = rings.map(({ piece, ring }) => {
        const fitted = tidy(this.#vertices.fit(ring));
        if (fitted.length !== ring.length) changed = true;
        return { piece, ring: fitted };
      });
    }
    return rings;
  }
}

/** Directed edges, each with the piece on its left. */
class Edges {
  readonly #pieces = new Map<string, number>();
  readonly #ends = new Map<string, [number, number]>();

  addRing(ring: readonly number[], piece: number): void {
    if (ring.length < 3) return;
    for (const [at, from] of ring.entries()) {
      const to = ring[(at + 1) % ring.length]!;
      const id = `${from},${to}`;
      const other = this.#pieces.get(id);
      if (other === piece) throw new Error(`piece ${piece} has the edge ${id} twice`);
      if (other !== undefined)
        throw new Error(`pieces ${other} and ${piece} lie on the same side of the edge ${id}`);
      this.#pieces.set(id, piece);
      this.#ends.set(id, [from, to]);
    }
  }

  /** The piece on the right of an edge, or undefined. */
  across([from, to]: readonly [number, number]): number | undefined {
    return this.#pieces.get(`${to},${from}`);
  }

  *all(): Generator<[edge: [number, number], piece: number]> {
    for (const [id, piece] of this.#pieces) yield [this.#ends.get(id)!, piece];
  }

  /** Edges without another side. */
  unmatched(): [number, number][] {
    return [...this.#ends.values()].filter((edge) => this.across(edge) === undefined);
  }
}

/** Change the keys of slivers and cracks to those of their neighbours, the smallest first. */
function giveAway(
  keys: string[],
  edges: Edges,
  vertices: Vertices,
  sliver: (key: string) => number,
  prefer: (key: string, neighbour: string) => number,
): void {
  const areas = keys.map(() => 0);
  const shared = keys.map(() => new Map<number, number>());
  for (const [edge, piece] of edges.all()) {
    const [from, to] = edge.map((vertex) => vertices.at(vertex)) as [[number, number], [number, number]];
    areas[piece]! +=
      ((from[0] - origin[0]) * (to[1] - origin[1]) - (to[0] - origin[0]) * (from[1] - origin[1])) / 2;
    const other = edges.across(edge);
    if (other === undefined || other === piece) continue;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    shared[piece]!.set(other, (shared[piece]!.get(other) ?? 0) + length);
  }
  const small = areas
    .map((area, piece) => ({ piece, area: area * squareUnit }))
    .filter(({ piece, area }) => keys[piece] === '' || area < sliver(keys[piece]!))
    .sort((one, other) => one.area - other.area);
  const homeless = new Set(small.map(({ piece }) => piece));
  // slivers of slivers: those beside land that stays go first
  for (let left = small; left.length > 0;) {
    const waiting = left.filter(({ piece }) => {
      const neighbours = [...shared[piece]!].filter(([other]) => !homeless.has(other));
      if (neighbours.length === 0) return true;
      const worth = ([other, length]: [number, number]) => length * prefer(keys[piece]!, keys[other]!);
      const [best] = neighbours.sort((one, other) => worth(other) - worth(one) || one[0] - other[0]);
      keys[piece] = keys[best![0]]!;
      homeless.delete(piece);
      return false;
    });
    if (waiting.length === left.length) break;
    left = waiting;
  }
}

/** Areas are summed around a point nearby, where products of coordinates stay small. */
const origin = [1_127_000_000, 381_800_000] as const;

/**
 * Chain edges to rings, the land on their left, the longest first. Where rings touch in a vertex the chain turns as
 * sharply left as it can, so that it keeps to one piece of land and no ring passes a vertex twice.
 */
function ringsOf(edges: readonly (readonly [number, number])[], vertices: Vertices): number[][] {
  const leaving = new Map<number, number[]>();
  for (const [from, to] of edges) {
    const list = leaving.get(from);
    if (list) list.push(to);
    else leaving.set(from, [to]);
  }
  const rings: number[][] = [];
  for (const [start] of edges) {
    while (leaving.get(start)?.length) rings.push(...walk(start, leaving, vertices));
  }
  return rings.sort((one, other) => other.length - one.length);
}

/** Walk from a vertex until it is reached again; a loop closed on the way is a ring of its own. */
function walk(start: number, leaving: Map<number, number[]>, vertices: Vertices): number[][] {
  const rings: number[][] = [];
  const path = [start];
  const places = new Map([[start, 0]]);
  let vertex = start;
  let before: number | undefined;
  for (;;) {
    const choices = leaving.get(vertex);
    if (!choices?.length) throw new Error(`the edges at ${vertices.at(vertex).join(',')} don't close`);
    const next = before === undefined ? choices[0]! : sharpestLeft(before, vertex, choices, vertices);
    choices.splice(choices.indexOf(next), 1);
    const seen = places.get(next);
    if (seen === undefined) {
      places.set(next, path.push(next) - 1);
      before = vertex;
      vertex = next;
      continue;
    }
    const ring = path.splice(seen + 1);
    for (const passed of ring) places.delete(passed);
    rings.push([next, ...ring]);
    if (seen === 0) return rings;
    vertex = next;
    before = path[seen - 1];
  }
}

function sharpestLeft(before: number, at: number, choices: readonly number[], vertices: Vertices): number {
  if (choices.length === 1) return choices[0]!;
  const [x, y] = vertices.at(at);
  const angleTo = (vertex: number) => {
    const [toX, toY] = vertices.at(vertex);
    return Math.atan2(toY - y, toX - x);
  };
  const back = angleTo(before);
  // measured clockwise from where we come from: the first met keeps the land on the left closest
  const turn = (vertex: number) => (back - angleTo(vertex) + 4 * Math.PI) % (2 * Math.PI) || 2 * Math.PI;
  return [...choices].sort((one, other) => turn(one) - turn(other))[0]!;
}

/** Outer rings with the holes that lie in them. */
function polygonsOf(rings: readonly number[][], vertices: Vertices): PositionRing[][] {
  const all = rings.map((ring) => ({ ring: positionsOf(ring, vertices), area: signedArea(ring, vertices) }));
  const outers = all.filter(({ area }) => area > 0).sort((one, other) => one.area - other.area);
  const polygons = outers.map(({ ring }) => [ring]);
  for (const { ring, area } of all) {
    if (area > 0) continue;
    // the smallest outer ring around it
    const home = outers.findIndex(
      (outer) => outer.area > -area && ring.every((position) => liesIn(outer.ring, position)),
    );
    if (home === -1) throw new Error(`a hole at ${ring[0]!.join(',')} lies in nothing`);
    polygons[home]!.push(ring);
  }
  return polygons;
}

function signedArea(ring: readonly number[], vertices: Vertices): number {
  let twice = 0;
  for (const [at, vertex] of ring.entries()) {
    const [x0, y0] = vertices.at(vertex);
    const [x1, y1] = vertices.at(ring[(at + 1) % ring.length]!);
    twice += (x0 - origin[0]) * (y1 - origin[1]) - (x1 - origin[0]) * (y0 - origin[1]);
  }
  return twice / 2;
}

/** True for positions inside a ring or on it. */
function liesIn(ring: PositionRing, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at++) {
    const [x0, y0] = ring[at - 1]!;
    const [x1, y1] = ring[at]!;
    if ((x0 === x && y0 === y) || (x1 === x && y1 === y)) return true;
    if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside;
  }
  return inside;
}

function positionsOf(ring: readonly number[], vertices: Vertices): PositionRing {
  const positions = ring.map((vertex) => {
    const [x, y] = vertices.at(vertex);
    return [x / unitsPerDegree, y / unitsPerDegree] as [number, number];
  });
  return [...positions, positions[0]!];
}

/** Vertices by number, found by place. */
class Vertices {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #cells = new Map<string, number[]>();
  /** Cells are as large as edges are long, or looking along an edge would take many of them. */
  readonly #cellSize = 2_000;
  readonly #near = new Map<string, number[]>();

  at(vertex: number): [number, number] {
    return [this.#x[vertex]!, this.#y[vertex]!];
  }

  /** Units between the ends of an edge. */
  between([from, to]: readonly [number, number]): number {
    return Math.hypot(this.#x[to]! - this.#x[from]!, this.#y[to]! - this.#y[from]!);
  }

  /** The number of the vertex at a position, or of one that is as good as there. */
  take([lng, lat]: readonly [number, number]): number {
    const x = Math.round(lng * unitsPerDegree);
    const y = Math.round(lat * unitsPerDegree);
    const size = sameWithin * 2;
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of this.#near.get(`${column + dx},${row + dy}`) ?? []) {
          if (Math.hypot(this.#x[other]! - x, this.#y[other]! - y) <= sameWithin) return other;
        }
      }
    }
    const vertex = this.#x.push(x) - 1;
    this.#y.push(y);
    push(this.#near, `${column},${row}`, vertex);
    push(this.#cells, `${Math.floor(x / this.#cellSize)},${Math.floor(y / this.#cellSize)}`, vertex);
    return vertex;
  }

  /** A ring with every vertex that lies on one of its edges put into that edge. */
  fit(ring: number[]): number[] {
    return ring.flatMap((vertex, at) => {
      const next = ring[(at + 1) % ring.length]!;
      return [vertex, ...this.#onEdge(vertex, next)];
    });
  }

  #onEdge(from: number, to: number): number[] {
    const [x0, y0, x1, y1] = [this.#x[from]!, this.#y[from]!, this.#x[to]!, this.#y[to]!];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = Math.hypot(dx, dy);
    const found: { vertex: number; along: number }[] = [];
    for (const vertex of this.#around(x0, y0, x1, y1)) {
      if (vertex === from || vertex === to) continue;
      const [ex, ey] = [this.#x[vertex]! - x0, this.#y[vertex]! - y0];
      const along = (ex * dx + ey * dy) / length;
      if (along <= 0 || along >= length) continue;
      if (Math.abs(ex * dy - ey * dx) / length <= onEdgeWithin) found.push({ vertex, along });
    }
    return found.sort((one, other) => one.along - other.along).map(({ vertex }) => vertex);
  }

  *#around(x0: number, y0: number, x1: number, y1: number): Generator<number> {
    const cell = (value: number) => Math.floor(value / this.#cellSize);
    const [west, east] = [cell(Math.min(x0, x1) - onEdgeWithin), cell(Math.max(x0, x1) + onEdgeWithin)];
    const [south, north] = [cell(Math.min(y0, y1) - onEdgeWithin), cell(Math.max(y0, y1) + onEdgeWithin)];
    for (let column = west; column <= east; column++) {
      for (let row = south; row <= north; row++) yield* this.#cells.get(`${column},${row}`) ?? [];
    }
  }
}

/** Without repeated vertices and without spikes. */
function tidy(ring: number[]): number[] {
  const kept: number[] = [];
  for (const vertex of ring) {
    if (kept.at(-1) === vertex) continue;
    if (kept.length > 1 && kept.at(-2) === vertex) kept.pop();
    else kept.push(vertex);
  }
  while (kept.length > 2 && (kept[0] === kept.at(-1) || kept[1] === kept.at(-1))) {
    if (kept[0] === kept.at(-1)) kept.pop();
    else kept.shift();
  }
  while (kept.length > 2 && kept.at(-2) === kept[0]) kept.pop();
  return kept;
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
