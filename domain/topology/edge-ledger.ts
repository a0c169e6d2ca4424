import type { FlatPolygon } from './flat-polygons.ts';
import { walkEdges, type Run, type UnmatchedEdges } from './unmatched-edges.ts';
import { VertexNumbers } from './vertex-numbers.ts';

/** Vertices that keys of edges have room for: two such numbers are one whole number that is exact. */
const mostVertices = 2 ** 26;

/** An edge that somebody runs along. */
interface Entry {
  low: number;
  high: number;
  /** How many times more often it is run from low to high than back. */
  balance: number;
  /** Who runs along it, as often as they do. */
  owners: number[];
}

/**
 * Keeps count of all edges of areas that come and go, and of those that are unmatched: run along more often one way than
 * the other (see findUnmatchedEdges). What an area changes costs what its own edges cost, however many others there are.
 */
export class EdgeLedger {
  readonly #vertices = new VertexNumbers();
  readonly #entries = new Map<number, Entry>();
  readonly #unmatched = new Set<Entry>();

  /** Enter the polygons of an owner; `isReversed` for the boundary, whose edges are those of the outside. */
  enter(owner: number, polygons: readonly FlatPolygon[], isReversed = false): void {
    walkEdges(this.#vertices, polygons, owner, (run) => this.#count(run, owner, isReversed, 1));
  }

  /** Take the same out again: just what was entered. */
  remove(owner: number, polygons: readonly FlatPolygon[], isReversed = false): void {
    walkEdges(this.#vertices, polygons, owner, (run) => this.#count(run, owner, isReversed, -1));
  }

  /** The edges that are unmatched now. */
  unmatched(): UnmatchedEdges {
    const edges = [...this.#unmatched].map(({ low, high, balance, owners }) => ({
      ...(balance > 0 ? { from: low, to: high } : { from: high, to: low }),
      times: Math.abs(balance),
      owners: [...new Set(owners)],
    }));
    return { vertices: this.#vertices, edges };
  }

  #count({ from, to }: Run, owner: number, isReversed: boolean, times: 1 | -1): void {
    const [low, high] = from < to ? [from, to] : [to, from];
    const key = low * mostVertices + high;
    const entry = this.#entries.get(key) ?? { low, high, balance: 0, owners: [] };
    entry.balance += from < to === isReversed ? -times : times;
    if (times > 0) entry.owners.push(owner);
    else entry.owners.splice(entry.owners.indexOf(owner), 1);
    if (entry.owners.length === 0) this.#entries.delete(key);
    else this.#entries.set(key, entry);
    if (entry.balance === 0) this.#unmatched.delete(entry);
    else this.#unmatched.add(entry);
  }
}
