/** The planned area: the ring of streets, and the slopes outside it as far as the hills allow. */
import { chance } from '../geometry/chance.ts';
import { smoothRing } from '../geometry/lines.ts';
import { union, type Area } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { inValley } from './frame.ts';
import { along, offsetAcross } from './grid.ts';

/** From 石岭关 to the south end, metres along the valley. */
const north = 150;
const south = 13_180;

/** The outline whose slopes reach `margin` metres further out than drawn; the area follows from it. */
export function drawOutline(margin: number): Area {
  const points: Point[] = [];
  const step = 160;
  for (let s = north; s <= south; s += step)
    points.push(inValley(s, offsetAcross(along.east, s) + reach(s, 1) + margin));
  points.push(...cap(south, 2));
  for (let s = south; s >= north; s -= step)
    points.push(inValley(s, offsetAcross(along.west, s) - reach(s, 3) - margin));
  points.push(...cap(north, 4).reverse());
  return union([[smoothRing(points, 40)]]);
}

/** How far beyond the outer streets the area reaches: spurs of the hills push in, side valleys reach out. */
function reach(s: number, side: number): number {
  const ends = Math.min(1, (s - north) / 900, (south - s) / 900);
  return (
    (60 + 420 * wave(s / 1_150, side) ** 1.5 + 130 * wave(s / 360, side + 10)) *
    (0.45 + 0.55 * Math.max(0, ends))
  );
}

/** Points of the outline's ends, from east to west, bowed a little by the slopes. */
function cap(s: number, side: number): Point[] {
  const outwards = s === north ? -1 : 1;
  const [from, to] = [offsetAcross(along.east, s) - 100, offsetAcross(along.west, s) + 100];
  return Array.from({ length: 9 }, (_, index) => {
    const share = (index + 1) / 10;
    const bow = 260 * Math.sin(Math.PI * share) + 150 * (wave(share * 5, side) - 0.3);
    return inValley(s + outwards * bow, from + (to - from) * share);
  });
}

/** Smooth noise in [0, 1] with a value at each whole number. */
function wave(at: number, seed: number): number {
  const low = Math.floor(at);
  const share = at - low;
  const eased = share * share * (3 - 2 * share);
  return chance(low, seed) * (1 - eased) + chance(low + 1, seed) * eased;
}
