import FlatQueue from 'flatqueue';

/** Land on a grid, row by row: heights in metres, and where rivers keep them as they are. */
export interface Land {
  columns: number;
  rows: number;
  heights: Float64Array;
  /** 1 where the height is given: valley floors, and the edge. */
  isFixed: Uint8Array;
  /** Metres by which each cell rises in one step. */
  uplift: Float64Array;
  /** How easily each cell chooses another way than the steepest: about 1. */
  whim: Float64Array;
}

/** How much running water wears away in one step; with the uplift it decides how steep the hills become. */
const erosion = 0.16;

/**
 * Lets hills rise while water wears them down, until valleys branch as those of rivers do. One step is the implicit
 * form of the stream power law of Braun and Willett (2013), with an exponent of 1 on the slope and 1/2 on the area
 * drained, over the grid's eight directions.
 */
export function erode(land: Land, steps: number): void {
  const count = land.heights.length;
  const neighbors = findNeighbors(land);
  const order = new Int32Array(count);
  const receiver = new Int32Array(count);
  const away = new Float64Array(count);
  const drained = new Float64Array(count);
  for (let step = 0; step < steps; step++) {
    // ways of water change slowly once valleys are there
    if (step < 8 || step % 3 === 0) {
      const filled = floodFromFixed(land, neighbors, order);
      findReceivers(land, neighbors, filled, receiver, away);
      gatherWater(order, receiver, drained);
    }
    wearDown(land, order, receiver, away, drained);
  }
}

/** Heights with hollows filled so that each cell drains to a fixed one (Barnes 2014), and cells in rising order. */
function floodFromFixed({ heights, isFixed }: Land, neighbors: Int32Array, order: Int32Array): Float64Array {
  const filled = Float64Array.from(heights);
  const seen = Uint8Array.from(isFixed);
  const queue = new FlatQueue<number>();
  for (let cell = 0; cell < heights.length; cell++) if (isFixed[cell]) queue.push(cell, heights[cell]!);
  for (let count = 0; queue.length > 0; count++) {
    const cell = queue.pop()!;
    order[count] = cell;
    for (let side = 0; side < 8; side++) {
      const neighbor = neighbors[cell * 8 + side]!;
      if (neighbor < 0 || seen[neighbor]) continue;
      seen[neighbor] = 1;
      // a touch higher, so that water finds its way over what was a hollow
      filled[neighbor] = Math.max(filled[neighbor]!, filled[cell]! + 0.001);
      queue.push(neighbor, filled[neighbor]!);
    }
  }
  return filled;
}

/** The neighbour each cell drains to, about the steepest one down, and how many cells away it is. */
function findReceivers(
  { whim, isFixed }: Land,
  neighbors: Int32Array,
  filled: Float64Array,
  receiver: Int32Array,
  away: Float64Array,
): void {
  for (let cell = 0; cell < filled.length; cell++) {
    receiver[cell] = cell;
    if (isFixed[cell]) continue;
    let steepest = 0;
    for (let side = 0; side < 8; side++) {
      const neighbor = neighbors[cell * 8 + side]!;
      if (neighbor < 0) continue;
      const cells = sides[side]![2];
      const slope = ((filled[cell]! - filled[neighbor]!) / cells) * whim[neighbor]!;
      if (slope <= steepest) continue;
      steepest = slope;
      receiver[cell] = neighbor;
      away[cell] = cells;
    }
  }
}

/** Cells whose water runs through each cell, itself included. */
function gatherWater(order: Int32Array, receiver: Int32Array, drained: Float64Array): void {
  drained.fill(1);
  for (let index = order.length - 1; index >= 0; index--) {
    const cell = order[index]!;
    if (receiver[cell] !== cell) drained[receiver[cell]!]! += drained[cell]!;
  }
}

function wearDown(
  { heights, isFixed, uplift }: Land,
  order: Int32Array,
  receiver: Int32Array,
  away: Float64Array,
  drained: Float64Array,
): void {
  for (const cell of order) {
    if (isFixed[cell]) continue;
    const factor = (erosion * Math.sqrt(drained[cell]!)) / away[cell]!;
    const below = heights[receiver[cell]!]!;
    heights[cell] = (heights[cell]! + uplift[cell]! + factor * below) / (1 + factor);
  }
}

/** Steps to the eight neighbours, and how many cells away they are. */
const sides = [
  [-1, -1, Math.SQRT2],
  [0, -1, 1],
  [1, -1, Math.SQRT2],
  [-1, 0, 1],
  [1, 0, 1],
  [-1, 1, Math.SQRT2],
  [0, 1, 1],
  [1, 1, Math.SQRT2],
] as const;

/** The eight neighbours of each cell, -1 where the grid ends. */
function findNeighbors({ columns, rows }: Land): Int32Array {
  const neighbors = new Int32Array(columns * rows * 8).fill(-1);
  for (let cell = 0; cell < columns * rows; cell++) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    for (const [side, [dx, dy]] of sides.entries()) {
      const x = column + dx;
      const y = row + dy;
      if (x >= 0 && x < columns && y >= 0 && y < rows) neighbors[cell * 8 + side] = y * columns + x;
    }
  }
  return neighbors;
}
