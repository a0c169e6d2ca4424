import type { Area } from './plane.ts';

const quarter = Math.PI / 2;

/**
 * The direction in which most of the area's edge runs, or across it, as an angle from east of -45° to 45° in radians;
 * 0 for an area without edges. Directions a quarter turn apart count as one (the mean of fourfold angles).
 */
export function mainDirection(area: Area): number {
  let [x, y] = [0, 0];
  for (const ring of area) {
    for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
      const [[ax, ay], [bx, by]] = [ring[before]!, ring[at]!];
      const [length, angle] = [Math.hypot(bx - ax, by - ay), Math.atan2(by - ay, bx - ax)];
      x += length * Math.cos(4 * angle);
      y += length * Math.sin(4 * angle);
    }
  }
  return x === 0 && y === 0 ? 0 : Math.atan2(y, x) / 4;
}

/** The same a quarter turn on, from -90° to 90°. */
export function acrossDirection(angle: number): number {
  return angle > 0 ? angle - quarter : angle + quarter;
}
