import type { PolygonFault } from './polygon-fault-reasons.ts';

/**
 * Rings of one polygon joined by the points in which they touch. A point that joins a ring to rings it is joined to
 * already closes a circle of rings: it encloses a part of the interior that nothing connects with the rest.
 */
export class TouchingRings {
  /** Told only when the edges have no worse fault. */
  fault: PolygonFault | null = null;
  // made with the first touch: most polygons have none
  #ringsAt: Map<string, Set<number>> | null = null;
  // rings by number and points by name, each with one that it was joined to
  readonly #joinedTo: Record<number | string, number | string> = {};

  /** True where two rings touch. */
  has(x: number, y: number): boolean {
    return this.#ringsAt?.has(`${x} ${y}`) ?? false;
  }

  /** Note that two rings touch in a point, and the fault when it disconnects the interior. */
  add(a: number, b: number, x: number, y: number): void {
    const point = `${x} ${y}`;
    this.#ringsAt ??= new Map();
    const rings = this.#ringsAt.get(point) ?? new Set<number>();
    this.#ringsAt.set(point, rings);
    for (const ring of [a, b]) {
      if (rings.has(ring)) continue;
      rings.add(ring);
      if (!this.#join(ring, point)) this.fault ??= { reason: 'interior-disconnected', x, y };
    }
  }

  /** False when they are joined already. */
  #join(ring: number, point: string): boolean {
    const [one, other] = [this.#find(ring), this.#find(point)];
    if (one === other) return false;
    this.#joinedTo[one] = other;
    return true;
  }

  #find(start: number | string): number | string {
    let at = start;
    for (let next = this.#joinedTo[at]; next !== undefined; next = this.#joinedTo[at]) {
      // half the way for who asks next
      const beyond = this.#joinedTo[next];
      if (beyond !== undefined) this.#joinedTo[at] = beyond;
      at = next;
    }
    return at;
  }
}
