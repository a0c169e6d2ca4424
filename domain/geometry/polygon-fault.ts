import { orient2d } from 'robust-predicates';

/** Flat x, y, x, y, … of a closed ring: the last position repeats the first. */
export type FlatRing = ArrayLike<number>;

export type PolygonFaultReason =
  | 'too-few-positions'
  | 'not-closed'
  | 'not-finite'
  | 'zero-area'
  | 'self-intersection'
  | 'self-touch'
  | 'spike'
  | 'rings-cross'
  | 'interior-disconnected'
  | 'hole-outside-shell'
  | 'hole-inside-hole';

/** Why a polygon is not valid, and where. */
export interface PolygonFault {
  reason: PolygonFaultReason;
  x: number;
  y: number;
}

/** An edge between two different positions, with the ring it belongs to. */
interface Edge {
  ring: number;
  /** Place in its ring, and the number of edges there, to know neighbours. */
  index: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

/**
 * The first fault of a polygon, or null when it is valid in the sense of OGC Simple Features (as PostGIS's
 * ST_IsValid judges it): closed simple rings that neither cross nor touch themselves, holes inside the shell,
 * rings that touch each other in single points only and leave the interior connected. Unit and axis order don't
 * matter. The first ring is the shell. Winding is not judged. Decisions are exact (Shewchuk's predicates).
 */
export function findPolygonFault(rings: readonly FlatRing[]): PolygonFault | null {
  const edges: Edge[] = [];
  const counts: number[] = [];
  for (const [number, ring] of rings.entries()) {
    const fault = findRingFault(ring);
    if (fault) return fault;
    counts.push(addEdges(edges, ring, number));
  }
  const touches = new TouchingRings();
  return (
    findSpike(edges, counts) ??
    findEdgeFault(edges, counts, touches) ??
    touches.fault ??
    findNestingFault(rings, touches)
  );
}

/** Twice the signed area of a ring by the surveyor's formula; positive when it turns from x to y. */
export function doubledArea(ring: FlatRing): number {
  let sum = 0;
  // relative to the first position, so that large coordinates keep their digits
  const x0 = ring[0] ?? 0;
  const y0 = ring[1] ?? 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    sum += (ring[at]! - x0) * (ring[at + 3]! - y0) - (ring[at + 2]! - x0) * (ring[at + 1]! - y0);
  }
  return sum;
}

/** 1 inside, 0 on the edge, -1 outside. */
export function placeInRing(x: number, y: number, ring: FlatRing): 1 | 0 | -1 {
  let inside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const ax = ring[at]!;
    const ay = ring[at + 1]!;
    const bx = ring[at + 2]!;
    const by = ring[at + 3]!;
    if (isOnSegment(x, y, ax, ay, bx, by)) return 0;
    if (ay > y === by > y) continue;
    const side = orient2d(ax, ay, bx, by, x, y);
    if (by > ay ? side < 0 : side > 0) inside = !inside;
  }
  return inside ? 1 : -1;
}

function findRingFault(ring: FlatRing): PolygonFault | null {
  const x = ring[0] ?? Number.NaN;
  const y = ring[1] ?? Number.NaN;
  if (!Array.prototype.every.call(ring, Number.isFinite)) return { reason: 'not-finite', x, y };
  if (ring.length < 8) return { reason: 'too-few-positions', x, y };
  if (x !== ring[ring.length - 2] || y !== ring[ring.length - 1]) return { reason: 'not-closed', x, y };
  return null;
}

function addEdges(edges: Edge[], ring: FlatRing, number: number): number {
  let index = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay, bx, by] = [ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!];
    if (ax === bx && ay === by) continue;
    edges.push({ ring: number, index, ax, ay, bx, by });
    index += 1;
  }
  return index;
}

/** Spikes first: they also touch themselves, which would say less. */
function findSpike(edges: Edge[], counts: number[]): PolygonFault | null {
  let first = 0;
  for (const count of counts) {
    for (let at = 0; at < count; at++) {
      const a = edges[first + at]!;
      const b = edges[first + ((at + 1) % count)]!;
      const isBack = (a.bx - a.ax) * (b.bx - b.ax) + (a.by - a.ay) * (b.by - b.ay) < 0;
      if (isBack && orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by) === 0)
        return { reason: 'spike', x: a.bx, y: a.by };
    }
    first += count;
  }
  return null;
}

/** Sweep by x: only edges whose boxes overlap are compared. */
function findEdgeFault(edges: Edge[], counts: number[], touches: TouchingRings): PolygonFault | null {
  const sorted = edges.length > 12 ? edges.toSorted((a, b) => minX(a) - minX(b)) : edges;
  const isSorted = edges.length > 12;
  for (let one = 0; one < sorted.length; one++) {
    const a = sorted[one]!;
    const reach = Math.max(a.ax, a.bx);
    for (let other = one + 1; other < sorted.length; other++) {
      const b = sorted[other]!;
      if (isSorted && minX(b) > reach) break;
      const fault = compareEdges(a, b, counts, touches);
      if (fault) return fault;
    }
  }
  return null;
}

function minX(edge: Edge): number {
  return edge.ax < edge.bx ? edge.ax : edge.bx;
}

function compareEdges(a: Edge, b: Edge, counts: number[], touches: TouchingRings): PolygonFault | null {
  if (Math.max(a.ay, a.by) < Math.min(b.ay, b.by) || Math.min(a.ay, a.by) > Math.max(b.ay, b.by)) return null;
  if (Math.max(a.ax, a.bx) < Math.min(b.ax, b.bx) || Math.min(a.ax, a.bx) > Math.max(b.ax, b.bx)) return null;
  const b1 = orient2d(a.ax, a.ay, a.bx, a.by, b.ax, b.ay);
  const b2 = orient2d(a.ax, a.ay, a.bx, a.by, b.bx, b.by);
  if ((b1 > 0 && b2 > 0) || (b1 < 0 && b2 < 0)) return null;
  const a1 = orient2d(b.ax, b.ay, b.bx, b.by, a.ax, a.ay);
  const a2 = orient2d(b.ax, b.ay, b.bx, b.by, a.bx, a.by);
  if ((a1 > 0 && a2 > 0) || (a1 < 0 && a2 < 0)) return null;
  const isSameRing = a.ring === b.ring;
  if (b1 === 0 && b2 === 0) return compareCollinear(a, b, counts, touches);
  if (b1 !== 0 && b2 !== 0 && a1 !== 0 && a2 !== 0) {
    return { reason: isSameRing ? 'self-intersection' : 'rings-cross', x: a.ax, y: a.ay };
  }
  // one touches the other in an end point
  const [x, y] = b1 === 0 ? [b.ax, b.ay] : b2 === 0 ? [b.bx, b.by] : a1 === 0 ? [a.ax, a.ay] : [a.bx, a.by];
  if (isSameRing) return areNeighbours(a, b, counts) ? null : { reason: 'self-touch', x, y };
  touches.add(a.ring, b.ring, x, y);
  return null;
}

/** Both edges lie on one line and their boxes overlap: they share a stretch, or one end point. */
function compareCollinear(a: Edge, b: Edge, counts: number[], touches: TouchingRings): PolygonFault | null {
  const useX = a.ax !== a.bx;
  const [a1, a2, b1, b2] = useX ? [a.ax, a.bx, b.ax, b.bx] : [a.ay, a.by, b.ay, b.by];
  const from = Math.max(Math.min(a1, a2), Math.min(b1, b2));
  const to = Math.min(Math.max(a1, a2), Math.max(b1, b2));
  const x = from === a1 || to === a1 ? a.ax : a.bx;
  const y = from === a1 || to === a1 ? a.ay : a.by;
  const isSameRing = a.ring === b.ring;
  if (from < to) {
    if (!isSameRing) return { reason: 'rings-cross', x, y };
    return { reason: areNeighbours(a, b, counts) ? 'spike' : 'self-intersection', x, y };
  }
  if (isSameRing) return areNeighbours(a, b, counts) ? null : { reason: 'self-touch', x, y };
  touches.add(a.ring, b.ring, x, y);
  return null;
}

function areNeighbours(a: Edge, b: Edge, counts: number[]): boolean {
  const count = counts[a.ring]!;
  const distance = Math.abs(a.index - b.index);
  return distance === 1 || distance === count - 1;
}

function findNestingFault(rings: readonly FlatRing[], touches: TouchingRings): PolygonFault | null {
  for (const [number, ring] of rings.entries()) {
    if (doubledArea(ring) === 0) return { reason: 'zero-area', x: ring[0]!, y: ring[1]! };
    if (number === 0) continue;
    const [x, y] = positionOff(ring, touches);
    if (placeInRing(x, y, rings[0]!) < 0) return { reason: 'hole-outside-shell', x, y };
    for (const [other, hole] of rings.entries()) {
      if (other === 0 || other === number) continue;
      if (placeInRing(x, y, hole) > 0) return { reason: 'hole-inside-hole', x, y };
    }
  }
  return null;
}

/** A position of the ring where it touches no other ring. */
function positionOff(ring: FlatRing, touches: TouchingRings): [number, number] {
  for (let at = 0; at + 1 < ring.length; at += 2) {
    if (!touches.has(ring[at]!, ring[at + 1]!)) return [ring[at]!, ring[at + 1]!];
  }
  return [(ring[0]! + ring[2]!) / 2, (ring[1]! + ring[3]!) / 2];
}

/**
 * Rings joined by the points in which they touch. Where a new point joins rings that are joined already, the
 * points and rings enclose a part of the interior that nothing connects with the rest.
 */
class TouchingRings {
  // the ring that each ring was joined to; most polygons have one ring and no touch at all
  readonly #joinedTo: number[] = [];
  /** Told only when the edges have no worse fault. */
  fault: PolygonFault | null = null;
  readonly #points = new Map<string, Set<number>>();

  has(x: number, y: number): boolean {
    return this.#points.size > 0 && this.#points.has(`${x} ${y}`);
  }

  /** Note a touch, and the fault when it disconnects the interior. */
  add(a: number, b: number, x: number, y: number): void {
    const key = `${x} ${y}`;
    const here = this.#points.get(key) ?? new Set<number>();
    this.#points.set(key, here);
    // three rings in one point touch in pairs, yet it is one point
    const isKnown = here.has(a) && here.has(b);
    here.add(a).add(b);
    if (isKnown) return;
    const [groupA, groupB] = [this.#find(a), this.#find(b)];
    if (groupA !== groupB) {
      this.#joinedTo[groupA] = groupB;
      return;
    }
    const isJoinedHere = [...here].some((ring) => ring !== a && ring !== b && this.#find(ring) === groupA);
    if (!isJoinedHere) this.fault ??= { reason: 'interior-disconnected', x, y };
  }

  #find(ring: number): number {
    let at = ring;
    for (let next = this.#joinedTo[at]; next !== undefined; next = this.#joinedTo[at]) at = next;
    return at;
  }
}

function isOnSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): boolean {
  if (x < Math.min(ax, bx) || x > Math.max(ax, bx) || y < Math.min(ay, by) || y > Math.max(ay, by))
    return false;
  return orient2d(ax, ay, bx, by, x, y) === 0;
}
