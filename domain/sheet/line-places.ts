import type { Line } from './shape.ts';

/** A straight place along a line: its middle, and the direction of its text in radians clockwise. */
export interface LinePlace {
  x: number;
  y: number;
  angle: number;
}

/** How far, as a share of the length, the line may bend away from a text that is set straight along it. */
const mostBend = 0.06;

/**
 * How far from vertical text still reads upwards, in radians: streets of one direction waver around the vertical, and
 * their names shall not read upwards on one and downwards on the next.
 */
const mostLean = Math.PI / 9;

/** Places of a length along a line where it is straight enough, looked for at every `step`. In order along the line. */
export function straightPlaces(line: Line, length: number, step: number): (LinePlace & { along: number })[] {
  const distances = distancesAlong(line);
  const total = distances.at(-1) ?? 0;
  const places: (LinePlace & { along: number })[] = [];
  // from the middle of what is left over, so that a name stands in the middle of its street
  const room = total - length;
  const start = room - Math.floor(room / step) * step;
  for (let from = start / 2; from <= room; from += step) {
    const place = placeBetween(line, distances, from, from + length);
    if (place) places.push({ ...place, along: from + length / 2 });
  }
  return places;
}

/** Length of a line up to each of its points. */
export function distancesAlong(line: Line): number[] {
  const distances = [0];
  for (let at = 2; at < line.length; at += 2) {
    const step = Math.hypot(line[at]! - line[at - 2]!, line[at + 1]! - line[at - 1]!);
    distances.push(distances.at(-1)! + step);
  }
  return distances;
}

function placeBetween(line: Line, distances: readonly number[], from: number, to: number): LinePlace | null {
  const [startX, startY] = pointAt(line, distances, from);
  const [endX, endY] = pointAt(line, distances, to);
  const chord = Math.hypot(endX - startX, endY - startY);
  if (chord === 0) return null;
  const [unitX, unitY] = [(endX - startX) / chord, (endY - startY) / chord];
  for (const [at, distance] of distances.entries()) {
    if (distance <= from || distance >= to) continue;
    const away = Math.abs((line[2 * at]! - startX) * unitY - (line[2 * at + 1]! - startY) * unitX);
    if (away > (to - from) * mostBend) return null;
  }
  return {
    x: (startX + endX) / 2,
    y: (startY + endY) / 2,
    angle: readingAngle(Math.atan2(unitY, unitX)),
  };
}

/** The direction, or its opposite, in which text is read: from the left, and up along what is nearly vertical. */
function readingAngle(angle: number): number {
  const last = Math.PI / 2 - mostLean;
  if (angle > last) return angle - Math.PI;
  return angle <= last - Math.PI ? angle + Math.PI : angle;
}

/** True for a direction nearer to the vertical than to the horizontal. */
export function isSteep(angle: number): boolean {
  return Math.abs(Math.sin(angle)) > Math.abs(Math.cos(angle));
}

/** How far a steep direction, or its opposite, leans clockwise from the vertical, in radians. */
export function leanOf(angle: number): number {
  return -Math.atan(Math.cos(angle) / Math.sin(angle));
}

function pointAt(line: Line, distances: readonly number[], along: number): [number, number] {
  let at = distances.findIndex((distance) => distance >= along);
  if (at < 0) at = distances.length - 1;
  if (at === 0) return [line[0]!, line[1]!];
  const [before, after] = [distances[at - 1]!, distances[at]!];
  const share = after === before ? 0 : (along - before) / (after - before);
  return [
    line[2 * at - 2]! + share * (line[2 * at]! - line[2 * at - 2]!),
    line[2 * at - 1]! + share * (line[2 * at + 1]! - line[2 * at - 1]!),
  ];
}
