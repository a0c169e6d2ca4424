import type { LngLat } from '../../courses.ts';
import { smoothLine } from '../../smooth-line.ts';
import { createNoise } from '../../terrain/noise.ts';

/** Metres between positions before the line is thinned. */
const stepMeters = 120;

/** How far a bend swings, as a share of the distance between two control points, and at most, in metres. */
const swing = 0.12;
const largestSwing = 650;

/** Kilometres over which a river swings from one side to the other. */
const bendKilometers = 2.4;

const bends = createNoise(41);

/**
 * A river through control points ([longitude, latitude], EPSG:4490): a smooth line that swings to and fro as rivers do.
 * It passes through every control point; between near ones, where its course is known better, it swings less.
 */
export function meander(controls: readonly LngLat[]): LngLat[] {
  const line = smoothLine(controls, stepMeters);
  let next = 1;
  let start = 0;
  let end = line.indexOf(controls[1]!);
  return line.map((position, index) => {
    if (index > end && next + 1 < controls.length) {
      start = end;
      next += 1;
      end = line.indexOf(controls[next]!);
    }
    if (index === start || index === end) return position;
    const meters = (end - start) * stepMeters;
    // level at both ends, or the control points would be corners
    const share = Math.sin((Math.PI * (index - start)) / (end - start)) ** 2;
    const widest = share * Math.min(largestSwing, swing * meters);
    const along = (index * stepMeters) / 1_000 / bendKilometers;
    const aside = widest * (bends(along, controls.length) + 0.3 * bends(along * 2.1, controls.length + 9));
    return moveAside(line, index, aside);
  });
}

/** The position of a line moved to its left, in metres. */
function moveAside(line: readonly LngLat[], index: number, meters: number): LngLat {
  const [x, y] = line[index]!;
  const [x0, y0] = line[index - 1]!;
  const [x1, y1] = line[index + 1]!;
  const scale = Math.cos((y * Math.PI) / 180);
  const dx = (x1 - x0) * scale;
  const dy = y1 - y0;
  const degrees = meters / 111_000 / Math.hypot(dx, dy);
  return [round(x - (dy * degrees) / scale), round(y + dx * degrees)];
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
