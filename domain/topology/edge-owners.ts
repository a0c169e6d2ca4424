import Flatbush from 'flatbush';
import type { PolygonOutline } from './polygon-outline.ts';
import type { UnmatchedEdges } from './unmatched-edges.ts';

/** Farthest that an edge lies from the outline of the region beside it, in metres: vertices within reach were made one. */
const besideMeters = 0.1;

/** More than besideMeters, in degrees. */
const pad = 2e-6;

/** Says whose unmatched edges lie along an outline. */
export class EdgeOwners {
  readonly #owners: (readonly number[])[] = [];
  readonly #middles: [number, number][] = [];
  readonly #points: Flatbush | null;

  constructor({ vertices: { xs, ys }, edges }: UnmatchedEdges) {
    this.#points = edges.length > 0 ? new Flatbush(edges.length) : null;
    for (const { from, to, owners } of edges) {
      const [x, y] = [(xs[from]! + xs[to]!) / 2, (ys[from]! + ys[to]!) / 2];
      this.#owners.push(owners);
      this.#middles.push([x, y]);
      this.#points?.add(x, y);
    }
    this.#points?.finish();
  }

  /** Owners of edges whose middle lies on the outline, whoever has most of them first. */
  along(outline: PolygonOutline): number[] {
    const counts = new Map<number, number>();
    const [west, south, east, north] = outline.bounds;
    // an outline is drawn on a grid: its box may end beside the middle of an edge
    for (const at of this.#points?.search(west - pad, south - pad, east + pad, north + pad) ?? []) {
      if (!outline.isNear(...this.#middles[at]!, besideMeters)) continue;
      for (const owner of this.#owners[at]!) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([owner]) => owner);
  }
}
