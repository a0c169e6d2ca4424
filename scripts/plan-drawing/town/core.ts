/** The core area of 4.6 km²: the cells of the grid around the middle of the north town. */
import { crossing } from './grid.ts';
import type { Point } from '../geometry/projection.ts';

/** Lines of the grid around the core, all of them streets; the north one lies where the published area puts it. */
export const core = { west: 4, east: 8, north: 5, south: 7 } as const;

/** The core's outline, along the middle of its streets, from a line across at `north`. */
export function coreOutline(north: number): Point[] {
  const side = (at: (share: number) => Point) => Array.from({ length: 40 }, (_, index) => at(index / 40));
  const { west, east, south } = core;
  return [
    ...side((share) => crossing(west, north + (south - north) * share)),
    ...side((share) => crossing(west + (east - west) * share, south)),
    ...side((share) => crossing(east, south - (south - north) * share)),
    ...side((share) => crossing(east - (east - west) * share, north)),
  ];
}
