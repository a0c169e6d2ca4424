/**
 * A polygonal coverage on the grid of the files (1e-7 degree): every edge belongs to two polygons in opposite
 * directions, or to one and the outline, and every corner on a neighbour's side is a vertex of that neighbour too.
 */
import { Borders, type Plainness } from './borders.ts';
import { origin, tidy, Vertices, type Tolerance } from './grid-vertices.ts';
import { withoutSpikes, type Polygon } from './polygons.ts';
import { toLngLat } from './projection.ts';
import { polygonsOf, positionsOf, ringsOf, signedArea, type PositionRing } from './rings.ts';

/** A piece of land, and the feature it is part of. */
export interface Piece {
  key: string;
  polygon: Polygon;
}

/** A feature of the coverage: outer rings counter-clockwise with their holes clockwise, and what it borders on. */
export interface Covered {
  polygons: PositionRing[][];
  /** Length of the edge shared with each neighbour, in metres, roughly. */
  neighbours: Map<string, number>;
}

/** What counts as rounding: as the same place, and as too thin to be land (in metres). */
interface Rounding extends Tolerance {
  thinnest: number;
}

/**
 * Corners of three pieces that lie a hand's breadth apart can be taken for one on the one side and for two on the other.
 * No single tolerance is free of that, but where one fails the next is most unlikely to fail as well.
 */
const roundings: readonly [Rounding, ...Rounding[]] = [
  { sameWithin: 5, onEdgeWithin: 4, thinnest: 0.12 },
  { sameWithin: 7, onEdgeWithin: 6, thinnest: 0.16 },
  { sameWithin: 4, onEdgeWithin: 3, thinnest: 0.1 },
  { sameWithin: 10, onEdgeWithin: 8, thinnest: 0.2 },
];

/** Pieces fitted together as `Coverage` says, under the first rounding that does it; throws when none does. */
export function fitCoverage(
  pieces: readonly Piece[],
  sliver: (key: string) => number,
  prefer: (key: string, neighbour: string) => number,
): Coverage {
  for (const rounding of roundings.slice(0, -1)) {
    try {
      return new Coverage(pieces, sliver, prefer, rounding);
    } catch {
      // the next may do
    }
  }
  return new Coverage(pieces, sliver, prefer, roundings.at(-1));
}

/** Gaps and overlaps that are wider than this, in metres, are no cracks of rounding: the pieces don't tile. */
const widestCrack = 0.25;

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
  #keys: string[];
  #edges = new Edges();
  readonly #vertices: Vertices;
  readonly #thinnest: number;

  constructor(
    pieces: readonly Piece[],
    sliver: (key: string) => number,
    prefer: (key: string, neighbour: string) => number,
    rounding: Rounding = roundings[0],
  ) {
    this.#vertices = new Vertices(rounding);
    this.#thinnest = rounding.thinnest;
    this.#keys = pieces.map(({ key }) => key);
    for (const { piece, ring } of this.#fitted(pieces)) this.#edges.addRing(ring, piece);
    for (const crack of this.#cracks()) {
      this.#keys.push('');
      this.#edges.addRing(crack.toReversed(), this.#keys.length - 1);
    }
    giveAway(this.#keys, this.#edges, this.#vertices, sliver, prefer);
  }

  /** Make features part of others, by key. */
  merge(into: ReadonlyMap<string, string>): void {
    for (const [at, key] of this.#keys.entries()) this.#keys[at] = into.get(key) ?? key;
  }

  /** Rid the borders of strips, of short edges and of vertices that nothing turns at. */
  makePlain(plainness: Plainness): void {
    const borders = new Borders(this.#edgesByKey(), this.#vertices);
    borders.makePlain(plainness);
    this.#keys = [...new Set(this.#keys)];
    const places = new Map(this.#keys.map((key, at) => [key, at]));
    this.#edges = new Edges();
    for (const [edge, key] of borders.all()) this.#edges.add(edge, places.get(key)!);
  }

  *#edgesByKey(): Generator<[edge: [number, number], key: string]> {
    for (const [edge, piece] of this.#edges.all()) yield [edge, this.#keys[piece]!];
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
          {
            polygons: polygonsOf(ringsOf(edges, this.#vertices), this.#vertices),
            neighbours: neighbours.get(key)!,
          },
        ]),
    );
  }

  /** The outline of all of them, counter-clockwise; throws when it is in several pieces. */
  outline(): PositionRing {
    const rings = ringsOf(this.#edges.unmatched(), this.#vertices);
    if (rings.length !== 1) throw new Error(`the outline has ${rings.length} rings`);
    return positionsOf(rings[0]!, this.#vertices);
  }

  /** Rings of edges that have no other side, but for the outline, which is the largest. */
  #cracks(): number[][] {
    const rings = ringsOf(this.#edges.unmatched(), this.#vertices);
    const areas = rings.map((ring) => signedArea(ring, this.#vertices));
    const outline = areas.indexOf(Math.max(...areas));
    const cracks = rings.filter((_ring, at) => at !== outline);
    for (const crack of cracks) {
      if (this.#width(crack) > widestCrack)
        throw new Error(`the pieces overlap or leave a gap at ${this.#vertices.at(crack[0]!).join(',')}`);
    }
    return cracks;
  }

  /** Metres across a long thin ring, on the average. */
  #width(ring: readonly number[]): number {
    const around = ring.reduce(
      (sum, vertex, at) => sum + this.#vertices.between([vertex, ring[(at + 1) % ring.length]!]),
      0,
    );
    return (Math.abs(signedArea(ring, this.#vertices)) / (around / 2)) * metersPerUnit;
  }

  /** Rings of vertices, each with every vertex that lies on its edges. */
  #fitted(pieces: readonly Piece[]): { piece: number; ring: number[] }[] {
    let rings = pieces.flatMap(({ polygon }, piece) =>
      // what is thinner than the grid could turn inside out on it; the crack it leaves is closed after
      withoutSpikes([polygon], this.#thinnest)
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
    for (const [at, from] of ring.entries()) this.add([from, ring[(at + 1) % ring.length]!], piece);
  }

  add([from, to]: readonly [number, number], piece: number): void {
    const id = `${from},${to}`;
    const other = this.#pieces.get(id);
    if (other === piece) throw new Error(`piece ${piece} has the edge ${id} twice`);
    if (other !== undefined)
      throw new Error(`pieces ${other} and ${piece} lie on the same side of the edge ${id}`);
    this.#pieces.set(id, piece);
    this.#ends.set(id, [from, to]);
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
