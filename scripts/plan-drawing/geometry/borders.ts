/** The borders between pieces of land as a planar graph, which can be made plainer without opening a crack. */
import { ringsOf, signedArea } from './rings.ts';
import type { Vertices } from './grid-vertices.ts';

/** What nobody's land is called: all that lies outside. */
const outside = '';

/** How plain borders are to be, in grid units of about a centimetre. */
export interface Plainness {
  /** Ends of an edge nearer to each other than this become one. */
  shortestEdge: number;
  /** A strip of land narrower than this, running out from the rest, goes to the neighbour along it. */
  narrowest: number;
  /** A vertex that no third piece meets at, nearer than this to the line between its neighbours, is dropped. */
  straightWithin: number;
}

/** A strip is one only when it reaches this far out, in grid units. */
const shortestSpur = 150;

/** Vertices that a strip has at most. */
const longestSpur = 9;

/** Borders keep this far from vertices that are not theirs, in grid units: nearer ones would lie on them. */
const clearance = 6;

type Edge = readonly [from: number, to: number];

/** Borders of the land on the left of directed edges; each operation keeps them free of crossings. */
export class Borders {
  readonly #vertices: Vertices;
  /** What lies on the left, by the vertices an edge comes from and goes to; each edge is there in both directions. */
  readonly #left = new Map<number, Map<number, string>>();

  /** Of directed edges that each have the key of the land on their left; where both sides are of one key, there is no border. */
  constructor(edges: Iterable<readonly [edge: Edge, key: string]>, vertices: Vertices) {
    this.#vertices = vertices;
    for (const [[from, to], key] of edges) {
      this.#sides(from).set(to, key);
      if (!this.#sides(to).has(from)) this.#sides(to).set(from, outside);
    }
    for (const [from, to] of this.#edges()) this.#dropIfInside(from, to);
  }

  /** Directed edges with the land on their left. */
  *all(): Generator<[edge: [number, number], key: string]> {
    for (const [from, sides] of this.#left) {
      for (const [to, key] of sides) if (key !== outside) yield [[from, to], key];
    }
  }

  /** Cut off strips, close short edges and drop idle vertices, until nothing is left to do. */
  makePlain({ shortestEdge, narrowest, straightWithin }: Plainness): void {
    for (let round = 0; round < 6; round++) {
      const cut = this.#cutSpurs(narrowest);
      const closed = this.#closeShort(shortestEdge);
      if (cut + closed === 0) break;
    }
    // a second time for those whose neighbour went the first time; more would let a bend drift
    for (let round = 0; round < 2; round++) this.#straighten(straightWithin);
  }

  #sides(vertex: number): Map<number, string> {
    let sides = this.#left.get(vertex);
    if (!sides) this.#left.set(vertex, (sides = new Map<number, string>()));
    return sides;
  }

  #edges(): Edge[] {
    return [...this.#left].flatMap(([from, sides]) =>
      [...sides.keys()].filter((to) => from < to).map((to): Edge => [from, to]),
    );
  }

  #has(from: number, to: number): boolean {
    return this.#left.get(from)?.has(to) === true;
  }

  #remove(from: number, to: number): void {
    for (const [vertex, other] of [[from, to] as const, [to, from] as const]) {
      const sides = this.#left.get(vertex)!;
      sides.delete(other);
      if (sides.size === 0) this.#left.delete(vertex);
    }
  }

  #dropIfInside(from: number, to: number): void {
    if (this.#left.get(from)!.get(to) === this.#left.get(to)!.get(from)) this.#remove(from, to);
  }

  /** True when some land meets itself in a vertex: its ring would pass there twice. */
  #meetsItself(vertex: number): boolean {
    const keys = [...(this.#left.get(vertex)?.values() ?? [])];
    return new Set(keys).size < keys.length;
  }

  #closeShort(shortest: number): number {
    const short = this.#edges()
      .map((edge) => ({ edge, length: this.#vertices.between(edge) }))
      .filter(({ length }) => length < shortest)
      .sort((one, other) => one.length - other.length || one.edge[0] - other.edge[0]);
    let closed = 0;
    for (const { edge } of short) {
      // a bend can go without anyone's corner moving, so it goes first
      const [drop, keep] = [...edge].sort((one, other) => this.#degree(one) - this.#degree(other));
      if (this.#collapse(drop!, keep!) || this.#collapse(keep!, drop!)) closed++;
    }
    return closed;
  }

  #straighten(within: number): void {
    const touched = new Set<number>();
    for (const vertex of [...this.#left.keys()]) {
      if (this.#degree(vertex) !== 2) continue;
      const [before, after] = [...this.#left.get(vertex)!.keys()] as [number, number];
      if (touched.has(before) || touched.has(after)) continue;
      if (this.#away(vertex, before, after) > within) continue;
      if (this.#collapse(vertex, before)) touched.add(before).add(after);
    }
  }

  #degree(vertex: number): number {
    return this.#left.get(vertex)?.size ?? 0;
  }

  /** Move a vertex onto its neighbour, and its edges with it; false where that would cross, cover or turn something over. */
  #collapse(drop: number, keep: number): boolean {
    if (!this.#has(drop, keep)) return false;
    const others = [...this.#left.get(drop)!.keys()].filter((vertex) => vertex !== keep);
    if (others.some((other) => this.#has(keep, other))) return false;
    const free = others.every(
      (other) => this.#isFree(keep, other, drop) && !this.#liesAlong(keep, other, drop),
    );
    if (!free) return false;
    const undo = this.#remember([drop, keep, ...others]);
    const moved = others.map((other) => ({
      other,
      from: this.#left.get(drop)!.get(other)!,
      to: this.#left.get(other)!.get(drop)!,
    }));
    this.#remove(drop, keep);
    for (const { other } of moved) this.#remove(drop, other);
    for (const { other, from, to } of moved) {
      this.#sides(keep).set(other, from);
      this.#sides(other).set(keep, to);
    }
    if (!this.#meetsItself(keep)) return true;
    undo();
    return false;
  }

  /** Nothing lies where an edge comes to lie, nor in the triangle that it sweeps on the way. */
  #isFree(keep: number, other: number, drop: number): boolean {
    const own = new Set([keep, other, drop]);
    const swept = this.#others(keep, other, this.#vertices.between([keep, drop]), own);
    return (
      this.#isClear(keep, other, own) &&
      !swept.some((vertex) => this.#liesInTriangle(vertex, keep, other, drop))
    );
  }

  /** True when no vertex but its own lies on an edge, or so near that it would be taken to. */
  #isClear(from: number, to: number, own: ReadonlySet<number>): boolean {
    return this.#others(from, to, clearance, own).every(
      (vertex) => this.#away(vertex, from, to) >= clearance,
    );
  }

  /** Vertices of borders that may lie within `margin` units of an edge, but for its own. */
  #others(from: number, to: number, margin: number, own: ReadonlySet<number>): number[] {
    return [...this.#vertices.along(from, to, margin)].filter(
      (vertex) => !own.has(vertex) && this.#left.has(vertex),
    );
  }

  /** True when the edge would lie along another that leaves from one of its ends, or past it. */
  #liesAlong(keep: number, other: number, drop: number): boolean {
    const along = (at: number, to: number) =>
      [...(this.#left.get(at)?.keys() ?? [])].some(
        (vertex) => vertex !== drop && vertex !== to && this.#angle(at, to, vertex) < 0.02,
      );
    return along(keep, other) || along(other, keep);
  }

  #angle(at: number, one: number, other: number): number {
    const [x, y] = this.#vertices.at(at);
    const [ax, ay] = this.#vertices.at(one);
    const [bx, by] = this.#vertices.at(other);
    const [ux, uy, vx, vy] = [ax - x, ay - y, bx - x, by - y];
    return Math.abs(Math.atan2(ux * vy - uy * vx, ux * vx + uy * vy));
  }

  #liesInTriangle(vertex: number, ...corners: readonly number[]): boolean {
    const sides = corners.map((corner, at) => this.#side(corner, corners[(at + 1) % 3]!, vertex));
    return sides.every((side) => side >= 0) || sides.every((side) => side <= 0);
  }

  /** Positive on the left of the line through two vertices. */
  #side(from: number, to: number, vertex: number): number {
    const [x0, y0] = this.#vertices.at(from);
    const [x1, y1] = this.#vertices.at(to);
    const [x, y] = this.#vertices.at(vertex);
    return (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0);
  }

  /** Units between a vertex and a segment. */
  #away(vertex: number, from: number, to: number): number {
    const [x0, y0] = this.#vertices.at(from);
    const [x1, y1] = this.#vertices.at(to);
    const [x, y] = this.#vertices.at(vertex);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const share = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
    return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
  }

  #remember(vertices: readonly number[]): () => void {
    const before = vertices.map((vertex) => [vertex, new Map(this.#left.get(vertex))] as const);
    return () => {
      for (const [vertex, sides] of before) {
        if (sides.size === 0) this.#left.delete(vertex);
        else this.#left.set(vertex, sides);
      }
    };
  }

  #cutSpurs(narrowest: number): number {
    const own = new Map<string, Edge[]>();
    for (const [edge, key] of this.all()) own.set(key, [...(own.get(key) ?? []), edge]);
    let cut = 0;
    for (const [key, edges] of own) {
      for (const ring of ringsOf(edges, this.#vertices)) {
        for (const path of this.#spursOf(ring, narrowest)) if (this.#cutOff(path, key)) cut++;
      }
    }
    return cut;
  }

  /** Stretches of a ring that run out and come back within `narrowest` of where they began, the land between them. */
  *#spursOf(ring: readonly number[], narrowest: number): Generator<number[]> {
    for (let at = 0; at < ring.length; at++) {
      for (let steps = Math.min(longestSpur, ring.length - 3); steps >= 2; steps--) {
        const path = Array.from({ length: steps + 1 }, (_, step) => ring[(at + step) % ring.length]!);
        if (!this.#isSpur(path, narrowest)) continue;
        yield path;
        at += steps;
        break;
      }
    }
  }

  #isSpur(path: readonly number[], narrowest: number): boolean {
    const [first, last] = [path[0]!, path.at(-1)!];
    const throat = this.#vertices.between([first, last]);
    if (throat >= narrowest) return false;
    const reach = Math.max(...path.map((vertex) => this.#away(vertex, first, last)));
    const area = signedArea(path, this.#vertices);
    return reach > shortestSpur && area > 0 && area < narrowest * reach;
  }

  /** Give a strip to the neighbour along it; false where nobody's land lies there, or the cut would not be free. */
  #cutOff(path: readonly number[], key: string): boolean {
    const [first, last] = [path[0]!, path.at(-1)!];
    const steps = path.slice(1).map((to, at): Edge => [path[at]!, to]);
    const isThere = steps.every(([from, to]) => this.#left.get(from)?.get(to) === key);
    if (!isThere || this.#has(first, last)) return false;
    const heir = this.#longestBeside(steps);
    if (heir === undefined || !this.#isClear(first, last, new Set(path))) return false;
    const undo = this.#remember(path);
    for (const [from, to] of steps) {
      this.#left.get(from)!.set(to, heir);
      this.#dropIfInside(from, to);
    }
    this.#sides(first).set(last, key);
    this.#sides(last).set(first, heir);
    if (!path.some((vertex) => this.#meetsItself(vertex))) return true;
    undo();
    return false;
  }

  #longestBeside(steps: readonly Edge[]): string | undefined {
    const lengths = new Map<string, number>();
    for (const [from, to] of steps) {
      const beside = this.#left.get(to)!.get(from)!;
      if (beside !== outside)
        lengths.set(beside, (lengths.get(beside) ?? 0) + this.#vertices.between([from, to]));
    }
    return [...lengths].sort((one, other) => other[1] - one[1])[0]?.[0];
  }
}
