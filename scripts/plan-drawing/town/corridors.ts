/** Green belts: beside the rings of the two square towns, the avenue, railway and expressway, and across the valley. */
import { beside } from '../geometry/lines.ts';
import { buffer, union, type Area } from '../geometry/polygons.ts';
import type { Point } from '../geometry/projection.ts';
import { crossing } from './grid.ts';
import { drawInterchange, expresswayLine, railwayLine } from './interchange.ts';

/** A belt along a line of the grid, metres wide beyond the street's red line. */
interface Belt {
  line: 'along' | 'across';
  at: number;
  from: number;
  to: number;
  /** Metres from the street's middle to the belt's edge, on the west or north side, and on the east or south side. */
  left: number;
  right: number;
  use: '1401' | '1402';
}

const ring = { left: 46, right: 46, use: '1401' } as const;
const belts: readonly Belt[] = [
  // 双环相扣: the ring of the north town (lines 4 to 8) and that of the south town (7 to 12) share the band of the lake
  { line: 'along', at: 3, from: 4, to: 12, ...ring, right: 23 },
  { line: 'along', at: 8, from: 4, to: 12, ...ring, left: 23 },
  { line: 'across', at: 4, from: 3, to: 8, ...ring, right: 25 },
  { line: 'across', at: 7, from: 3, to: 8, left: 40, right: 18, use: '1401' },
  { line: 'across', at: 8, from: 3, to: 8, left: 25, right: 46, use: '1401' },
  { line: 'across', at: 12, from: 3, to: 8, ...ring, left: 25 },
  // 太忻大道 through the town
  { line: 'along', at: 4, from: 0, to: 14, left: 42, right: 42, use: '1402' },
  // 多廊织网: from the hills to the axis
  { line: 'across', at: 2, from: 1, to: 10, left: 23, right: 52, use: '1401' },
  { line: 'across', at: 6, from: 8, to: 10, left: 25, right: 52, use: '1401' },
  { line: 'across', at: 10, from: 1, to: 3, left: 25, right: 52, use: '1402' },
  { line: 'across', at: 10, from: 8, to: 10, left: 25, right: 52, use: '1402' },
  // between homes and work
  { line: 'along', at: 2, from: 5, to: 9, left: 46, right: 18, use: '1402' },
  { line: 'along', at: 9, from: 7, to: 11, left: 18, right: 46, use: '1402' },
  { line: 'across', at: 11, from: 3, to: 4, left: 18, right: 46, use: '1402' },
  { line: 'across', at: 11, from: 6, to: 8, left: 18, right: 46, use: '1402' },
  { line: 'along', at: 7, from: 9, to: 11, left: 46, right: 18, use: '1402' },
];

/** The belts of one use, streets and water not yet taken out. */
export function drawBelts(use: Belt['use']): Area {
  return union(...belts.filter((belt) => belt.use === use).flatMap((belt) => oneSided(belt)));
}

function oneSided({ line, at, from, to, left, right }: Belt): Area[] {
  const count = Math.round((to - from) * 20);
  const points = Array.from({ length: count + 1 }, (_, index) => {
    const position = from + index / 20;
    return line === 'along' ? crossing(at, position) : crossing(position, at);
  });
  // along lines run south, across lines east: the west and the north side lie to the right of the one, left of the other
  const side = line === 'along' ? -1 : 1;
  return [band(points, side * left), band(points, -side * right)];
}

/** Between a line and the one beside it. */
function band(line: Point[], meters: number): Area {
  return union([[[...line, ...beside(line, meters).reverse()]]]);
}

/** Land of the railway and of the expressway with its ramps, and the belts that keep their noise away. */
export function drawTransit(): { railway: Area; expressway: Area; belts: Area } {
  return {
    railway: buffer([railwayLine], 22),
    expressway: union(
      buffer([expresswayLine], 30),
      buffer(
        drawInterchange().ramps.map(({ line }) => line),
        9,
      ),
    ),
    belts: union(buffer([railwayLine], 52), buffer([expresswayLine], 70)),
  };
}
