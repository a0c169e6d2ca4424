/**
 * Neighbouring polygons merged into one, on the integer grid of a tile. Zones tile the plane and every T-junction is
 * a vertex of both neighbours, so an edge between two of them appears once in each direction and cancels; what is
 * left is the outline. No clipping, linear in the number of edges.
 */
import { doubledArea, findPolygonFault } from '#domain/geometry/polygon-fault.ts';
import {
  assemblePolygons,
  convexTurn,
  positionKey,
  repairPolygon,
  tidyRing,
  xOfKey,
  yOfKey,
} from './tile-polygons.ts';
import type { Line, TileGeometry } from './twkb-reader.ts';

/** The union of polygons that share whole edges, snapped to every `step` units of the grid. */
export class PolygonMerger {
  readonly #step: number;
  readonly #edges = new EdgeTable();
  #ring = new Int32Array(256);

  constructor(step: number) {
    this.#step = step;
  }

  /** Add the polygons of a geometry. */
  add({ coordinates, pathCount, pathEnds, pathDimensions, isShell }: TileGeometry): void {
    let start = 0;
    for (let path = 0; path < pathCount; path++) {
      const end = pathEnds[path]!;
      if (pathDimensions[path] === 2) this.#addRing(coordinates, start, end, isShell[path]!);
      start = end;
    }
  }

  /** Valid, wound polygons; loops smaller than `minArea` (units squared) are left out. */
  merge(minArea: number): Line[][] {
    const loops = this.#edges
      .remaining()
      .takeLoops()
      .map((loop) => withoutCollinear(tidyRing(loop)))
      .filter((loop) => loop.length >= 8 && Math.abs(doubledArea(loop)) >= 2 * minArea);
    return assemblePolygons(loops).flatMap((polygon) =>
      isValid(polygon) ? [polygon] : repairPolygon(polygon),
    );
  }

  #addRing(coordinates: Int32Array, start: number, end: number, isShell: boolean): void {
    const length = this.#snap(coordinates, start, end);
    const area = doubledArea(this.#ring.subarray(0, length));
    if (length < 8 || area === 0) return;
    const ring = this.#ring;
    const isForward = area > 0 === isShell;
    for (let at = 0; at + 3 < length; at += 2) {
      if (isForward) this.#edges.add(ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!);
      else this.#edges.add(ring[at + 2]!, ring[at + 3]!, ring[at]!, ring[at + 1]!);
    }
  }

  /** Copy a ring onto the coarse grid, without repeated positions; returns its length. */
  #snap(coordinates: Int32Array, start: number, end: number): number {
    if (this.#ring.length < end - start) this.#ring = new Int32Array((end - start) * 2);
    const ring = this.#ring;
    const step = this.#step;
    let length = 0;
    for (let at = start; at < end; at += 2) {
      const x = step === 1 ? coordinates[at]! : Math.round(coordinates[at]! / step) * step;
      const y = step === 1 ? coordinates[at + 1]! : Math.round(coordinates[at + 1]! / step) * step;
      if (length > 0 && ring[length - 2] === x && ring[length - 1] === y) continue;
      ring[length++] = x;
      ring[length++] = y;
    }
    return length;
  }
}

function isValid(polygon: Line[]): boolean {
  if (polygon.length === 1 && convexTurn(polygon[0]!, polygon[0]!.length) === 1) return true;
  return findPolygonFault(polygon) === null;
}

/** Undirected edges with how often they were passed one way less the other: a hash table in typed arrays. */
class EdgeTable {
  #capacity = 1024;
  #from = new Float64Array(this.#capacity);
  #to = new Float64Array(this.#capacity);
  // -128 marks a free place
  #balance = new Int8Array(this.#capacity).fill(-128);
  #used = 0;

  /** Pass the edge from a to b; passed as often the other way, it is gone. */
  add(ax: number, ay: number, bx: number, by: number): void {
    const a = positionKey(ax, ay);
    const b = positionKey(bx, by);
    const isForward = a < b;
    const place = this.#place(isForward ? a : b, isForward ? b : a, ax + bx, ay + by);
    this.#balance[place]! += isForward ? 1 : -1;
    if (this.#used * 2 > this.#capacity) this.#grow();
  }

  /** The edges left, each in its direction. */
  remaining(): OutgoingEdges {
    const left = new OutgoingEdges(
      this.#balance.reduce((count, balance) => count + (balance > -128 && balance !== 0 ? 1 : 0), 0),
    );
    for (let place = 0; place < this.#capacity; place++) {
      const balance = this.#balance[place]!;
      if (balance === -128 || balance === 0) continue;
      if (balance > 0) left.add(this.#from[place]!, this.#to[place]!);
      else left.add(this.#to[place]!, this.#from[place]!);
    }
    return left;
  }

  #place(from: number, to: number, sumX: number, sumY: number): number {
    const mask = this.#capacity - 1;
    let place = (Math.imul(sumX, 0x9e3779b1) ^ Math.imul(sumY, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & mask;
    while (this.#balance[place] !== -128) {
      if (this.#from[place] === from && this.#to[place] === to) return place;
      place = (place + 1) & mask;
    }
    this.#from[place] = from;
    this.#to[place] = to;
    this.#balance[place] = 0;
    this.#used += 1;
    return place;
  }

  #grow(): void {
    const [from, to, balance] = [this.#from, this.#to, this.#balance];
    this.#capacity *= 4;
    this.#used = 0;
    this.#from = new Float64Array(this.#capacity);
    this.#to = new Float64Array(this.#capacity);
    this.#balance = new Int8Array(this.#capacity).fill(-128);
    for (let place = 0; place < balance.length; place++) {
      // edges that cancelled are not needed any more
      if (balance[place] === -128 || balance[place] === 0) continue;
      const [a, b] = [from[place]!, to[place]!];
      this.#balance[this.#place(a, b, xOfKey(a) + xOfKey(b), yOfKey(a) + yOfKey(b))] = balance[place]!;
    }
  }
}

/** Directed edges by the position they leave: chains in typed arrays behind a hash of the position. */
class OutgoingEdges {
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  readonly #next: Int32Array;
  readonly #heads: Int32Array;
  readonly #isTaken: Uint8Array;
  #count = 0;

  constructor(count: number) {
    this.#from = new Float64Array(count);
    this.#to = new Float64Array(count);
    this.#next = new Int32Array(count);
    this.#isTaken = new Uint8Array(count);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2)))).fill(-1);
  }

  add(from: number, to: number): void {
    const edge = this.#count++;
    const slot = this.#slot(from);
    this.#from[edge] = from;
    this.#to[edge] = to;
    this.#next[edge] = this.#heads[slot]!;
    this.#heads[slot] = edge;
  }

  /** Take all loops out, turning at each crossing so that loops which touch in a point stay apart. */
  takeLoops(): Line[] {
    const loops: Line[] = [];
    for (let edge = 0; edge < this.#count; edge++) {
      if (this.#isTaken[edge]) continue;
      const loop = this.#takeLoop(this.#from[edge]!);
      if (loop) loops.push(loop);
    }
    return loops;
  }

  #takeLoop(start: number): Line | null {
    let x = xOfKey(start);
    let y = yOfKey(start);
    const loop: Line = [x, y];
    let at = start;
    let dx = 0;
    let dy = 0;
    do {
      const edge = this.#sharpest(at, x, y, dx, dy);
      if (edge < 0) return null;
      this.#isTaken[edge] = 1;
      at = this.#to[edge]!;
      dx = xOfKey(at) - x;
      dy = yOfKey(at) - y;
      x += dx;
      y += dy;
      loop.push(x, y);
    } while (at !== start);
    return loop;
  }

  /** Of the edges that leave a position, the one that turns most towards the inside of the loop; -1 for none. */
  #sharpest(key: number, x: number, y: number, dx: number, dy: number): number {
    let best = -1;
    let bestTurn = -Infinity;
    for (let edge = this.#heads[this.#slot(key)]!; edge >= 0; edge = this.#next[edge]!) {
      if (this.#isTaken[edge] || this.#from[edge] !== key) continue;
      if (best < 0) {
        best = edge;
        continue;
      }
      if (bestTurn === -Infinity) bestTurn = this.#turn(best, x, y, dx, dy);
      const turn = this.#turn(edge, x, y, dx, dy);
      if (turn > bestTurn) [bestTurn, best] = [turn, edge];
    }
    return best;
  }

  #turn(edge: number, x: number, y: number, dx: number, dy: number): number {
    const to = this.#to[edge]!;
    const ex = xOfKey(to) - x;
    const ey = yOfKey(to) - y;
    return Math.atan2(dx * ey - dy * ex, dx * ex + dy * ey);
  }

  #slot(key: number): number {
    const hash = Math.imul(xOfKey(key), 0x9e3779b1) ^ Math.imul(yOfKey(key), 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }
}

/** Positions on a straight line between their neighbours say nothing once the neighbours' polygons are merged. */
function withoutCollinear(ring: Line): Line {
  const kept: Line = [];
  const last = ring.length - 2;
  for (let at = 0; at < last; at += 2) {
    const before = at === 0 ? last - 2 : at - 2;
    const cross =
      (ring[at]! - ring[before]!) * (ring[at + 3]! - ring[at + 1]!) -
      (ring[at + 1]! - ring[before + 1]!) * (ring[at + 2]! - ring[at]!);
    if (cross !== 0) kept.push(ring[at]!, ring[at + 1]!);
  }
  if (kept.length > 0) kept.push(kept[0]!, kept[1]!);
  return kept;
}
