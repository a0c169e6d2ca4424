import type { Line } from './shape.ts';

/** A straight place along a line: its middle, and the direction in radians clockwise, so that text reads from the left. */
export interface LinePlace {
  x: number;
  y: number;
  angle: number;
}

/** How far, as a share of the length, the line may bend away from a text that is set straight along it. */
const mostBend = 0.06;

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
  const angle = Math.atan2(unitY, unitX);
  const isBackwards = angle > Math.PI / 2 || angle <= -Math.PI / 2;
  return {
    x: (startX + endX) / 2,
    y: (startY + endY) / 2,
    angle: isBackwards ? angle - Math.sign(angle) * Math.PI : angle,
  };
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
