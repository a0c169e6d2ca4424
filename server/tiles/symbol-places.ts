import { facility } from '#domain/collections/facility.ts';
import { project } from '#domain/collections/project.ts';
import { tileExtent } from './mvt-writer.ts';

/** Collections whose features are drawn as symbols where parcels are lettered. */
const drawnAsSymbols: ReadonlySet<string> = new Set([facility.name, project.name]);

/** Side of a cell in units of the tile's grid: four pixels on most screens. */
const cellUnits = 32;
/** Cells along a side, with those of the buffer. */
const margin = 2;
const cellsAlong = tileExtent / cellUnits + 2 * margin;

/** Farther than this from its middle no lettering of a parcel reaches, with a symbol's own size: 72 pixels. */
const farthestCells = 18;

/** Where a tile has symbols: near which the letters of a parcel must make room. */
export class SymbolPlaces {
  readonly #cells = new Uint8Array(cellsAlong ** 2);

  static isOf(collection: string): boolean {
    return drawnAsSymbols.has(collection);
  }

  /** Add the points of a geometry, x and y in turn, in units of the tile's grid. */
  add(coordinates: ArrayLike<number>, length: number): void {
    for (let at = 0; at < length; at += 2) {
      const [column, row] = [cellOf(coordinates[at]!), cellOf(coordinates[at + 1]!)];
      if (isCell(column) && isCell(row)) this.#cells[row * cellsAlong + column] = 1;
    }
  }

  /** True where a symbol lies within so many units of a place, to a cell. */
  hasNear(x: number, y: number, units: number): boolean {
    const reach = Math.min(farthestCells, Math.floor(units / cellUnits));
    const [column, row] = [cellOf(x), cellOf(y)];
    for (let down = -reach; down <= reach; down++) {
      const aside = Math.floor(Math.sqrt(reach ** 2 - down ** 2));
      if (!isCell(row + down)) continue;
      const start = (row + down) * cellsAlong;
      const from = start + Math.max(0, column - aside);
      const to = start + Math.min(cellsAlong - 1, column + aside);
      if (this.#cells.subarray(from, to + 1).includes(1)) return true;
    }
    return false;
  }
}

function cellOf(units: number): number {
  return Math.floor(units / cellUnits) + margin;
}

function isCell(at: number): boolean {
  return at >= 0 && at < cellsAlong;
}
