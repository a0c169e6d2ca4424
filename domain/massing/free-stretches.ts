import type { Area, Point } from './plane.ts';

/** From and to, along x. */
export type Stretch = readonly [from: number, to: number];

/**
 * Where a strip between two heights lies wholly inside an area, from west to east: a rectangle on such a stretch
 * touches no edge.
 *
 *       ____________
 *      /   ______   \          high
 *     |   |......|   |
 *     |___|      |___\         low
 *         no     only what no edge passes through, and is inside
 */
export function freeStretches(area: Area, low: number, high: number): Stretch[] {
  const taken = passages(area, low, high).sort(([a], [b]) => a - b);
  const free: Stretch[] = [];
  let reached = -Infinity;
  for (const [from, to] of taken) {
    if (from > reached && isInside(area, [(reached + from) / 2, (low + high) / 2]))
      free.push([reached, from]);
    reached = Math.max(reached, to);
  }
  return free;
}

/** What the edges take of the strip, each from its least x to its greatest. */
function passages(area: Area, low: number, high: number): Stretch[] {
  const taken: Stretch[] = [];
  for (const ring of area) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [a, b] = [ring[before]!, ring[at]!];
      if (Math.max(a[1], b[1]) <= low || Math.min(a[1], b[1]) >= high) continue;
      const [from, to] = [clampAlong(a, b, low, high), clampAlong(b, a, low, high)];
      taken.push(from < to ? [from, to] : [to, from]);
    }
  }
  return taken;
}

/** The x at which an edge, gone along from `a`, is first between the heights. */
function clampAlong([ax, ay]: Point, [bx, by]: Point, low: number, high: number): number {
  const y = Math.min(high, Math.max(low, ay));
  return y === ay ? ax : ax + ((y - ay) / (by - ay)) * (bx - ax);
}

function isInside(area: Area, [x, y]: Point): boolean {
  let isIn = false;
  for (const ring of area) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [[ax, ay], [bx, by]] = [ring[before]!, ring[at]!];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
    }
  }
  return isIn;
}
