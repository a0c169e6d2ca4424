import type { TileGeometry } from './twkb-reader.ts';

/** How coarsely a tile is drawn, in units of its grid; 16 units are a pixel on most screens. */
export interface TileDetail {
  /** Merged parcels are snapped to every so many units. */
  step: number;
  /** Lines and rings smaller than this in both directions are left out; of points all but one in so many. */
  minSize: number;
  /** Longer lines and rings keep every second, third, … position, until they have no more than this. */
  maxPositions: number;
  /** Of what is left, points, lines and polygons alike, all but one in so many are left out. */
  oneIn: number;
}

/** Everything that the grid can show. */
export const fullDetail: TileDetail = {
  step: 1,
  minSize: 0,
  maxPositions: Number.POSITIVE_INFINITY,
  oneIn: 1,
};

/** Leaves out of geometries, one after another, what a coarse tile has no room for. */
export class GeometryThinner {
  readonly #detail: TileDetail;
  // points, lines and polygons so far, whichever feature they were of
  #points = 0;
  #parts = 0;
  #isShellKept = false;

  constructor(detail: TileDetail) {
    this.#detail = detail;
  }

  /** Thin in place; a geometry of which nothing is left has no paths. */
  thin(geometry: TileGeometry): void {
    if (this.#detail === fullDetail) return;
    const { pathCount, pathEnds, pathDimensions, isShell } = geometry;
    geometry.clear();
    let start = 0;
    // what is kept is written over what was read: never further on than that
    for (let path = 0; path < pathCount; path++) {
      const end = pathEnds[path]!;
      const dimension = pathDimensions[path]!;
      const isNew = dimension === 1 || isShell[path]!;
      const before = geometry.length;
      if (dimension === 0) this.#keepPoints(geometry, start, end);
      else if (this.#isKept(geometry, start, end, isNew))
        keepPositions(geometry, start, end, this.#detail.maxPositions);
      if (geometry.length > before) geometry.endPath(dimension, isShell[path]!);
      start = end;
    }
  }

  #keepPoints(geometry: TileGeometry, start: number, end: number): void {
    const every = Math.max(1, this.#detail.minSize) * this.#detail.oneIn;
    for (let at = start; at < end; at += 2) if (this.#points++ % every === 0) copyPosition(geometry, at);
  }

  /** A hole goes with its polygon. */
  #isKept(geometry: TileGeometry, start: number, end: number, isNew: boolean): boolean {
    const isLarge = sizeOf(geometry, start, end) >= this.#detail.minSize;
    if (!isNew) return this.#isShellKept && isLarge;
    this.#isShellKept = isLarge && this.#parts++ % this.#detail.oneIn === 0;
    return this.#isShellKept;
  }
}

/** The longer side of a path's box. */
function sizeOf({ coordinates }: TileGeometry, start: number, end: number): number {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = start; at < end; at += 2) {
    west = Math.min(west, coordinates[at]!);
    east = Math.max(east, coordinates[at]!);
    north = Math.min(north, coordinates[at + 1]!);
    south = Math.max(south, coordinates[at + 1]!);
  }
  return Math.max(east - west, south - north);
}

/** The first and last positions of a path, which close a ring, and evenly some between. */
function keepPositions(geometry: TileGeometry, start: number, end: number, maxPositions: number): void {
  const every = 2 * Math.ceil((end - start) / 2 / maxPositions);
  let last = start;
  for (let at = start; at < end; at += every) {
    copyPosition(geometry, at);
    last = at;
  }
  if (last !== end - 2) copyPosition(geometry, end - 2);
}

function copyPosition(geometry: TileGeometry, at: number): void {
  const { coordinates } = geometry;
  coordinates[geometry.length] = coordinates[at]!;
  coordinates[geometry.length + 1] = coordinates[at + 1]!;
  geometry.length += 2;
}
