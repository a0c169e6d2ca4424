/**
 * The valley's own coordinates: `s` metres along its middle from 石岭关 southwards, `w` metres across it, eastwards
 * positive. Streets that keep to them bend with the valley.
 */
import { distance, mix, smooth } from '../geometry/lines.ts';
import { toPlane, type Point } from '../geometry/projection.ts';

/** The middle of the valley, from 石岭关 down to the north of 黄寨. No source gives its course. */
const middle = smooth(
  (
    [
      [112.7065, 38.2415],
      [112.708, 38.2255],
      [112.7115, 38.2055],
      [112.7135, 38.1855],
      [112.7125, 38.1665],
      [112.7085, 38.1475],
      [112.7015, 38.13],
      [112.6935, 38.1125],
    ] as const
  ).map(toPlane),
  20,
);
const lengths = [0];
for (let at = 1; at < middle.length; at++)
  lengths.push(lengths[at - 1]! + distance(middle[at - 1]!, middle[at]!));

/** Directions are taken over this many metres: the frame turns more slowly than its middle does. */
const turning = 400;

/** The point of the plane at `s` along and `w` across the valley, in metres; beyond its ends the valley runs straight. */
export function inValley(s: number, w: number): Point {
  const [x, y] = middleAt(s);
  const [dx, dy] = directionAt(s);
  // facing south, east is to the left
  return [x - dy * w, y + dx * w];
}

/** `s` and `w` of a point of the plane, in metres, within a centimetre. */
export function toValley(point: Point): [s: number, w: number] {
  let s = 7_000;
  let w = 0;
  for (let round = 0; round < 40; round++) {
    const at = inValley(s, w);
    const [dx, dy] = directionAt(s);
    const ex = point[0] - at[0];
    const ey = point[1] - at[1];
    const along = ex * dx + ey * dy;
    s += along;
    w += -ex * dy + ey * dx;
    if (Math.abs(along) < 0.005) break;
  }
  return [s, w];
}

/** Unit vector of the valley's direction, southwards, at `s`. */
function directionAt(s: number): Point {
  const from = middleAt(s - turning);
  const to = middleAt(s + turning);
  const length = distance(from, to);
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}

function middleAt(s: number): Point {
  const last = lengths.length - 1;
  if (s <= 0) return mix(middle[0]!, middle[10]!, s / lengths[10]!);
  if (s >= lengths[last]!) {
    const before = last - 10;
    return mix(middle[before]!, middle[last]!, (s - lengths[before]!) / (lengths[last]! - lengths[before]!));
  }
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const at = (low + high) >> 1;
    if (lengths[at]! <= s) low = at;
    else high = at;
  }
  return mix(middle[low]!, middle[high]!, (s - lengths[low]!) / (lengths[high]! - lengths[low]!));
}
