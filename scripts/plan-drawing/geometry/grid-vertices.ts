/** Positions on the grid of the files, 1e-7 degree, as numbered vertices. */

export const unitsPerDegree = 1e7;

/** Areas are summed around a point nearby, where products of coordinates stay small. */
export const origin = [1_127_000_000, 381_800_000] as const;

/** What counts as the same place, in grid units of about a centimetre. */
export interface Tolerance {
  /** Vertices nearer than this are one. */
  sameWithin: number;
  /** A vertex nearer to an edge than this lies on it. */
  onEdgeWithin: number;
}

/** Vertices by number, found by place. */
export class Vertices {
  readonly #tolerance: Tolerance;
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #cells = new Map<string, number[]>();
  /** Cells are as large as edges are long, or looking along an edge would take many of them. */
  readonly #cellSize = 2_000;
  readonly #near = new Map<string, number[]>();

  constructor(tolerance: Tolerance) {
    this.#tolerance = tolerance;
  }

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
    const { sameWithin } = this.#tolerance;
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
    const { onEdgeWithin } = this.#tolerance;
    const found: { vertex: number; along: number }[] = [];
    for (const vertex of this.along(from, to, onEdgeWithin)) {
      if (vertex === from || vertex === to) continue;
      const [ex, ey] = [this.#x[vertex]! - x0, this.#y[vertex]! - y0];
      const along = (ex * dx + ey * dy) / length;
      if (along <= 0 || along >= length) continue;
      if (Math.abs(ex * dy - ey * dx) / length <= onEdgeWithin) found.push({ vertex, along });
    }
    return found.sort((one, other) => one.along - other.along).map(({ vertex }) => vertex);
  }

  /** All vertices that may lie within `margin` units of an edge, and some that don't. */
  *along(from: number, to: number, margin: number): Generator<number> {
    const [x0, y0, x1, y1] = [this.#x[from]!, this.#y[from]!, this.#x[to]!, this.#y[to]!];
    const cell = (value: number) => Math.floor(value / this.#cellSize);
    const [west, east] = [cell(Math.min(x0, x1) - margin), cell(Math.max(x0, x1) + margin)];
    const [south, north] = [cell(Math.min(y0, y1) - margin), cell(Math.max(y0, y1) + margin)];
    for (let column = west; column <= east; column++) {
      for (let row = south; row <= north; row++) yield* this.#cells.get(`${column},${row}`) ?? [];
    }
  }
}

/** Without repeated vertices and without spikes. */
export function tidy(ring: number[]): number[] {
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
