import type { Polygon } from 'geojson';

/**
 * A position inside a valid polygon, well off its edges: the middle of the widest stretch that lies within on one of a
 * few parallels. Degrees; null for a polygon without height.
 */
export function innerPosition({ coordinates }: Polygon): [number, number] | null {
  const ys = coordinates.flat().map(([, y]) => y!);
  const [low, high] = ys.reduce(([a, b], y) => [Math.min(a, y), Math.max(b, y)], [Infinity, -Infinity]);
  let best: { x: number; y: number; width: number } | null = null;
  for (const share of [0.5, 0.27, 0.73, 0.11, 0.89]) {
    const y = low + (high - low) * share;
    const crossings = crossingsAt(coordinates, y);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from, to] = [crossings[at]!, crossings[at + 1]!];
      if (to - from > (best?.width ?? 0)) best = { x: (from + to) / 2, y, width: to - from };
    }
  }
  return best && [best.x, best.y];
}

/** Longitudes at which the rings cross a parallel, from west to east. */
function crossingsAt(rings: number[][][], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let at = 0; at + 1 < ring.length; at++) {
      const [[ax, ay], [bx, by]] = [ring[at] as [number, number], ring[at + 1] as [number, number]];
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return crossings.sort((a, b) => a - b);
}
