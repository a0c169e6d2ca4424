import { erode, type Land } from './erode.ts';
import { cellMeters, columns, rows, smoothStep, toPlace, type Place } from './frame.ts';
import { createNoise, createRandom } from './noise.ts';
import { findInValley } from './valley.ts';

/** 小五台山, the highest point of 大盂镇 at 1839 m as reported; where it stands east of the town is an estimate. */
const summit = { longitude: 112.81, latitude: 38.228, height: 1_839 } as const;

const rangeNoise = createNoise(5);
const roughness = createNoise(7);

/**
 * Height of the illustrative land in metres at a longitude and latitude (EPSG:4490). No survey is behind it: a broad
 * valley along the town, hills that water has worn on both sides. Outside the frame it is that of the frame's edge.
 */
export function heightAt(longitude: number, latitude: number): number {
  const [x, y] = toPlace(longitude, latitude);
  return sample(landHeights(), x / cellMeters, y / cellMeters);
}

let heights: Float64Array | undefined;

/** Heights of the grid's cells in metres, row by row from the south-west; worked out once, which takes a second. */
export function landHeights(): Float64Array {
  return (heights ??= shapeLand());
}

function shapeLand(): Float64Array {
  const land = prepareLand();
  erode(land, 70);
  const heights = soften(land.heights);
  raiseSummit(heights);
  return heights;
}

function prepareLand(): Land {
  const count = columns * rows;
  const random = createRandom(3);
  const land: Land = {
    columns,
    rows,
    heights: new Float64Array(count),
    isFixed: new Uint8Array(count),
    uplift: new Float64Array(count),
    whim: Float64Array.from({ length: count }, () => 0.75 + 0.5 * random()),
  };
  for (let cell = 0; cell < count; cell++) {
    const column = cell % columns;
    const row = (cell - column) / columns;
    const place: Place = [column * cellMeters, row * cellMeters];
    const { share, floor } = findInValley(place);
    land.isFixed[cell] = Number(share < 1);
    land.heights[cell] = floor + (share < 1 ? 0 : 20 + 15 * roughness(place[0] / 900, place[1] / 900));
    land.uplift[cell] = upliftAt(place, share);
  }
  return land;
}

/** Metres a step: more in the east and around the summit, less beside the valley, in ranges rather than evenly. */
function upliftAt(place: Place, share: number): number {
  const [x, y] = place;
  const [summitX, summitY] = toPlace(summit.longitude, summit.latitude);
  const toSummit = Math.hypot(x - summitX, y - summitY);
  const ranges = 1 + 0.4 * rangeNoise(x / 9_000, y / 9_000) + 0.2 * rangeNoise(x / 4_000, y / 4_000 + 20);
  const massif = 1.1 * Math.exp(-((toSummit / 5_500) ** 2));
  return 15 * (ranges + massif) * (0.35 + 0.65 * smoothStep(1, 2.2, share));
}

/** What water leaves too sharp, rain and ploughs have rounded: each cell towards the mean of its neighbours. */
function soften(heights: Float64Array): Float64Array {
  let before = heights;
  for (let pass = 0; pass < 3; pass++) {
    const at = (column: number, row: number) =>
      before[Math.min(rows - 1, Math.max(0, row)) * columns + Math.min(columns - 1, Math.max(0, column))]!;
    before = before.map((height, cell) => {
      const column = cell % columns;
      const row = (cell - column) / columns;
      const around = at(column - 1, row) + at(column + 1, row) + at(column, row - 1) + at(column, row + 1);
      return 0.5 * height + 0.125 * around;
    });
  }
  return before;
}

/** Raises or lowers the highest ground about the summit to the summit's height, and all around it ever less. */
function raiseSummit(heights: Float64Array): void {
  const [summitX, summitY] = toPlace(summit.longitude, summit.latitude);
  const distanceFrom = (x: number, y: number, cell: number) =>
    Math.hypot((cell % columns) * cellMeters - x, Math.floor(cell / columns) * cellMeters - y);
  let highest = 0;
  for (let cell = 0; cell < heights.length; cell++) {
    if (distanceFrom(summitX, summitY, cell) < 4_000 && heights[cell]! > heights[highest]!) highest = cell;
  }
  const missing = summit.height - heights[highest]!;
  const x = (highest % columns) * cellMeters;
  const y = Math.floor(highest / columns) * cellMeters;
  for (let cell = 0; cell < heights.length; cell++) {
    heights[cell]! += missing * Math.exp(-((distanceFrom(x, y, cell) / 2_500) ** 2));
  }
}

/** Blends the four cells about a place of the grid. */
function sample(values: Float64Array, column: number, row: number): number {
  const x = Math.min(columns - 1.001, Math.max(0, column));
  const y = Math.min(rows - 1.001, Math.max(0, row));
  const at = Math.floor(y) * columns + Math.floor(x);
  const [right, up] = [x - Math.floor(x), y - Math.floor(y)];
  const south = values[at]! * (1 - right) + values[at + 1]! * right;
  const north = values[at + columns]! * (1 - right) + values[at + columns + 1]! * right;
  return south * (1 - up) + north * up;
}
