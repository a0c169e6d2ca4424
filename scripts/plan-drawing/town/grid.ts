/**
 * The town's grid: lines `a` run along the valley, lines `b` across it. Whole numbers are main streets, what lies
 * between them are the lines of local streets, so that these meet across a main street.
 */
import type { Point } from '../geometry/projection.ts';
import { inValley, toValley } from './frame.ts';

/** Metres across the valley of the lines along it, at stations along it; the first and the last go round the town. */
const stations = [0, 1_000, 2_000, 3_000, 4_000, 5_500, 7_000, 8_500, 10_000, 11_500, 12_800, 14_200];
const west = [-1_060, -1_330, -1_830, -2_360, -2_640, -2_720, -2_930, -2_990, -2_740, -2_640, -2_400, -2_330];
const east = [960, 1_170, 1_690, 2_420, 2_900, 3_060, 3_390, 3_430, 3_060, 2_720, 2_260, 1_960];
/** 太忻大道. */
const avenue = [-560, -600, -650, -700, -745, -790, -800, -815, -850, -905, -960, -1_020];
/** Half the width of the green axis: it widens around its three centres like a string of pearls. */
const pearls = [
  { s: 4_330, wider: 80, spread: 420 },
  { s: 6_815, wider: 270, spread: 560 },
  { s: 9_480, wider: 80, spread: 420 },
];
const axisHalf = [95, 105, 120, 135, 145, 150, 150, 150, 145, 140, 130, 120];

/** Names of the lines along the valley that have a part of their own. */
export const along = { west: 1, avenue: 4, axisWest: 5, axisEast: 6, east: 10 } as const;

/** Metres along the valley of the lines across it, where they cross its middle. */
const across = [
  560, 1_420, 2_300, 3_120, 3_890, 4_523, 5_460, 6_390, 7_240, 8_120, 9_020, 9_920, 10_800, 11_680, 12_520,
];

/** How far a line across hangs south at 2.5 km from the middle, and how much its east end lies south of its west end. */
const sag = [-160, -120, -60, 20, 60, 40, 0, -40, -60, -20, 40, 90, 110, 90, 60];
const tilt = [60, 40, -20, -70, -60, -10, 40, 60, 40, 0, -50, -60, -20, 30, 60];

/** How many lines there are across; the first is 0. */
export const acrossCount = across.length;

/** The point where the lines `a` and `b` cross, whole or not. */
export function crossing(a: number, b: number): Point {
  let s = interpolate(across, b);
  let w = 0;
  for (let round = 0; round < 6; round++) {
    w = offsetAcross(a, s);
    s = stationAlong(b, w);
  }
  return inValley(s, w);
}

/** `a` and `b` of a point of the plane. */
export function toGrid(point: Point): [a: number, b: number] {
  const [s, w] = toValley(point);
  const stationsHere = across.map((_, b) => stationAlong(b, w));
  return [piecewise(linesAt(s), knots, w), piecewise(stationsHere, wholeNumbers, s)];
}

/** Metres across the valley of a line along it. */
export function offsetAcross(a: number, s: number): number {
  return piecewise(knots, linesAt(s), a);
}

/** The lines between which all others are spread evenly. */
const knots = [along.west, along.avenue, along.axisWest, along.axisEast, along.east];
const wholeNumbers = across.map((_, b) => b);

/** Metres across the valley of those lines. */
function linesAt(s: number): number[] {
  const half = pearls.reduce(
    (sum, pearl) => sum + pearl.wider * Math.exp(-(((s - pearl.s) / pearl.spread) ** 2)),
    curve(stations, axisHalf, s),
  );
  return [curve(stations, west, s), curve(stations, avenue, s), -half, half, curve(stations, east, s)];
}

/** Metres along the valley of a line across it, at `w` metres from the middle. */
function stationAlong(b: number, w: number): number {
  const bend = w / 2_500;
  return interpolate(across, b) + interpolate(sag, b) * bend * bend + (interpolate(tilt, b) * bend) / 2;
}

/** A value between those of a list at whole numbers; beyond its ends the last step goes on. */
function interpolate(values: readonly number[], at: number): number {
  const low = Math.min(values.length - 2, Math.max(0, Math.floor(at)));
  return values[low]! + (values[low + 1]! - values[low]!) * (at - low);
}

/** The straight line between the values at knots that rise; the first and the last step go on beyond them. */
function piecewise(knots: readonly number[], values: readonly number[], at: number): number {
  let low = 0;
  while (low < knots.length - 2 && at > knots[low + 1]!) low += 1;
  const share = (at - knots[low]!) / (knots[low + 1]! - knots[low]!);
  return values[low]! + (values[low + 1]! - values[low]!) * share;
}

/** A smooth curve through values at stations (cubic Hermite with the slopes of the neighbours); straight beyond them. */
function curve(at: readonly number[], values: readonly number[], x: number): number {
  const last = at.length - 1;
  const slope = (index: number) => {
    const from = Math.max(0, index - 1);
    const to = Math.min(last, index + 1);
    return (values[to]! - values[from]!) / (at[to]! - at[from]!);
  };
  if (x <= at[0]!) return values[0]! + slope(0) * (x - at[0]!);
  if (x >= at[last]!) return values[last]! + slope(last) * (x - at[last]!);
  let low = 0;
  while (x > at[low + 1]!) low += 1;
  const width = at[low + 1]! - at[low]!;
  const t = (x - at[low]!) / width;
  const square = t * t;
  const cube = square * t;
  return (
    (2 * cube - 3 * square + 1) * values[low]! +
    (cube - 2 * square + t) * width * slope(low) +
    (3 * square - 2 * cube) * values[low + 1]! +
    (cube - square) * width * slope(low + 1)
  );
}
